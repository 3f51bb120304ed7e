"""The site itself: a clean build and one edited card, as `make html` does them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.builds import MARK
from benchmarks.contenders import ROOT
from benchmarks.measure import run
from benchmarks.rows import Row


def copied(folder: Path) -> Path:
    """Copy the work tree, less what git ignores: an edit leaves the real one alone."""
    shutil.rmtree(folder, ignore_errors=True)
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def whole_site(folder: Path, rounds: int) -> Iterator[Row]:
    site = copied(folder)
    options = ("-n", "-W", "--keep-going", "-j", "auto", "-d", "doctrees")
    command = (sys.executable, "-m", "sphinx", *options, "-b", "html", "docs", "html")
    card = sorted((site / "docs" / "startups").glob("*.yaml"))[0]
    text = card.read_text(encoding="utf-8")
    clean, edit, wrong = [], [], 0
    for number in range(rounds):
        shutil.rmtree(site / "html", ignore_errors=True)
        shutil.rmtree(site / "doctrees", ignore_errors=True)
        card.write_text(text, encoding="utf-8")
        clean.append(run(command, site, {}).wall)
        mark = f"{MARK} {number}"
        edited = re.sub(r"^mission: .*$", f"mission: {mark}", text, flags=re.MULTILINE)
        card.write_text(edited, encoding="utf-8")
        edit.append(run(command, site, {}).wall)
        for page in (f"startups/{card.stem}.html", "startups/index.html"):
            wrong += mark not in (site / "html" / page).read_text(encoding="utf-8")
    yield Row("le site entier, tout construire : durée", median(clean), "s", 20)
    yield Row("le site entier, une mission : durée", median(edit), "s", 3)
    yield Row("le site entier, pages fausses après une mission modifiée", wrong, "", 0)
