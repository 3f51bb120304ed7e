"""`make live`: one rebuild a save, then quiet, whatever is written meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "build" / "projects" / "small"
#: Said at the end of each build, well or not.
ENDED = "Serving on"
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
        # As the site has it: the other extension takes away what Sphinx leaves.
        with (folder / "docs" / "conf.py").open("a", encoding="utf-8") as conf:
            conf.write('extensions += ["playbook"]\nsmartquotes = False\n')
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
        assert self.builds == 1

    @property
    def builds(self) -> int:
        """How many builds have ended, well or not."""
        return self.log.read_text("utf-8").count(ENDED)

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

    def shown(self, name: str) -> str:
        """A page as the server gives it to a browser."""
        address = re.search(r"http://127\.0\.0\.1:\d+", self.log.read_text("utf-8"))
        assert address
        with urllib.request.urlopen(f"{address[0]}/{quote(name)}.html") as answer:
            text: str = answer.read().decode()
        return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    site = Live(tmp_path)
    yield site
    site.process.terminate()
    site.process.wait(timeout=20)


@pytest.mark.slow
def test_each_save_is_one_build(live: Live) -> None:
    live.edit("cantine", "achats durables", "achats locaux")
    for page in ("startups/cantine", "startups/index", "par-phase", "index"):
        assert "achats locaux" in live.shown(page)
    (live.folder / "docs" / "note.md").write_text("# Une note\n\nAutre.\n", "utf-8")
    live.saved()
    assert "Autre." in live.shown("note")


@pytest.mark.slow
def test_a_broken_card_is_told_and_comes_back(live: Live) -> None:
    live.edit("cantine", "2023-04-01", "2023-13-04")
    sentence = "« 2023-13-04 » n’est pas une date"
    assert sentence in live.log.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert sentence in live.shown("startups/cantine")
    assert "Cantine locale" not in live.shown("startups/index")
    live.card("cantine").write_bytes(b"title: \xe9\n")
    live.saved()
    assert "UTF-8" in live.log.read_text("utf-8")
    assert "startups/bourses" in live.shown("index")
    shutil.copy(SMALL / "startups" / "cantine.yaml", live.card("cantine"))
    live.saved()
    assert "Cantine locale" in live.shown("startups/index")
    assert "n’est pas une date" not in live.shown("startups/cantine")


@pytest.mark.slow
def test_a_card_comes_moves_and_goes(live: Live) -> None:
    text = live.card("cantine").read_text("utf-8")
    text = text.replace("Cantine locale", "Halte verte")
    live.card("halte").write_text(text, "utf-8")
    live.saved()
    assert "Halte verte" in live.shown("startups/halte")
    assert "Halte verte" in live.shown("startups/index")
    live.card("halte").rename(live.card("halte-verte"))
    live.saved()
    assert "Halte verte" in live.shown("startups/halte-verte")
    assert 'href="halte.html"' not in live.shown("startups/index")
    assert not live.page("startups/halte").exists()
    live.card("halte-verte").unlink()
    live.saved()
    assert "Halte verte" not in live.shown("startups/index")
    assert not live.page("startups/halte-verte").exists()


@pytest.mark.slow
def test_what_editors_leave_is_no_save(live: Live) -> None:
    builds = live.builds
    for name in (".#cantine.yaml", "#cantine.yaml#", "cantine.yaml~", ".cantine.swp"):
        (live.card("cantine").parent / name).write_text("title: [\n", "utf-8")
    time.sleep(QUIET)
    assert live.builds == builds
