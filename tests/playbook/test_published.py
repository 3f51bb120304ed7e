"""What a published site adds to a page: the day it last changed."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from playbook.published import last_changes

if TYPE_CHECKING:
    from pathlib import Path


def commit(folder: Path, day: str, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    # Whatever git this runs in, the repository is the one of the folder.
    around = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    person = around | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000",
    }
    for command in (["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env=person)


def test_each_page_has_the_day_of_its_own_last_commit(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    docs = tmp_path / "docs"
    docs.mkdir()
    commit(docs, "2026-03-01", index="Un", équipe="Deux")
    commit(docs, "2026-05-04", index="Trois")
    assert last_changes(docs) == {"index.md": "2026-05-04", "équipe.md": "2026-03-01"}


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_without_a_history_no_day_is_said(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_changes(tmp_path / path) == {}
