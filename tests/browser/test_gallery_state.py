"""The gallery: order, groups, address, size, and every reader's settings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.galleries import (
    BY_NAME,
    CATALOGUE,
    address,
    count,
    press,
    shown,
    tab_to,
    write,
)
from tests.conftest import ROOT, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


# ---- order and groups


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("phase", ["École ouverte", "Partage", "Zéphyr", "La Bonne Boîte"]),
        ("entree", ["École ouverte", "Partage", "Zéphyr", "Lot 10"]),
        ("temps", ["Eau claire", "Mesaides", "La Bonne Boîte", "Lot 10"]),
        ("nom", BY_NAME),
    ],
)
def test_sorts(read: Reader, gallery: str, name: str, titles: list[str]) -> None:
    page = read()
    page.goto(f"{gallery}?tri={name}")
    assert shown(page)[: len(titles)] == titles


def test_a_product_stands_in_each_of_its_groups(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    tab_to(page, "Grouper par")
    page.keyboard.type("Inc")
    assert address(page) == "groupe=incubateur"
    headings = page.locator(".startup-gallery h2")
    assert headings.all_inner_texts() == ["Incubateur du Nord 6", "Incubateur du Sud 3"]
    assert shown(page).count("Partage") == 2
    assert count(page) == "8 fiches sur 8"
    write(page, "eau claire")
    visible = page.locator(".startup-gallery h2:visible")
    assert visible.all_inner_texts() == ["Incubateur du Sud 1"]
    tab_to(page, "Grouper par")
    page.keyboard.type("Auc")
    assert shown(page) == ["Eau claire"]
    write(page, " ")
    assert shown(page) == BY_NAME


# ---- the address


def test_the_address_brings_it_all_back(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    press(page, "Thématique", "C# et eau", "R&D, écoles")
    assert shown(page) == ["Eau claire", "École ouverte"]
    write(page, "eau & #")
    page.keyboard.press("Enter")
    assert shown(page) == ["Eau claire"]
    kept = address(page)
    assert kept == ("q=eau+%26+%23&theme=C%23+et+eau&theme=R%26D%2C+%C3%A9coles")
    other = read()
    other.goto(f"{gallery}?{kept}")
    assert shown(other) == ["Eau claire"]
    assert other.get_by_role("searchbox", name="Rechercher").input_value() == "eau & #"


def test_unknown_values_are_ignored_and_told(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(f"{gallery}?phase=opere&phase=perdue&tri=taille&utm_source=lettre")
    assert shown(page) == ["Lot 9"]
    note = page.locator(".startup-ignored")
    said = "Valeurs inconnues, ignorées\u00a0: phase=perdue, tri=taille."
    assert note.inner_text() == said
    press(page, "Phase", "Arrêté")
    assert not note.is_visible()
    assert address(page) == "phase=opere&phase=abandon"


def test_back_and_forward(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    write(page, "lot")
    expect(page).to_have_url(f"{gallery}?q=lot")
    page.keyboard.type(" grands")
    expect(page).to_have_url(f"{gallery}?q=lot+grands")
    press(page, "Phase", "Arrêté")
    assert shown(page) == ["Lot 10"]
    page.go_back()
    assert address(page) == "q=lot+grands"
    assert not page.get_by_label("Arrêté").is_checked()
    # What was typed in one go is one step.
    page.go_back()
    assert address(page) == ""
    assert shown(page) == BY_NAME
    page.go_forward()
    page.go_forward()
    assert shown(page) == ["Lot 10"]
    assert page.locator(".startup-active button").count() == 2


# ---- for every reader


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_no_width_is_too_narrow(read: Reader, gallery: str, width: int) -> None:
    page = read(width)
    page.goto(f"{gallery}?q=lot&theme=emploi&groupe=incubateur")
    press(page, "Thématique")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    panel = page.locator("#startup-theme")
    assert panel.evaluate("p => p.scrollWidth <= p.clientWidth")
    for control in page.locator(".startup-controls button:visible").all():
        box = control.bounding_box()
        assert box is not None
        # A finger's width.
        assert min(box["width"], box["height"]) >= 24


def test_forced_colours_keep_badges_and_states(read: Reader, gallery: str) -> None:
    page = read()
    page.emulate_media(forced_colors="active")
    page.goto(gallery)
    badge = page.locator("[data-phase=acceleration]").first
    border, shape = badge.evaluate(
        """b => [getComputedStyle(b).borderTopColor,
                 getComputedStyle(b, '::before').borderTopColor]"""
    )
    assert border != "rgba(0, 0, 0, 0)"
    assert shape != "rgba(0, 0, 0, 0)"
    press(page, "Phase")
    opened = page.get_by_role("button", name="Phase")
    assert opened.evaluate("b => getComputedStyle(b).outlineStyle") == "solid"


def test_nothing_moves_for_whoever_asks_for_it(read: Reader, gallery: str) -> None:
    page = read(still=True)
    page.goto(gallery)
    press(page, "Phase", "Opéré")
    assert page.evaluate("document.getAnimations().length") == 0


def test_paper_has_the_chosen_cards_and_no_control(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(f"{gallery}?phase=opere&phase=abandon")
    page.emulate_media(media="print")
    assert shown(page) == ["Lot 9", "Lot 10"]
    assert page.locator("main :is(button, input, select):visible").count() == 0


def test_the_browser_finds_every_card_in_the_page(read: Reader, gallery: str) -> None:
    page = read(320)
    page.goto(gallery)
    page.set_viewport_size({"width": 320, "height": 300})
    for title in BY_NAME:
        page.evaluate("getSelection().removeAllRanges()")
        assert page.evaluate("title => window.find(title)", title)


# ---- a large catalogue


def test_hundreds_of_cards_all_come_back(
    read: Reader, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    source = tmp_path / "tests/browser/catalogue"
    shutil.copytree(CATALOGUE, source)
    conf = source / "conf.py"
    text = conf.read_text("utf-8").replace(
        "Path(__file__).parents[3]", f"Path({str(ROOT)!r})"
    )
    conf.write_text(text, "utf-8")
    for number in range(140):
        card = (source / "startups/zephyr.yaml").read_text("utf-8")
        card = card.replace("Zéphyr", f"Zéphyr {number}")
        (source / f"startups/zephyr-{number}.yaml").write_text(card, "utf-8")
    page = read()
    page.goto(f"{serve(build(source, tmp_path / 'out'))}/startups/index.html")
    cards = page.locator(".startup-list > li:visible")
    write(page, "mesaides")
    expect(cards).to_have_count(1)
    press(page, "Tout effacer")
    expect(cards).to_have_count(148)
    page.goto(f"{page.url}?groupe=incubateur&q=zephyr")
    expect(cards).to_have_count(141)
    headings = page.locator(".startup-gallery h2:visible")
    assert headings.all_inner_texts() == ["Incubateur du Nord 141"]
