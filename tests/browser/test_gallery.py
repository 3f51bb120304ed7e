"""The gallery: filters, search, sort, groups and address, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

CATALOGUE = Path(__file__).parent / "catalogue"
BY_NAME = [
    "Eau claire",
    "École ouverte",
    "La Bonne Boîte",
    "Lot 9",
    "Lot 10",
    "Mesaides",
    "Partage",
    "Zéphyr",
]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(CATALOGUE, tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def gallery(built: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(built)}/startups/index.html"


def shown(page: Page) -> list[str]:
    """The titles of the cards that a reader sees, in order."""
    titles = page.locator(".startup-list > li > a").all()
    return [title.inner_text() for title in titles if title.is_visible()]


def count(page: Page) -> str:
    return page.locator(".startup-found [role=status]").inner_text()


def focused(page: Page) -> str:
    """The accessible name, or else the text, of what has the focus."""
    said: str = page.evaluate(
        """() => {
          const e = document.activeElement;
          const name = e.getAttribute('aria-label') || e.labels?.[0]?.innerText;
          return (name || e.innerText).trim();
        }"""
    )
    return said


def tab_to(page: Page, name: str) -> None:
    """Go to a control as a keyboard does; it must be on the way."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    pytest.fail(f"no way to « {name} » by the tab key")


def press(page: Page, *names: str) -> None:
    """Go to each control in turn, and press the space bar."""
    for name in names:
        tab_to(page, name)
        page.keyboard.press("Space")


def write(page: Page, words: str) -> None:
    tab_to(page, "Rechercher")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def options(page: Page, facet: str) -> dict[str, str]:
    """Each option of an open filter, with its number."""
    rows = page.locator(f"#startup-{facet} label").all()
    pairs = (row.inner_text().rsplit(" ", 1) for row in rows)
    return dict(pairs)


def address(page: Page) -> str:
    _, _, query = page.url.partition("?")
    return query


# ---- without scripts, and elsewhere


def test_without_scripts_every_card_is_there_and_no_dead_control(
    read: Reader, gallery: str
) -> None:
    page = read(scripts=False)
    page.goto(gallery)
    assert shown(page) == BY_NAME
    assert page.locator("main :is(button, input, select, form)").count() == 0
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
    assert page.locator("#phase-transfere li").all_inner_texts()[0][:8] == "Mesaides"
    page.goto(gallery.replace("index", "lignes"))
    assert shown(page) == ["École ouverte", "Partage", "Zéphyr"]


def test_it_works_from_the_disk(read: Reader, built: Path) -> None:
    page = read()
    page.goto((built / "startups/index.html").as_uri())
    press(page, "Phase", "Transféré")
    assert shown(page) == ["Mesaides"]
    assert address(page) == "phase=transfere"


def test_nothing_moves_when_the_controls_appear(read: Reader, gallery: str) -> None:
    for width in (1440, 768, 375):
        page = read(width)
        page.goto(gallery)
        page.wait_for_timeout(200)
        moved = page.evaluate(
            """() => new Promise(done => new PerformanceObserver(list => done(
                 list.getEntries().reduce((sum, e) => sum + e.value, 0)))
               .observe({type: 'layout-shift', buffered: true})
               || setTimeout(done, 300, 0))"""
        )
        assert moved < 0.02, width


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
