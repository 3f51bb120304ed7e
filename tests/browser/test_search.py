"""The search page finds what is typed as people type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

SUMMARY = ".search-summary"


def ask(page: Page, base: str, query: str) -> list[str]:
    """Type nothing, follow a link as the sidebar's form makes it; give the titles."""
    page.goto(f"{base}/search.html?q={query}")
    expect(page.locator(SUMMARY)).not_to_be_empty()
    return page.locator("ul.search > li > a").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("declaration sur l'honneur", "Déclarer sur l’honneur"),
        ("déclarer sur l’HONNEUR", "Déclarer sur l’honneur"),
        ("siret", "Déclarer sur l’honneur"),
        ("cout marginal", "Transmettre à coût marginal"),
        ("transmet", "Transmettre à coût marginal"),
        ("autoevaluation", "Auto-évaluation"),
        ("oeuvrer", "Déclarer sur l’honneur"),
        ("paroles", "Déclarer sur l’honneur"),
        ("tansmettre", "Transmettre à coût marginal"),
        # A slip in the ending, which the stemmer does not see through.
        ("autoevaluatoin", "Auto-évaluation"),
        ("c'est quoi transmettre ?", "Transmettre à coût marginal"),
        ("comment faire pour transmettre", "Transmettre à coût marginal"),
    ],
)
def test_finds(read: Reader, address: str, query: str, first: str) -> None:
    assert ask(read(), address, query)[:1] == [first]


def test_result_says_its_kind_and_shows_the_phrase(read: Reader, address: str) -> None:
    page = read()
    ask(page, address, "siret")
    item = page.locator("ul.search > li").first
    assert item.locator(".result-kind").inner_text() == "Pratique"
    page.wait_for_selector("ul.search mark")
    assert "donne son numéro SIRET" in item.locator(".context").inner_text()
    assert item.locator("mark").first.inner_text() == "SIRET"


def test_results_follow_the_typing(read: Reader, address: str) -> None:
    page = read()
    ask(page, address, "siret")
    page.fill("input[type=search]", "transmettre")
    expect(page.locator(SUMMARY)).to_contain_text("transmettre")
    first = page.locator("ul.search > li > a").first
    assert first.inner_text() == "Transmettre à coût marginal"
    assert page.url.endswith("q=transmettre")


def test_nothing_found_helps(read: Reader, address: str) -> None:
    page = read()
    assert ask(page, address, "zzzz") == []
    assert page.locator(".search-summary").inner_text() == (
        "Aucune page ne répond à «\u00a0zzzz\u00a0»."
    )
    assert page.locator("#search-help").is_visible()


def test_typed_html_stays_text(read: Reader, address: str) -> None:
    page = read()
    ask(page, address, "%3Cimg src=x onerror=alert(1)%3E siret")
    assert page.locator("main img").count() == 0
    assert "<img" in page.locator(".search-summary").inner_text()


def test_search_works_from_the_disk(read: Reader, small: Path) -> None:
    page = read()
    assert ask(page, f"file://{small}", "honneur")[0] == "Déclarer sur l’honneur"
    page.locator("ul.search > li > a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_unknown_address_offers_the_search(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/404.html")
    page.fill("main input[type=search]", "honneur")
    page.keyboard.press("Enter")
    expect(page.locator(SUMMARY)).not_to_be_empty()
    assert "/search.html?q=honneur" in page.url
