"""What goes to paper, and colours that anyone can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

#: What has no use on paper.
SCREEN_ONLY = (
    ".mobile-header",
    ".sidebar-drawer",
    ".toc-drawer",
    ".related-pages",
    ".checklist-tools",
    ".copy-button",
    ".skip-to-content",
)
#: Pairs of variables that stand as text on area somewhere on the site.
PAIRS = [
    (text, area)
    for text in ("ink", "soft", "muted", "greenink", "visited", "ochre", "danger")
    for area in ("paper", "side", "raised", "wash")
] + [
    ("ink", "mark"),
    ("ink", "code"),
    ("ink", "hover"),
    ("ochre", "ochrewash"),
    ("danger", "dangerwash"),
    ("ink", "dangerwash"),
    ("paper", "green"),
]
PHASES = (
    "investigation",
    "construction",
    "acceleration",
    "consolidation",
    "opere",
    "transfere",
    "abandon",
    "abandon-investigation",
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(page: Page, text: str, area: str) -> float:
    """The contrast of two of the palette's variables, as the page computes them."""
    values = page.evaluate(
        """names => names.map(name =>
          getComputedStyle(document.body).getPropertyValue(`--${name}`).trim())""",
        [text, area],
    )
    low, high = sorted(map(luminance, values))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_have_contrast(read: Reader, address: str, dark: bool) -> None:
    page = read(dark=dark)
    page.goto(f"{address}/index.html")
    pairs = [*PAIRS, *((f"phase-{name}", f"phase-{name}-area") for name in PHASES)]
    pairs += [(f"phase-{name}", "paper") for name in PHASES]
    weak = [pair for pair in pairs if contrast(page, *pair) < 4.5]
    assert weak == []
    assert contrast(page, "edge", "paper") >= 3


def test_paper_has_the_text_alone(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/pratiques/transmettre.html")
    page.get_by_label("Le budget").check()
    page.emulate_media(media="print")
    for selector in SCREEN_ONLY:
        for part in page.locator(selector).all():
            assert not part.is_visible(), selector
    assert page.get_by_label("Le budget").is_checked()
    assert page.get_by_label("Le budget").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_assessment_is_printed_as_filled(read: Reader, address: str) -> None:
    page = read(dark=True)
    page.goto(f"{address}/outils/auto-evaluation.html")
    page.get_by_role("radiogroup", name="Chaque pièce").get_by_label("Non").check()
    page.emulate_media(media="print")
    assert page.locator(".checklist-summary").is_visible()
    assert page.get_by_role("radio", checked=True).count() == 1


def test_page_prints_on_few_sheets(read: Reader, address: str, tmp_path: Path) -> None:
    page = read()
    page.goto(f"{address}/pratiques/declarer.html")
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
