"""Hostile cards opened by a browser under the strictest policy: nothing happens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.hostile import PAYLOADS, PLAIN, sphinx, write_catalogue, write_refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Dialog, Page, Request

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser
#: What a script would call, had it run; and what it would put in the page.
TRAP = """
  window.sprung = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = (...said) => window.sprung.push(name + ':' + said);
  addEventListener('securitypolicyviolation', e => sprung.push(e.violatedDirective));
"""
FOREIGN = "script:not([src]), iframe, object, embed, base, img[src='x'], [onerror], \
[onload], [onclick], [onfocus], [onmouseover], [srcdoc], a[href^='javascript' i], \
a[href^='data' i], meta[http-equiv='refresh' i]"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {name: tmp_path_factory.mktemp(name) for name in ("hostile", "refused")}
    return {
        "hostile": sphinx("html", write_catalogue(folders["hostile"] / "source"))[0],
        "refused": sphinx("html", write_refused(folders["refused"] / "source"))[0],
    }


@pytest.fixture
def trap(read: Reader) -> Iterator[Page]:
    """A page that notes what runs, asks elsewhere or opens a dialog."""
    page = read()
    told: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    def note(sent: Request) -> None:
        if not sent.url.startswith("http://127.0.0.1:"):
            told.append(sent.url)

    page.on("dialog", dismiss)
    page.on("popup", lambda popup: told.append(popup.url))
    page.on("request", note)
    page.add_init_script(TRAP)
    yield page
    assert told == []


def quiet(page: Page) -> None:
    """Nothing ran, and no element of the page is of a payload's making."""
    assert page.evaluate("window.sprung") == []
    assert page.locator(FOREIGN).count() == 0


def test_every_page_of_a_card(
    sites: dict[str, Path], serve: Callable[[Path], str], trap: Page
) -> None:
    for folder in sites.values():
        base = serve(folder)
        pages = sorted(folder.joinpath("startups").rglob("*.html"))
        assert len(pages) > 30
        for path in pages:
            trap.goto(f"{base}/{quote(path.relative_to(folder).as_posix())}")
            quiet(trap)


def test_the_gallery_with_its_filters(
    sites: dict[str, Path], serve: Callable[[Path], str], trap: Page
) -> None:
    trap.goto(f"{serve(sites['hostile'])}/startups/index.html")
    trap.locator(".startup-facets > button[aria-controls=startup-theme]").click()
    expect(trap.locator("#startup-theme label")).to_have_count(len(PAYLOADS) + 2)
    search = trap.locator("#startup-q")
    for text in PAYLOADS.values():
        search.fill(text)
        quiet(trap)
    search.fill("")
    for box in trap.locator("#startup-theme input").all():
        box.check()
    quiet(trap)
    expect(trap.locator(".startup-active li")).to_have_count(len(PAYLOADS) + 2)


@pytest.mark.parametrize("name", ["balise", "guillemet", "script", "gabarit"])
def test_an_address_that_names_a_payload(
    sites: dict[str, Path], serve: Callable[[Path], str], trap: Page, name: str
) -> None:
    base = serve(sites["hostile"])
    for key in ("q", "theme", "tri", "inconnu"):
        trap.goto(f"{base}/startups/index.html?{key}={quote(PAYLOADS[name])}")
        quiet(trap)


@pytest.mark.parametrize("query", ["alert", "img", "mot", "script", PAYLOADS["svg"]])
def test_the_results_of_a_search(
    sites: dict[str, Path], serve: Callable[[Path], str], trap: Page, query: str
) -> None:
    trap.goto(f"{serve(sites['hostile'])}/search.html?q={quote(query)}")
    expect(trap.locator(".search-summary")).not_to_be_empty()
    if query == "mot":
        expect(trap.locator(f"ul.search a[href*='{PLAIN}']").first).to_be_visible()
    quiet(trap)
