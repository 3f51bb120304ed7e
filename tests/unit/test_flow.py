"""The figures of a catalogue, on cases small enough to count by hand."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from startup_cards.flow import Flow, flow_of, read_flow, to_csv
from startup_cards.marked import plain
from startup_cards.model import Phase, Startup
from startup_cards.reading import parse

from .conftest import startup

DAY = date(2024, 6, 30)


@pytest.fixture
def lives() -> list[Startup]:
    return [
        startup(
            "gone",
            phases=[
                ("investigation", "2020-01-01"),
                ("abandon-investigation", "2020-07-01"),
            ],
        ),
        startup(
            "won", phases=[("construction", "2020-01-01"), ("transfere", "2023-01-01")]
        ),
        startup(
            "back",
            phases=[
                ("construction", "2021-03-01"),
                ("abandon", "2022-01-01"),
                ("acceleration", "2023-06-01"),
            ],
        ),
        startup(
            "in",
            phases=[("investigation", "2023-01-01"), ("construction", "2024-01-01")],
        ),
        startup("new", phases=[("investigation", "2024-02-01")]),
        startup("later", phases=[("investigation", "2024-09-07")]),
        startup(
            "leaving",
            phases=[("construction", "2022-01-01"), ("transfere", "2024-12-01")],
        ),
    ]


@pytest.fixture
def flow(lives: list[Startup]) -> Flow:
    return flow_of(lives, DAY)


def test_totals_leave_out_what_comes_after_the_day(flow: Flow) -> None:
    assert (flow.entered, flow.launched) == (6, 4)
    assert (flow.exited, flow.in_progress) == (2, 4)
    assert dict(flow.outcomes) == {
        Phase.OPERE: 0,
        Phase.TRANSFERE: 1,
        Phase.ABANDON: 0,
        Phase.ABANDON_INVESTIGATION: 1,
    }


def test_each_year_has_its_entries_exits_and_state(flow: Flow) -> None:
    rows = [
        (y.year, y.entered, y.launched, y.exited_total, y.in_progress, y.dormant)
        for y in flow.years
    ]
    assert rows == [
        (2020, 2, 1, 1, 1, 0),
        (2021, 1, 1, 0, 2, 0),
        (2022, 1, 1, 0, 3, 1),
        (2023, 1, 0, 1, 3, 0),
        (2024, 1, 1, 0, 4, 0),
    ]
    last = flow.years[-1]
    assert (last.in_investigation, last.beyond_investigation) == (1, 3)
    assert [y.until for y in flow.years] == [None] * 4 + [DAY]


def test_entries_and_exits_balance_every_year(flow: Flow) -> None:
    standing = 0
    for year in flow.years:
        standing += year.entered - year.exited_total
        assert standing == year.in_progress


def month(n: int) -> str:
    """The first day that is more than n mean months after 2020-01-01."""
    return date.fromordinal(
        date(2020, 1, 1).toordinal() + round(n * 30.4375)
    ).isoformat()


def stay(id: str, months: int, out: str | None) -> Startup:
    phases = [("construction", "2020-01-01")]
    return startup(id, phases=[*phases, (out, month(months))] if out else phases)


def test_survival_is_the_textbook_one() -> None:
    # Leaving after 6, 12 and 24 months, one in progress since 20 months, one since 36.
    cards = [
        stay("a", 6, "abandon"),
        stay("b", 12, "transfere"),
        stay("c", 24, "opere"),
        stay("d", 0, None),
        startup("e", phases=[("construction", "2021-05-02")]),
    ]
    curve = flow_of(cards, date(2023, 1, 1)).from_construction
    assert curve
    assert (curve.n, curve.exits) == (5, 3)
    # 4/5, then 3/5, then 3/5 × 1/2: two were still at risk at 24 months.
    shares = [curve.at(m) for m in (5, 6.1, 13, 25)]
    assert [round(p.still_in, 1) for p in shares] == [100.0, 80.0, 60.0, 30.0]
    assert [round(p.stopped or 0, 1) for p in shares] == [0.0, 20.0, 20.0, 20.0]
    assert [round(p.succeeded or 0, 1) for p in shares] == [0.0, 0.0, 20.0, 50.0]
    assert curve.median == pytest.approx(24, abs=0.1)
    assert curve.q1 == pytest.approx(12, abs=0.1)
    assert curve.q3 is None


def test_half_is_half_in_spite_of_rounding() -> None:
    cards = [stay(str(i), i, "abandon") for i in range(1, 11)]
    curve = flow_of(cards, date(2023, 1, 1)).from_entry
    assert curve
    assert curve.median == pytest.approx(5, abs=0.1)
    assert curve.points[-1].still_in == pytest.approx(0)


def test_an_empty_catalogue_has_an_empty_flow() -> None:
    flow = flow_of([], DAY)
    assert (flow.entered, flow.exited) == (0, 0)
    assert flow.from_entry
    assert flow.from_entry.at(12).still_in == 100
    assert flow.from_entry.median is None


def figures() -> dict[str, Any]:
    file = Path(__file__).parents[2] / "docs" / "_data" / "flow.yaml"
    root, problems = parse(file.read_text("utf-8"), file.name, limit=10_000)
    assert root
    assert not problems
    data = plain(root)
    assert isinstance(data, dict)
    return data


def test_the_figures_file_of_the_site_agrees_with_itself() -> None:
    flow = read_flow(figures())
    assert sum(y.entered for y in flow.years) == flow.entered
    assert sum(y.launched for y in flow.years) == flow.launched
    assert sum(y.exited_total for y in flow.years) == flow.exited
    assert sum(flow.outcomes.values()) == flow.exited
    standing = 0
    for year in flow.years:
        standing += year.entered - year.exited_total
        assert standing == year.in_progress
        parts = year.in_investigation + year.beyond_investigation + year.dormant
        assert parts == year.in_progress
    assert flow.years[-1].until == flow.as_of
    assert flow.from_entry
    assert flow.from_construction
    assert [p.months for p in flow.from_entry.points] == [0, 12, 24, 36, 48, 60]
    assert flow.from_construction.at(36).stopped == 25.6
    for point in flow.from_construction.points:
        gone = (point.succeeded or 0) + (point.stopped or 0)
        assert point.still_in + gone == pytest.approx(100, abs=0.2)


def test_csv(flow: Flow) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(flow))))
    assert rows[0]["year"] == "2020"
    assert rows[0]["exited_abandon-investigation"] == "1"
    assert rows[-1]["until"] == "2024-06-30"
