"""Every life has a drawing, however it was written, and the same in words."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startup_cards.model import Event, Phase, Stay
from startup_cards.telling import describe
from startup_cards.timeline import THIN, WIDTH, Bar, Gap, Row, layout

from .conftest import startup

DAY = date(2024, 7, 1)


def row(*phases: tuple[str, ...], events: object = (), as_of: date | None = DAY) -> Row:
    return layout([startup(phases=list(phases), events=events)], as_of).rows[0]


def shape(bar: Bar) -> tuple[str, str, int, str]:
    """A bar in short: phase, last day, line, what is particular."""
    marks = "".join(
        letter
        for letter, is_so in zip(
            "eoft", (bar.ended, bar.open, bar.future, bar.thin), strict=True
        )
        if is_so
    )
    return bar.phase.value, str(bar.until), bar.lane, marks


def test_a_phase_without_end_lasts_until_the_next_and_the_last_is_open() -> None:
    life = row(("investigation", "2022-01-01"), ("construction", "2022-07-01"))
    assert [shape(bar) for bar in life.bars] == [
        ("investigation", "2022-07-01", 0, ""),
        ("construction", "2024-07-01", 0, "o"),
    ]
    assert life.gaps == ()
    assert life.lanes == 1
    assert life.bars[0].x + life.bars[0].width == pytest.approx(life.bars[1].x)


def test_a_phase_of_unknown_length_is_thin_and_aside() -> None:
    life = row(
        ("construction", "2016-06-08"),
        ("investigation", "2016-06-08"),
        ("transfere", "2019-09-01"),
    )
    assert [shape(bar) for bar in life.bars] == [
        ("investigation", "2016-06-08", 1, "t"),
        ("construction", "2019-09-01", 0, ""),
        ("transfere", "2024-07-01", 0, "o"),
    ]
    assert life.bars[0].width == THIN
    assert life.gaps == ()


def test_phases_that_overlap_are_on_two_lines() -> None:
    life = row(
        ("acceleration", "2022-10-03", "2024-06-01"), ("consolidation", "2024-01-01")
    )
    assert [shape(bar) for bar in life.bars] == [
        ("acceleration", "2024-06-01", 0, "e"),
        ("consolidation", "2024-07-01", 1, "o"),
    ]
    assert life.gaps == ()


def test_a_gap_is_shown_between_phases_and_after_the_last() -> None:
    life = row(
        ("investigation", "2022-01-01", "2022-03-01"),
        ("construction", "2022-09-01", "2023-01-01"),
    )
    assert [(str(g.start), str(g.until), g.open) for g in life.gaps] == [
        ("2022-03-01", "2022-09-01", False),
        ("2023-01-01", "2024-07-01", True),
    ]


def test_a_day_between_two_phases_is_no_gap() -> None:
    assert (
        row(
            ("investigation", "2022-01-01", "2022-06-30"),
            ("construction", "2022-07-01"),
        ).gaps
        == ()
    )


def test_an_end_before_the_start_is_as_if_not_given() -> None:
    life = row(
        ("construction", "2022-01-01", "2021-01-01"), ("transfere", "2023-01-01")
    )
    assert shape(life.bars[0]) == ("construction", "2023-01-01", 0, "")


def test_a_phase_to_come_stands_beyond_the_line_of_the_day() -> None:
    found = layout(
        [startup(phases=[("construction", "2022-01-01"), ("transfere", "2025-01-01")])],
        DAY,
    )
    life = found.rows[0]
    assert [shape(bar) for bar in life.bars] == [
        ("construction", "2024-07-01", 0, "o"),
        ("transfere", "2025-01-01", 0, "f"),
    ]
    assert found.as_of_x is not None
    assert life.bars[0].x + life.bars[0].width == pytest.approx(found.as_of_x)
    assert life.bars[1].x > found.as_of_x
    assert life.bars[1].x + life.bars[1].width <= WIDTH
    assert life.gaps == ()


def test_a_phase_come_back_to_keeps_all_its_periods() -> None:
    life = row(
        ("construction", "2021-01-01", "2021-06-30"),
        ("abandon", "2021-07-01", "2022-12-31"),
        ("construction", "2023-01-01"),
    )
    assert [bar.phase for bar in life.bars] == [
        Phase.CONSTRUCTION,
        Phase.ABANDON,
        Phase.CONSTRUCTION,
    ]
    assert life.lanes == 1


def test_events_outside_the_life_lengthen_the_axis() -> None:
    events = [
        {"name": "other", "date": "2020-01-01"},
        {"name": "national_impact", "date": "2023-01-01"},
        {"name": "end", "date": "2026-01-01"},
    ]
    life = row(("construction", "2022-01-01"), events=events)
    assert [mark.outside for mark in life.marks] == [True, False, True]
    assert [0 <= mark.x <= WIDTH for mark in life.marks] == [True] * 3


def test_without_an_as_of_day_the_last_phase_runs_to_the_end_of_the_axis() -> None:
    found = layout([startup(phases=[("construction", "2022-01-15")])], None)
    assert found.as_of_x is None
    assert found.rows[0].bars[0].open
    assert describe(found.rows[0]) == [
        "Construction\N{NO-BREAK SPACE}: depuis le 15\N{NO-BREAK SPACE}janvier 2022."
    ]


def test_products_share_one_axis() -> None:
    found = layout(
        [startup("a", phases=[("construction", "2014-01-01")]), startup("b")], DAY
    )
    assert found.rows[0].bars[0].x == 0
    assert found.rows[1].bars[0].x > found.width / 2
    assert [tick.text for tick in found.ticks] == [str(y) for y in range(2014, 2025)]
    xs = [tick.x for tick in found.ticks]
    assert xs == sorted(xs)


@pytest.mark.parametrize(
    ("start", "ticks"),
    [
        ("2024-05-02", ["05/2024", "06/2024", "07/2024", "08/2024"]),
        ("2023-07-01", ["07/2023", "10/2023", "01/2024", "04/2024", "07/2024"]),
        ("1995-01-01", ["1995", "2000", "2005", "2010", "2015", "2020"]),
    ],
)
def test_ticks_suit_the_length(start: str, ticks: list[str]) -> None:
    found = layout([startup(phases=[("construction", start)])], DAY)
    assert [tick.text for tick in found.ticks] == ticks


def test_the_same_in_words() -> None:
    life = row(
        ("investigation", "2016-06-08"),
        ("construction", "2016-06-08", "2019-01-01"),
        ("transfere", "2019-09-01"),
        events=[
            {"name": "national_impact", "date": "2019-09-01", "comment": "Partout."}
        ],
    )
    told = [line.replace("\N{NO-BREAK SPACE}", " ") for line in describe(life)]
    assert told == [
        "Investigation : le 8 juin 2016, durée inconnue.",
        "Construction : du 8 juin 2016 au 1er janvier 2019, 30 mois.",
        "Rien n’est dit du 1er janvier 2019 au 1er septembre 2019.",
        "Transféré : depuis le 1er septembre 2019, 57 mois au 1er juillet 2024.",
        "Impact national : le 1er septembre 2019. Partout.",
    ]
    assert describe(life, "en")[0].endswith("length unknown.")


DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
STAYS = st.builds(
    Stay, name=st.sampled_from(list(Phase)), start=DAYS, end=st.none() | DAYS
)
EVENTS = st.builds(Event, name=st.just("other"), date=DAYS)


@settings(deadline=None)
@given(
    st.lists(STAYS, min_size=1, max_size=6),
    st.lists(EVENTS, max_size=3),
    st.none() | DAYS,
)
def test_any_life_is_drawn_within_the_axis(
    stays: list[Stay], events: list[Event], as_of: date | None
) -> None:
    product = startup().model_copy(
        update={"phases": tuple(stays), "events": tuple(events)}
    )
    found = layout([product], as_of)
    life = found.rows[0]
    assert len(life.bars) == len(stays)
    assert len(describe(life)) == len(stays) + len(life.gaps) + len(events)
    pieces: list[Bar | Gap] = [*life.bars, *life.gaps]
    for piece in pieces:
        assert piece.width > 0
        assert piece.x >= -0.01
        assert piece.x + piece.width <= WIDTH + 0.01
    for one, other in combinations(life.bars, 2):
        if one.lane == other.lane and not (one.future or other.future):
            assert not (one.start < other.until and other.start < one.until)
    assert len(found.ticks) <= 14
