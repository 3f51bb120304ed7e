"""Which products are near another, and why."""

from __future__ import annotations

from startup_cards.model import Startup
from startup_cards.related import LIMIT, Bond, Neighbourhood

from .conftest import startup


def near(startups: list[Startup], id: str) -> list[tuple[str, str, tuple[str, ...]]]:
    this = next(s for s in startups if s.id == id)
    found = Neighbourhood(startups).of(this)
    return [(n.startup.id, n.bond.value, n.shared) for n in found]


def shows(*patterns: str) -> list[dict[str, str]]:
    return [{"pattern": pattern, "why": "Parce que."} for pattern in patterns]


def test_strongest_bonds_come_first_and_once() -> None:
    carried = {"sponsors": ["dinum"], "thematiques": ["sante"]}
    products = [
        startup("ancien", end={"successor": "produit"}, **carried),
        startup(
            "produit", end={"successor": "suite"}, trust=shows("a", "b"), **carried
        ),
        startup("suite", trust=shows("a")),
        startup("deux-motifs", title="Zoé", trust=shows("b", "a")),
        startup("un-motif", title="Anna", trust=shows("a")),
        startup("loin", sponsors=["dinum"], thematiques=["emploi"]),
    ]
    assert near(products, "produit") == [
        ("suite", Bond.SUCCESSOR, ()),
        ("ancien", Bond.PREDECESSOR, ()),
        ("deux-motifs", Bond.PATTERN, ("a", "b")),
        ("un-motif", Bond.PATTERN, ("a",)),
    ]
    assert near(products, "loin") == []


def test_same_sponsor_and_same_theme() -> None:
    carried = {"sponsors": ["dinum", "cnam"], "thematiques": ["emploi", "sante"]}
    products = [startup("a", **carried), startup("b", **carried)]
    assert near(products, "a") == [("b", Bond.SPONSOR_THEME, ("dinum", "emploi"))]


def test_a_successor_that_has_no_card_is_no_neighbour() -> None:
    assert near([startup("a", end={"successor": "ailleurs"})], "a") == []


def test_no_product_is_shown_by_all_the_others() -> None:
    products = [startup(f"p{n}", title=f"P {n}", trust=shows("a")) for n in range(20)]
    following = [id for id, _, _ in near(products, "p7")]
    assert following == ["p8", "p9", "p10", "p11"]
    assert len(following) == LIMIT
    assert [id for id, _, _ in near(products, "p19")] == ["p0", "p1", "p2", "p3"]
    # In whatever order the cards were read.
    assert near(products[::-1], "p7") == near(products, "p7")
