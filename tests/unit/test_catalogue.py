"""Filter, sort, group and count products."""

from __future__ import annotations

from datetime import date

import pytest

from startup_cards.catalogue import (
    NONE,
    Query,
    collate,
    facets,
    fingerprint,
    fold,
    group,
    search_text,
    select,
)
from startup_cards.model import Startup, Term, Vocabularies, Vocabulary

from .conftest import startup

DAY = date(2026, 8, 20)
THEMES = Vocabulary(
    "thematiques",
    {"ecologie": Term("ecologie", "Écologie", ("vert",), ("climat",))},
)
LISTS = Vocabularies(thematiques=THEMES)


@pytest.fixture
def products() -> list[Startup]:
    return [
        startup(
            "zam", phases=[("construction", "2019-01-01"), ("abandon", "2021-01-01")]
        ),
        startup("ecole", title="École", thematiques=["ecologie", "social"]),
        startup("eau", title="L’Eau d’ici", phases=[("transfere", "2020-01-01")]),
        startup("pix", title="Pix", sponsors=["menjs"], incubator="anct"),
    ]


def ids(found: list[Startup]) -> list[str]:
    return [s.id for s in found]


def test_titles_sort_as_a_french_reader_expects() -> None:
    titles = [
        "Zam",
        "côté",
        "Cote",
        "cote",
        "coté",
        "côte",
        "Œuvre",
        "ombre",
        "🍴 Cantine",
        "Lot 10",
        "Lot 9",
        "École",
        "ecole 2",
    ]
    assert sorted(titles, key=collate) == [
        "🍴 Cantine",
        "cote",
        "Cote",
        "coté",
        "côte",
        "côté",
        "École",
        "ecole 2",
        "Lot 9",
        "Lot 10",
        "Œuvre",
        "ombre",
        "Zam",
    ]


def test_fold_forgets_what_a_search_should() -> None:
    assert fold("L’Eau d'Œuvre par\N{ZERO WIDTH SPACE}tagée") == "leau doeuvre partagee"


def test_filters_keep_any_value_of_each_and_every_filter(
    products: list[Startup],
) -> None:
    def keep(**filters: tuple[str, ...]) -> list[str]:
        return ids(select(products, Query(filters=filters), DAY))

    assert keep() == ["ecole", "eau", "pix", "zam"]
    assert keep(phase=("transfere", "abandon")) == ["eau", "zam"]
    assert keep(status=("in",)) == ["ecole", "pix"]
    assert keep(theme=("social",), phase=("construction",)) == ["ecole"]
    assert keep(sponsor=(NONE,), incubator=("dinum",)) == ["ecole", "eau", "zam"]
    assert keep(theme=("inconnu",)) == []


def test_sorts_and_limit(products: list[Startup]) -> None:
    assert ids(select(products, Query(sort="phase"), DAY)) == [
        "ecole",
        "pix",
        "eau",
        "zam",
    ]
    assert ids(select(products, Query(sort="entry", limit=2), DAY)) == ["ecole", "pix"]
    assert ids(select(products, Query(sort="time", limit=1), DAY)) == ["eau"]


def test_the_phase_of_a_filter_is_the_one_of_the_day(products: list[Startup]) -> None:
    query = Query(filters={"phase": ("construction",)})
    assert "zam" in ids(select(products, query, date(2020, 1, 1)))


def test_groups_are_in_life_cycle_order_or_by_label(products: list[Startup]) -> None:
    by_phase = group(products, "phase", LISTS, DAY)
    assert [(g.key, g.label, len(g.startups)) for g in by_phase] == [
        ("construction", "Construction", 2),
        ("transfere", "Transféré", 1),
        ("abandon", "Arrêté", 1),
    ]
    by_theme = group(products, "theme", LISTS, DAY)
    assert [(g.key, g.label) for g in by_theme] == [
        ("ecologie", "Écologie"),
        ("social", "social"),
        (NONE, "non renseigné"),
    ]
    assert ids(list(group(products, None, LISTS, DAY)[0].startups)) == ids(products)


def test_facets_count_the_options(products: list[Startup]) -> None:
    found = facets(products, "incubator", LISTS, DAY)
    assert [(f.key, f.count) for f in found] == [("anct", 1), ("dinum", 3)]


def test_search_looks_through_labels_and_synonyms(products: list[Startup]) -> None:
    words = search_text(products[1], LISTS)
    assert {"ecole", "ecologie", "vert", "climat", "social", "aider"} <= set(
        words.split()
    )


def test_the_fingerprint_changes_with_what_is_shown(products: list[Startup]) -> None:
    before = fingerprint(products, DAY)
    assert fingerprint(products[::-1], DAY) == before
    assert fingerprint(products, date(2026, 8, 21)) != before
    assert fingerprint(products[1:], DAY) != before
    assert fingerprint([startup("zam"), *products[1:]], DAY) != before


def test_a_catalogue_without_a_day_still_shows() -> None:
    planned = startup(phases=[("investigation", "2025-01-01")])
    assert ids(select([planned], Query(filters={"phase": ("investigation",)}))) == [
        "guichet"
    ]
