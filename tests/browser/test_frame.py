"""What every page has around its text: menu, theme, search key, place, footer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

PAGES = (
    "index",
    "pratiques/transmettre",
    "outils/auto-evaluation",
    "search",
    "404",
)
#: Words that Sphinx, Furo and sphinx-design leave in English.
ENGLISH = re.compile(
    r"\b(Skip to|Back to top|Edit this|View this|On this page|Toggle|Light|Dark mode"
    r"|Next|Previous|Home|Made with|Copyright|Last updated|Search|Permalink|Link to)\b"
)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen(
    read: Reader, address: str, name: str
) -> None:
    page = read()
    page.goto(f"{address}/{name}.html")
    # 320 is also what 400 % leaves of 1280.
    for width in (1440, 768, 375, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_pages_speak_french(read: Reader, address: str, name: str) -> None:
    page = read()
    page.goto(f"{address}/{name}.html")
    said = page.evaluate(
        """() => {
          const names = ['title', 'aria-label', 'placeholder', 'alt'];
          const all = [...document.querySelectorAll('*')];
          const named = all.flatMap(e => names.map(n => e.getAttribute(n) || ''));
          return [document.body.innerText, ...named].join('\\n');
        }"""
    )
    assert ENGLISH.findall(said) == []


def test_theme_is_kept_from_page_to_page(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.get_by_role("button", name="Thème")
    assert button.inner_text() == "Thème\u00a0: automatique"
    button.click()
    assert button.inner_text() == "Thème\u00a0: clair"
    button.click()
    assert button.inner_text() == "Thème\u00a0: sombre"
    page.goto(f"{address}/pratiques/transmettre.html")
    assert page.evaluate("document.body.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_theme_follows_the_system_until_told_otherwise(
    read: Reader, address: str
) -> None:
    colours = set()
    for dark in (False, True):
        page = read(dark=dark)
        page.goto(f"{address}/index.html")
        colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2


def test_menu_opens_and_closes_with_the_keyboard(read: Reader, address: str) -> None:
    page = read(375)
    page.goto(f"{address}/index.html")
    button = page.get_by_role("button", name="Menu")
    nav = page.get_by_role("navigation", name="Navigation principale")
    assert not nav.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert nav.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not nav.is_visible()
    assert button.evaluate("b => b === document.activeElement")


def test_closed_menu_holds_no_tab_stop(read: Reader, address: str) -> None:
    page = read(375)
    page.goto(f"{address}/index.html")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('.sidebar-drawer')")


def test_without_scripts_the_menu_is_there(read: Reader, address: str) -> None:
    page = read(375, scripts=False)
    page.goto(f"{address}/index.html")
    assert page.get_by_role("navigation", name="Navigation principale").is_visible()
    assert not page.get_by_role("button", name="Menu").is_visible()


def test_skip_link_leads_to_the_text(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/pratiques/transmettre.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_shortcut_goes_to_the_search(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/index.html")
    # No bare letter does anything: speech input types them.
    for key in ("/", "k", "s"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.type") == "search"


def test_wider_spacing_loses_no_text(read: Reader, address: str) -> None:
    page = read(320)
    page.goto(f"{address}/pratiques/transmettre.html")
    page.evaluate(
        """() => document.querySelectorAll('*').forEach(e => {
          e.style.setProperty('line-height', '1.5', 'important');
          e.style.setProperty('letter-spacing', '0.12em', 'important');
          e.style.setProperty('word-spacing', '0.16em', 'important');
        })"""
    )
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *, footer *')].filter(e =>
          getComputedStyle(e).overflowY === "hidden"
          && e.scrollHeight > e.clientHeight + 2
          && !e.classList.contains('visually-hidden')).length"""
    )
    assert cut == 0


def test_wide_tables_are_reached_with_the_keyboard(read: Reader, address: str) -> None:
    page = read(320)
    page.goto(f"{address}/pratiques/transmettre.html")
    box = page.locator(".table-wrapper").first
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label") == "Comment faire"
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".table-wrapper[tabindex]")).to_have_count(0)


def test_boxes_added_by_a_script_are_reached_too(read: Reader, address: str) -> None:
    page = read(320)
    page.goto(f"{address}/outils/auto-evaluation.html")
    box = page.locator(".checklist-summary .table-wrapper")
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label")


def test_headings_of_tables_say_what_they_head(small: Path) -> None:
    text = (small / "pratiques/transmettre.html").read_text("utf-8")
    assert text.count('<th scope="col" class="head') == 4
    # The first cell of a row says what the row is about.
    assert text.count('<th scope="row" class="stub') == 2
    assert re.findall(r"<th\b(?! scope=)", text) == []


def test_next_page_says_why(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/pratiques/transmettre.html")
    following = page.locator(".next-page").inner_text()
    assert "Déclarer sur l’honneur" in following
    assert "Croire d’abord ce que les gens déclarent" in following


def test_current_page_is_marked_in_the_navigation(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/pratiques/transmettre.html")
    current = page.locator(".sidebar-tree [aria-current=page]")
    assert current.all_inner_texts() == ["Transmettre à coût marginal"]


def test_reduced_motion_moves_nothing(read: Reader, address: str) -> None:
    page = read(375, still=True)
    page.goto(f"{address}/index.html")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => {
          const style = getComputedStyle(e);
          return style.transitionDuration !== '0s' || style.animationName !== 'none';
        }).length"""
    )
    assert moving == 0


def test_page_works_from_the_disk(read: Reader, small: Path) -> None:
    page = read()
    page.goto(f"file://{small}/index.html")
    page.locator(".sd-card").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Transmettre")
    page.get_by_role("button", name="Thème").click()
    assert page.evaluate("document.body.dataset.theme") == "light"
    assert page.locator("ul.checklist input").count() == 3
