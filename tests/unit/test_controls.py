"""What a gallery's script is given."""

from __future__ import annotations

from datetime import date

import pytest

from startup_cards.catalogue import FILTERS, SORTS, Query, select
from startup_cards.controls import PARAMETERS, SORT_NAMES, group_anchor, make_controls
from startup_cards.model import Startup, Term, Vocabularies, Vocabulary
from startup_cards.views import Controls

from .conftest import startup

DAY = date(2026, 8, 20)
THEMES = Vocabulary(
    "thematiques", {"eau": Term("eau", "L’eau", ("aqua",), ("rivières", "lacs"))}
)
LISTS = Vocabularies(thematiques=THEMES)


@pytest.fixture
def products() -> list[Startup]:
    return [
        startup("b", title="Bé", thematiques=["eau", "air"]),
        startup("a", title="Ah", phases=[("transfere", "2020-01-01")]),
        startup("c", title="Cé", phases=[("construction", "2024-01-01")]),
    ]


def made(products: list[Startup], query: Query) -> Controls:
    chosen = select(products, query, DAY)
    return make_controls(chosen, query, LISTS, DAY, "fr")


def test_each_card_points_to_its_values(products: list[Startup]) -> None:
    controls = made(products, Query())
    themes = [facet.name for facet in controls.facets].index("theme")
    labels = [option.label for option in controls.facets[themes].options]
    assert labels == ["air", "L’eau", "non renseigné"]
    # In the order of the page: Ah, Bé, Cé.
    assert [card[themes] for card in controls.values] == [(2,), (1, 0), (2,)]


def test_a_search_finds_a_value_by_its_other_names(products: list[Startup]) -> None:
    options = {o.key: o for o in made(products, Query()).facets[4].options}
    assert options["eau"].words == "aqua rivières lacs"
    assert options["air"].words == options["-"].words == ""


@pytest.mark.parametrize("sort", SORTS)
def test_each_order_is_that_of_the_query(products: list[Startup], sort: str) -> None:
    controls = made(products, Query(sort=sort))
    assert controls.sorts[0].key == SORT_NAMES[sort]
    page = select(products, Query(sort=sort), DAY)
    names = {name: key for key, name in SORT_NAMES.items()}
    for option, order in zip(controls.sorts[1:], controls.orders, strict=True):
        wanted = select(products, Query(sort=names[option.key]), DAY)
        assert [page[place].id for place in order] == [s.id for s in wanted]


def test_a_limited_gallery_sorts_the_cards_that_it_has(products: list[Startup]) -> None:
    controls = made(products, Query(limit=2))
    assert len(controls.values) == 2
    assert all(sorted(order) == [0, 1] for order in controls.orders)


def test_every_filter_has_a_name_for_addresses() -> None:
    assert set(PARAMETERS) == set(FILTERS)
    assert set(SORT_NAMES) == set(SORTS)


def test_anchors_are_plain() -> None:
    assert group_anchor("theme", "Éducation & recherche") == "theme-education-recherche"
    assert group_anchor("incubator", "data.gouv") == "incubateur-data.gouv"
    assert group_anchor("pattern", "-") == "motif-non-renseigne"
