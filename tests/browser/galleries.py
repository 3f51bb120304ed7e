"""A gallery as a reader with a keyboard meets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


def shown(page: Page) -> list[str]:
    """The titles of the cards that a reader sees, in order."""
    # Not by their inner text: the browser has none yet for a box out of sight.
    titles: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.startup-list > li > a')]
             .filter(a => a.checkVisibility()).map(a => a.textContent)"""
    )
    return titles


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
