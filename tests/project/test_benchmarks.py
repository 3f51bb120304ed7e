"""The benchmark compares what it says it compares."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.builds import stale, weigh
from benchmarks.catalogue import catalogue, product
from benchmarks.contenders import card, contenders
from benchmarks.rows import Row
from startup_cards.problems import Severity
from startup_cards.rules import check_card

EVERYONE = contenders(Path("nowhere"))


def test_a_product_is_the_same_in_every_catalogue() -> None:
    assert catalogue(3)[2] == catalogue(5)[2] == product(3)


def test_our_cards_are_right_for_all_their_dirt() -> None:
    for one in catalogue(60):
        checked = check_card(card(one), f"startups/{one.id}.yaml")
        told = [problem.kind.severity for problem in checked.problems]
        assert set(told) <= {Severity.NOTICE}, one.id
        assert checked.startup is not None
        assert checked.startup.title == one.title
        assert checked.startup.mission == one.mission


@pytest.mark.parametrize("name", ["stock", "grid", "material", "ours"])
def test_each_contender_is_given_the_same_products(name: str, tmp_path: Path) -> None:
    products = catalogue(3)
    EVERYONE[name].write(tmp_path, products)
    files = [path for path in (tmp_path / "docs").rglob("*") if path.is_file()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert all(one.mission in text and one.incubator in text for one in products)


def test_a_page_left_behind_is_found(tmp_path: Path) -> None:
    stock, edited = EVERYONE["stock"], product(1).with_mission("Tout autre chose")
    shown = [stock.gallery, stock.page.format(id=edited.id)]
    for name in shown:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>Tout autre chose</p>", encoding="utf-8")
    assert stale(stock, tmp_path, edited, [edited]) == []
    (tmp_path / shown[0]).write_text("<p>Comme avant</p>", encoding="utf-8")
    assert stale(stock, tmp_path, edited, [edited]) == [shown[0]]


def test_a_page_is_weighed_by_its_elements(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>un<br>deux</p><img src='x'>", encoding="utf-8")
    weight = weigh(page)
    assert (weight.elements, weight.html) == (3, 30)


@pytest.mark.parametrize(
    ("value", "verdict"), [(4.9, "tient"), (5.0, "tient"), (5.1, "manqué")]
)
def test_a_ratio_is_held_against_what_was_promised(value: float, verdict: str) -> None:
    assert Row("clean", value, "s", 0.5, "stock", 10.0).verdict == verdict
    assert Row("clean", value, "s").verdict == "—"
