"""What the README shows is what the project does."""

from __future__ import annotations

import re
from pathlib import Path

from playbook.paper.press import MISSING
from startup_cards.messages import report_line
from startup_cards.rules import check_card

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PATH = "docs/startups/pix.yaml"


def shown_card() -> str:
    (card,) = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return str(card)


def test_the_six_lines_are_a_card() -> None:
    card = check_card(shown_card(), PATH)
    assert len(shown_card().splitlines()) == 6
    assert card.startup is not None
    assert not card.problems


def test_the_mistake_is_told_as_shown() -> None:
    wrong = shown_card().replace("2019-09-01", "2019-13-01")
    told = [report_line(problem, "fr") for problem in check_card(wrong, PATH).problems]
    shown = re.findall(rf"^ +({re.escape(PATH)}:.*)$", README, re.MULTILINE)
    assert told == shown


def test_each_picture_and_each_file_named_is_there() -> None:
    named = re.findall(r"\]\(([^):#]+)\)|src=\"([^\"]+)\"", README)
    assert named
    assert all((ROOT / (link or source)).is_file() for link, source in named)


def test_each_output_has_its_one_command() -> None:
    rows = re.findall(r"^\| ([^|]+) \| `make (\w+)", README, re.MULTILINE)
    outputs = {command for _, command in rows}
    assert {"html", "epub", "pdf", "text", "gettext", "singlehtml", "latex"} <= outputs
    assert "open data" in {words.split(",")[0] for words, _ in rows}


def test_the_libraries_of_the_pdf_are_those_it_asks_for() -> None:
    (named,) = re.findall(r"apt install ([\w.\- ]+)", MISSING)
    assert f"`apt install {named}`" in README
    installed = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(package in installed for package in named.split())
