"""Other inputs of the same kinds as the hard cases, and the whole message of each.

`expected.txt` is read by people: could someone who has never seen YAML mend the file
from these lines alone? A file without a line there is right as it stands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from startup_cards.messages import report_line
from startup_cards.problems import Kind
from startup_cards.rules import Context, check_card, check_catalogue

from .conftest import CASES
from .test_rules import CASES as RULES

SLIPS = CASES / "slips"
FILES = sorted(path.stem for path in SLIPS.glob("*.yaml"))
EXPECTED = (SLIPS / "expected.txt").read_text("utf-8").splitlines()


def lines(name: str, site: Context) -> list[str]:
    """What is told of a file, its name before each place."""
    there = replace(site, as_of=date(2026, 8, 20))
    card = check_card((SLIPS / f"{name}.yaml").read_bytes(), f"{name}.yaml", there)
    found = {*card.problems, *check_catalogue([card], there)}
    return [report_line(problem) for problem in sorted(found)]


@pytest.mark.parametrize("name", FILES)
def test_the_message_is_the_expected_one(name: str, site: Context) -> None:
    assert lines(name, site) == [x for x in EXPECTED if x.startswith(f"{name}.yaml:")]


def test_every_expected_line_has_its_file() -> None:
    assert {line.partition(".yaml:")[0] for line in EXPECTED} <= set(FILES)


#: Tried where a folder, a whole site or a file beside the cards is needed.
ELSEWHERE = {
    *(Kind.DEPTH, Kind.SIZE, Kind.UNREADABLE, Kind.UNREAD_FIGURES, Kind.OLD_AS_OF),
    *(Kind.FILE_NAME, Kind.RESERVED_NAME, Kind.SAME_ADDRESS, Kind.UNREAD_FILE),
    *(Kind.DEAD_SUCCESSOR, Kind.REDIRECT_TAKEN, Kind.REDIRECT_LOOP),
    Kind.UNKNOWN_STARTUP,
}


def test_every_kind_is_tried() -> None:
    shown = {Kind(line.rpartition("[startup.")[2].rstrip("]")) for line in EXPECTED}
    assert shown | {case[3] for case in RULES} | ELSEWHERE == set(Kind)
