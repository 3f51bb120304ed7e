"""The derived values of a product, on lives with known answers."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from startup_cards.model import Phase, as_of_day, months_between

from .conftest import startup

DAY = date(2026, 8, 20)


def test_history_is_by_start_then_life_cycle() -> None:
    pix = startup(
        phases=[
            ("construction", "2016-06-08"),
            ("investigation", "2016-06-08"),
            ("transfere", "2019-09-01"),
        ]
    )
    assert [s.name.value for s in pix.history] == [
        "investigation",
        "construction",
        "transfere",
    ]
    assert pix.entry == pix.launch == date(2016, 6, 8)
    assert (pix.exit, pix.outcome) == (date(2019, 9, 1), Phase.TRANSFERE)
    assert pix.current(DAY).name is Phase.TRANSFERE
    assert pix.months_in_incubation(DAY) == 38
    assert pix.months_in_phase(DAY) == 83


def test_a_copy_with_other_phases_has_another_history() -> None:
    pix = startup(phases=[("construction", "2016-06-08"), ("abandon", "2019-09-01")])
    assert pix.exit == date(2019, 9, 1)
    shorter = pix.model_copy(update={"phases": pix.phases[:1]})
    assert [stay.name for stay in shorter.history] == [Phase.CONSTRUCTION]
    assert shorter.exit is None


def test_a_resumed_product_has_not_left() -> None:
    resumed = startup(
        phases=[
            ("construction", "2021-01-01"),
            ("abandon", "2021-07-01"),
            ("construction", "2023-01-01"),
        ]
    )
    assert (resumed.exit, resumed.outcome) == (None, None)
    assert resumed.current(date(2022, 1, 1)).name is Phase.ABANDON
    assert resumed.months_in_incubation(date(2022, 1, 1)) == 11


def test_exit_is_the_first_out_phase_after_the_last_in() -> None:
    left = startup(
        phases=[
            ("acceleration", "2018-01-01"),
            ("transfere", "2020-01-01"),
            ("abandon", "2022-01-01"),
        ]
    )
    assert (left.exit, left.outcome) == (date(2020, 1, 1), Phase.TRANSFERE)
    assert left.launch is None


def test_current_before_the_first_phase_is_the_first() -> None:
    planned = startup(phases=[("investigation", "2030-01-01")])
    assert planned.current(DAY).name is Phase.INVESTIGATION
    assert planned.months_in_phase(DAY) == 0


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2022-01-01", "2022-01-31", 0),
        ("2022-01-01", "2022-02-01", 1),
        ("2022-01-01", "2023-01-01", 11),
        ("2022-01-01", "2023-01-02", 12),
        ("2022-01-01", "2021-01-01", 0),
    ],
)
def test_months_are_whole_months_of_mean_length(
    start: str, end: str, months: int
) -> None:
    assert months_between(date.fromisoformat(start), date.fromisoformat(end)) == months


def test_incubators_come_from_both_fields_each_once() -> None:
    both = startup(incubator="mtes", incubators=["ademe", "mtes"])
    assert both.incubators == ("mtes", "ademe")


def test_phases_know_their_order_and_whether_they_are_out() -> None:
    assert [p.is_out for p in Phase] == [False] * 4 + [True] * 4
    assert sorted(Phase, key=lambda p: p.order) == list(Phase)


def test_the_public_catalogue_writes_sponsors_as_paths() -> None:
    assert startup(sponsors=["/organisations/dinum"]).sponsors == ("dinum",)


def test_old_addresses_are_kept_in_one_form() -> None:
    moved = startup(redirect_from=["/startups/tps.html", "startups/tps"])
    assert moved.redirect_from == ("startups/tps", "startups/tps")


def test_as_of_is_the_setting_then_the_epoch_then_the_newest_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cards = [startup(as_of="2026-08-20"), startup(as_of="2026-03-01"), startup()]
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert as_of_day(cards) == date(2026, 8, 20)
    assert as_of_day([]) is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")
    assert as_of_day(cards) == date(2020, 1, 1)
    assert as_of_day(cards, "2025-01-31") == date(2025, 1, 31)


def test_a_record_pickles_and_does_not_change() -> None:
    card = startup(fast={"promotion": "13", "montant": "300000"})
    assert pickle.loads(pickle.dumps(card)) == card
    with pytest.raises(ValueError, match="frozen"):
        card.title = "Autre"  # type: ignore[misc]
