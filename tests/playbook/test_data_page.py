"""The page about the data names what is published, and its examples run as shown."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "contribuer" / "donnees.md"
TEXT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
#: What Sphinx and its search need, for no one else.
INNER = {"searchindex.js", "searchpages.js"}


def named() -> set[str]:
    rows = re.findall(r"^\| `([\w.-]+)` \|.*\| (.*) \|$", TEXT, re.MULTILINE)
    schemas = {found for _, said in rows for found in re.findall(r"`([\w.-]+)`", said)}
    return {name for name, _ in rows} | {s for s in schemas if s.endswith(".json")}


def test_what_is_published_is_named_and_what_is_named_is_published(site: Path) -> None:
    kinds = {".json", ".csv", ".inv"}
    published = {path.name for path in site.iterdir() if path.suffix in kinds}
    # The feed asks for an address, which this build has not.
    assert named() - {"atom.xml"} == published - INNER


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "open(" in e])
def test_an_example_runs_beside_the_files(site: Path, example: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", example],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ (?:au|entrées en) [\d-]+\n", done.stdout)
