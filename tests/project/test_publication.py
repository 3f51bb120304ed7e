"""The workflows hand nothing to a fork; nothing is published without a legal notice."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NOTICE = ("url", "repository", "publisher", "host", "contact")


def load(path: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_starts_with_no_right(path: Path) -> None:
    assert load(path)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in used)


def test_code_from_a_fork_can_only_read() -> None:
    # YAML 1.1 reads the key "on" as true.
    reached = [path for path in WORKFLOWS if "pull_request" in load(path)[True]]
    assert [path.stem for path in reached] == ["pull-request"]
    assert not any("pull_request_target" in path.read_text() for path in WORKFLOWS)
    (path,) = reached
    rights = [job["permissions"] for job in load(path)["jobs"].values()]
    assert all(right in ({}, {"contents": "read"}) for right in rights)
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_the_report_runs_nothing_of_a_proposal() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "pull-request.yml")["jobs"]
    ours, theirs, *others = jobs["report"]["steps"]
    assert ours["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    folder = theirs["with"]["path"]
    said = "\n".join(step.get("run", "") for step in others)
    assert f"REPOSITORY={folder} BASE='HEAD^1' HEAD=HEAD" in said
    assert f"cd {folder}" not in said
    assert f"{folder}/" not in said


def test_branch_protection_can_wait_for_one_job() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "pull-request.yml")["jobs"]
    assert set(jobs["all-green"]["needs"]) == set(jobs) - {"all-green"}


def publishable(folder: Path, settings: dict[str, str]) -> tuple[int, str]:
    (folder / ".ci").mkdir()
    script = folder / ".ci" / "publishable.py"
    script.write_text((ROOT / ".ci" / "publishable.py").read_text(encoding="utf-8"))
    lines = [f'{key} = "{value}"' for key, value in settings.items()]
    (folder / "pyproject.toml").write_text("\n".join(["[tool.playbook]", *lines]))
    command = [sys.executable, str(script)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr


@pytest.mark.parametrize("hole", NOTICE)
def test_an_empty_setting_stops_the_publication(hole: str, tmp_path: Path) -> None:
    settings = dict.fromkeys(NOTICE, "x") | {hole: " "}
    code, said = publishable(tmp_path, settings)
    assert code == 1
    assert f"[tool.playbook] {hole} est vide" in said


def test_a_complete_notice_lets_it_pass(tmp_path: Path) -> None:
    assert publishable(tmp_path, dict.fromkeys(NOTICE, "x")) == (0, "")


def test_the_settings_exist_to_be_filled() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(NOTICE) <= set(project["tool"]["playbook"])
