"""The front door: `make` lists what it can do, and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def declared() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (names,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    return set(names.split())


def make(*arguments: str) -> str:
    result = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


def test_bare_make_lists_every_target() -> None:
    listed = re.findall(r"^  make ((?:[a-z-]+ )+) ", make(), re.MULTILINE)
    assert {name for names in listed for name in names.split()} == declared()


def test_every_target_does_something() -> None:
    given = ("STARTUP=x", "FROM=x", "BASE=x")
    for target in sorted(declared() - {"help"}):
        plan = make("--dry-run", "--always-make", target, *given)
        assert plan.strip(), target


def test_the_guides_name_only_targets_that_exist() -> None:
    for guide in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / guide).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^ *)make ([a-z][a-z-]*)", text, re.MULTILINE))
        assert named, guide
        assert named <= declared(), guide
