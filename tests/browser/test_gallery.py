"""The gallery: search and filters, by keyboard alone; and what needs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.galleries import (
    BY_NAME,
    address,
    count,
    focused,
    options,
    press,
    shown,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


# ---- without scripts, and elsewhere


def test_without_scripts_every_card_is_there_and_no_dead_control(
    read: Reader, gallery: str
) -> None:
    page = read(scripts=False)
    page.goto(gallery)
    assert shown(page) == BY_NAME
    assert page.locator("main :is(button, input, select):visible").count() == 0
    assert page.get_by_text("8 fiches").is_visible()
    assert page.get_by_role("link", name="par phase").first.is_visible()


def test_a_card_has_one_link_named_by_its_title(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    card = page.locator(".startup-list > li").nth(2)
    assert card.get_by_role("link").count() == 1
    text = card.inner_text()
    for said in ("La Bonne Boîte", "près de chez soi", "Accélération", "Ministère"):
        assert said in text
    assert "67\u00a0mois au 20\u00a0août 2026" in text
    page.get_by_role("link", name="La Bonne Boîte").press("Enter")
    expect(page).to_have_title("La Bonne Boîte – Petit catalogue")


def test_other_galleries_have_no_control(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery.replace("index", "par-phase"))
    assert page.locator("main :is(button, input, select, form)").count() == 0
    assert page.locator("#phase-transfere li a").all_text_contents() == ["Mesaides"]
    page.goto(gallery.replace("index", "lignes"))
    assert shown(page) == ["École ouverte", "Partage", "Zéphyr"]


def test_it_works_from_the_disk(read: Reader, catalogue: Path) -> None:
    page = read()
    page.goto((catalogue / "startups/index.html").as_uri())
    press(page, "Phase", "Transféré")
    assert shown(page) == ["Mesaides"]
    assert address(page) == "phase=transfere"


def test_nothing_moves_when_the_controls_appear(read: Reader, gallery: str) -> None:
    for width in (1440, 768, 375, 320):
        before, after = read(width), read(width)
        before.route("**/startup-gallery*.js*", lambda route: route.fulfill(body=""))
        tops = []
        for page in (before, after):
            page.goto(gallery)
            tops.append(page.locator(".startup-list").bounding_box())
        assert tops[0] == tops[1], width
        # A script that fails leaves no dead control, for the keyboard neither.
        assert before.locator("main :is(button, input, select):visible").count() == 0
        assert after.get_by_role("searchbox").first.is_visible()


# ---- search


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("boîte", ["La Bonne Boîte"]),
        ("BOITE bonne", ["La Bonne Boîte"]),
        ("bonneboite", ["La Bonne Boîte"]),
        ("bonne-boite", ["La Bonne Boîte"]),
        ("mes aides", ["Mesaides"]),
        ("l'étude", ["École ouverte"]),
        ("l’etude", ["École ouverte"]),
        ("étude", ["École ouverte"]),
        ("z\u200béphyr", ["Zéphyr"]),
        ("citoyens recrutent", ["La Bonne Boîte"]),
        ("travail eau", ["Eau claire"]),
        ("midi", ["Eau claire", "École ouverte", "Partage"]),
        ("ts", []),
    ],
)
def test_words_are_found_however_they_are_written(
    read: Reader, gallery: str, words: str, titles: list[str]
) -> None:
    page = read()
    page.goto(gallery)
    write(page, words)
    assert shown(page) == titles


def test_the_count_is_told_with_the_right_plural(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    assert count(page) == "8 fiches sur 8"
    write(page, "zephyr")
    assert count(page) == "1 fiche sur 8"
    write(page, "xyz")
    assert count(page) == "0 fiche sur 8. Aucune fiche ne correspond à ces filtres."


# ---- filters


def test_any_value_of_a_filter_and_every_filter(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    press(page, "Phase", "Opéré", "Arrêté")
    assert shown(page) == ["Lot 9", "Lot 10"]
    press(page, "Motif de confiance", "parole")
    assert shown(page) == ["Lot 9"]
    # What each option would give, its own filter set aside.
    assert options(page, "motif") == {
        "numero": "0",
        "parole": "1",
        "aucun motif signalé": "1",
    }
    empty = page.locator("#startup-motif .startup-empty")
    assert empty.all_inner_texts() == ["numero 0"]
    page.keyboard.press("Escape")
    assert focused(page).startswith("Motif de confiance")
    assert page.get_by_role("button", name="Motif de confiance (1)").is_visible()


def test_what_is_not_told_is_an_option(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(gallery)
    press(page, "Sponsor", "non renseigné")
    assert shown(page) == ["Zéphyr"]
    assert address(page) == "sponsor=-"


def test_each_active_filter_goes_and_the_focus_stays(
    read: Reader, gallery: str
) -> None:
    page = read()
    page.goto(gallery)
    press(page, "Phase", "Opéré", "Arrêté")
    write(page, "lot")
    active = page.locator(".startup-active button")
    assert active.all_inner_texts() == [
        "Recherche\u00a0: lot",
        "Phase\u00a0: Opéré",
        "Phase\u00a0: Arrêté",
    ]
    press(page, "Retirer le filtre Phase\u00a0: Opéré")
    assert focused(page) == "Retirer le filtre Phase\u00a0: Arrêté"
    page.keyboard.press("Space")
    assert focused(page) == "Retirer le filtre Recherche\u00a0: lot"
    page.keyboard.press("Space")
    assert focused(page) == "Rechercher"
    assert active.count() == 0
    assert address(page) == ""


def test_one_button_clears_all(read: Reader, gallery: str) -> None:
    page = read()
    page.goto(f"{gallery}?q=lot&phase=opere&tri=entree&groupe=phase")
    assert shown(page) == ["Lot 9"]
    press(page, "Tout effacer")
    assert shown(page) == BY_NAME
    assert focused(page) == "Rechercher"
    assert address(page) == ""
    assert not page.get_by_role("button", name="Tout effacer").is_visible()
