"""`make live`: one rebuild a save, then quiet, whatever is written meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "build" / "projects" / "small"
WAITING = "Waiting to detect changes"
#: Long enough for a loop to show: a build of the small project takes less.
QUIET = 5.0


def recipe() -> str:
    """The command of the Makefile, whose options are what is tried here."""
    bins = Path(sys.executable).parent
    plan = subprocess.run(
        ["make", "--dry-run", "live", f"BIN={bins}", "JOBS=1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.replace("\\\n", " ")
    (command,) = (line for line in plan.splitlines() if "sphinx_autobuild" in line)
    return command


class Live:
    """A small site under watch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SMALL, folder / "docs")
        for name in ("_ext", "_static"):
            (folder / name).mkdir()
        self.log = folder / "log.txt"
        path = os.pathsep.join(["_ext", str(ROOT / "_ext")])
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", f"exec {recipe()}"],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait_for(1)
        # It says that it waits before it does.
        time.sleep(QUIET)

    @property
    def builds(self) -> int:
        """How many builds have ended, well or not."""
        return self.log.read_text("utf-8").count(WAITING)

    def wait_for(self, builds: int) -> None:
        end = time.monotonic() + 120
        while self.builds < builds:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.2)

    def saved(self) -> None:
        """Wait for the build that follows a save, and see that no other does."""
        builds = self.builds
        self.wait_for(builds + 1)
        time.sleep(QUIET)
        assert self.builds == builds + 1

    def card(self, name: str) -> Path:
        return self.folder / "docs" / "startups" / f"{name}.yaml"

    def page(self, name: str) -> Path:
        return self.folder / "docs" / "_build" / "live" / f"{name}.html"

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.card(name).read_text("utf-8")
        assert old in text
        self.card(name).write_text(text.replace(old, new), "utf-8")
        self.saved()


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    site = Live(tmp_path)
    yield site
    site.process.terminate()
    site.process.wait(timeout=20)


@pytest.mark.slow
def test_what_editors_leave_is_no_save(live: Live) -> None:
    builds = live.builds
    for name in (".#cantine.yaml", "#cantine.yaml#", "cantine.yaml~", ".cantine.swp"):
        (live.card("cantine").parent / name).write_text("title: [\n", "utf-8")
    time.sleep(QUIET)
    assert live.builds == builds
