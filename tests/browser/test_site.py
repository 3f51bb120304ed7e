"""The site itself, as a reader meets it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

#: What readers type, and the pages that must come first.
QUERIES = ("queries", "queries-readers")
#: What the search page lists, before it draws anything.
FIRST = "query => Search.find(query).slice(0, 3).map(found => found.docname)"
#: One page of each kind.
PAGES = (
    "index",
    "confiance/demander-moins",
    "commencer/irritant",
    "histoire/mps",
    "startups/index",
    "startups/pix",
    "outils/glossaire",
    "outils/auto-evaluation",
)
#: Every page that tells how to do something.
PLAN = yaml.safe_load((ROOT / "docs/_data/pages.yaml").read_text("utf-8"))
PLAYS = sorted(page for page, entry in PLAN.items() if entry["type"] == "play")


def ask(page: Page, base: str, query: str) -> list[str]:
    """Give the docnames of the first three results."""
    page.goto(f"{base}/search.html?q={quote(query)}")
    expect(page.locator(".search-summary")).not_to_be_empty()
    links = page.locator("ul.search > li > a").all()[:3]
    return [(link.get_attribute("href") or "")[2:-5] for link in links]


def test_result_is_listed(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    assert (
        ask(read(), serve(site), "comite d'investissement")[0] == "incubateur/decider"
    )


@pytest.mark.parametrize("name", QUERIES)
def test_typed_words_find_their_pages(
    read: Reader, site: Path, serve: Callable[[Path], str], name: str
) -> None:
    page = read()
    ask(page, serve(site), "pix")
    cases = yaml.safe_load((ROOT / f"tests/cases/{name}.yaml").read_text("utf-8"))
    found = {case["q"]: page.evaluate(FIRST, case["q"]) for case in cases}
    missed = {
        query: found[query]
        for query, expected in ((case["q"], case["expect"]) for case in cases)
        if not set(expected) <= set(found[query])
    }
    assert len(found) > 20
    assert missed == {}


def test_a_fair_page_answers_each_query_of_another_list(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read()
    ask(page, serve(site), "pix")
    cases = yaml.safe_load((ROOT / "tests/cases/queries-blind.yaml").read_text("utf-8"))
    found = {case["q"]: set(page.evaluate(FIRST, case["q"])) for case in cases}
    assert len(found) == 60
    missed = [c["q"] for c in cases if not found[c["q"]] & set(c["expect"])]
    assert missed == []


@pytest.mark.parametrize(
    ("query", "card"),
    [
        ("administration plus", "startups/aplus"),
        ("dosier facile", "startups/dossierfacile"),
        ("ministere de l'ecologie", "startups/ecobalyse"),
    ],
)
def test_a_card_is_found_by_its_name_and_by_who_carries_it(
    read: Reader, site: Path, serve: Callable[[Path], str], query: str, card: str
) -> None:
    assert card in ask(read(), serve(site), query)


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_and_keeps_the_policy(
    read: Reader, site: Path, serve: Callable[[Path], str], name: str
) -> None:
    page = read()
    page.goto(f"{serve(site)}/{name}.html")
    for width in (1440, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("heading", level=1).count() == 1


def test_from_the_disk_home_leads_to_a_card(read: Reader, site: Path) -> None:
    page = read(375)
    page.goto(f"file://{site}/index.html")
    page.get_by_role("button", name="Menu").click()
    nav = page.get_by_role("navigation", name="Navigation principale")
    nav.get_by_role("link", name="Les fiches", exact=True).click()
    cards = len(list((ROOT / "docs/startups").glob("*.yaml")))
    expect(page.locator(".startup-list > li")).to_have_count(cards)
    page.get_by_role("link", name="Pix", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pix")


def test_kits_print_on_one_sheet(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read()
    long = []
    for kit in sorted((ROOT / "docs/commencer").glob("*.md")):
        if "type: kit" not in kit.read_text("utf-8"):
            continue
        page.goto(f"{serve(site)}/commencer/{kit.stem}.html")
        sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        if sheets != 1:
            long.append((kit.stem, sheets))
    assert long == []


def test_every_check_of_the_site_can_be_ticked(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read()
    page.goto(f"{serve(site)}/confiance/demander-moins.html")
    items = page.locator("ul.checklist > li")
    assert items.count() >= 4
    assert page.locator("ul.checklist > li > input").count() == items.count()


def test_search_pages_say_what_they_are(site: Path) -> None:
    text = (site / "searchpages.js").read_text("utf-8")
    pages, _ = json.JSONDecoder().raw_decode(text.removeprefix("Search.setPages("))
    assert [name for name, page in pages.items() if not page["summary"]] == []
    assert pages["startups/pix"]["label"] == "Fiche produit"
    assert pages["confiance/demander-moins"]["label"] == "Pratique"


def test_english_page_says_so_and_its_french_frame_too(site: Path) -> None:
    html = (site / "en/index.html").read_text("utf-8")
    assert '<html class="no-js" lang="en"' in html
    assert '<header class="site-header" lang="fr">' in html
    assert '<footer class="site-footer" lang="fr">' in html
    text = html.partition("<main")[2].partition("</main>")[0]
    assert 'lang="en"' not in text
    assert '<span lang="fr"><em>opéré</em></span>' in text


def test_a_cell_that_names_its_row_is_heard_and_seen_as_written(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page, weight = read(), "e => getComputedStyle(e).fontWeight"
    page.goto(f"{serve(site)}/resultats/flux.html")
    table = page.locator("table.named-rows").first
    assert table.locator("thead th").first.evaluate(weight) == "700"
    assert table.locator("tbody th[scope=row]").first.evaluate(weight) == "400"
    # Where the page itself declares them, they look like what they are.
    page.goto(f"{serve(site)}/commencer/irritant.html")
    cell = page.locator("table:not(.named-rows) tbody th[scope=row]").first
    assert cell.evaluate(weight) == "700"


def test_links_to_the_english_page_speak_english(site: Path) -> None:
    # In the navigation, in the text, among the neighbours, at the foot of each page.
    link = r"<a [^>]*>\s*(?:<span[^>]*>)*In English, in ten minutes"
    for name in ("index", "accessibilite", "startups/pix", "404"):
        links = re.findall(link, (site / f"{name}.html").read_text("utf-8"))
        assert links
        assert [said for said in links if 'lang="en"' not in said] == []
    html = (site / "accessibilite.html").read_text("utf-8")
    assert '<span class="page-title"><span lang="en">In English' in html


@pytest.mark.parametrize("play", PLAYS)
def test_a_play_ends_with_ways_on_and_their_reasons(site: Path, play: str) -> None:
    page = BeautifulSoup((site / f"{play}.html").read_text("utf-8"), "html.parser")
    way = page.select_one("#suite-et-sources > h2 + p")
    assert way
    links = [str(a["href"]).partition("#")[0] for a in way.select("a.reference")]
    assert {link for link in links if link.endswith(".html")}
    # The links stand in sentences, which say more than the titles.
    titles = sum(len(a.get_text().split()) for a in way.select("a"))
    assert len(way.get_text().split()) > titles + 8
