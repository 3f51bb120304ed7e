"""The build and the command tell the same, and time alone fails nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import startup_cards

if TYPE_CHECKING:
    from .conftest import Project

ROOT = Path(__file__).parents[2]
PLANTED = ROOT / "tests" / "cases" / "planted"
SPHINX = (sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going")
#: Five years after the last day that the samples and the site name.
LATER = str(int(datetime(2031, 11, 26, tzinfo=UTC).timestamp()))


def checked(project: Project) -> list[str]:
    """The lines of the command ``check`` in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "startup_cards", "check", "startups"],
        cwd=project.root,
        env={"PYTHONPATH": str(Path(startup_cards.__file__).parents[1])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    return [line for line in run.stdout.splitlines() if "[startup." in line]


def test_planted_faults_are_told_alike_by_the_command_and_the_build(
    project: Project,
) -> None:
    """Ten faults in four files; at the second build as at the first."""
    shutil.rmtree(project / "_data")
    shutil.rmtree(project / "startups")
    only_cards = shutil.ignore_patterns("*.txt")
    shutil.copytree(PLANTED, project / "startups", ignore=only_cards)
    (project / "par-phase.md").unlink()
    (project / "note.md").write_text("# Une note\n\nSeule.\n", "utf-8")
    (project / "index.md").write_text("# Accueil\n\n```{toctree}\nnote\n```\n", "utf-8")
    expected = (PLANTED / "expected.txt").read_text("utf-8").splitlines()
    lines = checked(project)
    places = [line.split(": ")[0] + f": {kind(line)}" for line in lines]
    assert [place.removeprefix("startups/") for place in places] == expected
    for build in (project.build(), project.build()):
        assert build.failed
        assert [w.replace(": WARNING: ", ": ") for w in build.warnings] == lines


def kind(line: str) -> str:
    return line.rpartition("[startup.")[2].rstrip("]")


def test_five_years_on_the_cards_build_without_a_warning(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.build(to="before")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    later = project.build()
    assert later.warnings == []
    # The clock was indeed moved: lengths are counted to its day.
    assert "novembre 2031" in later.read("startups/cantine.html")
    assert "novembre 2031" not in before.read("startups/cantine.html")
    assert "[startup." not in before.status
    assert "[startup.old-as-of]" in later.status


@pytest.mark.slow
def test_five_years_on_the_whole_site_builds_without_a_warning(tmp_path: Path) -> None:
    """An untouched commit builds for ever: only notices tell the time that passed."""
    run = subprocess.run(
        [*SPHINX, "-d", tmp_path / "trees", ROOT / "docs", tmp_path / "html"],
        env={"SOURCE_DATE_EPOCH": LATER, "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "[startup.old-as-of]" in run.stdout
    assert "index.md" in run.stdout
