"""Figures on a telephone, with large text, without colours, on paper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

FLOW, LIFE, LIVES = "resultats/flux", "startups/pix", "resultats/index"
#: Words of a drawing that are cut by its frame.
CUT = """() => [...document.querySelectorAll('.startup-drawing')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')]
    .filter((text) => text.getClientRects().length)
    .filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1;
    }).map((text) => text.textContent);
})"""
#: Words of one kind that stand over each other.
OVER = """(kind) => {
  const drawings = [...document.querySelectorAll('.startup-drawing')];
  return drawings.flatMap((svg) => {
    const boxes = [...svg.querySelectorAll(kind)]
      .filter((text) => text.getClientRects().length)
      .map((text) => [text.textContent, text.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
      .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 4 && b.top < a.bottom - 4)
      .map(([other]) => `${one} / ${other}`));
  });
}"""
WIDE = "() => document.documentElement.scrollWidth > window.innerWidth"


def open_page(page: Page, site: Path, name: str) -> Page:
    page.goto((site / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("name", [FLOW, LIFE, LIVES, "startups/mps", "index"])
@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_the_words_of_a_figure_are_whole(
    site: Path, read: Reader, name: str, width: int
) -> None:
    page = open_page(read(width), site, name)
    assert page.locator(".startup-drawing").count() > 0
    assert page.evaluate(CUT) == []
    for kind in (".sf-tick", ".sf-value", ".sf-label"):
        assert page.evaluate(OVER, kind) == []
    assert not page.evaluate(WIDE)


@pytest.mark.parametrize("width", [320, 1440])
def test_lives_stand_one_under_the_other_on_one_axis(
    site: Path, read: Reader, width: int
) -> None:
    page = open_page(read(width), site, LIVES)
    names = page.locator(".startup-drawing tspan.sf-name").all()
    told = [name.text_content() for name in names]
    # In the order of their entries; the table says the same.
    assert told[:3] == [
        "data.gouv.fr",
        "Marché public simplifié (MPS)",
        "API Entreprise",
    ]
    assert len(told) == 10
    tops = [box["y"] for name in names if (box := name.bounding_box())]
    assert tops == sorted(tops)
    assert min(b - a for a, b in pairwise(tops)) > 35
    assert page.locator(".startup-drawing .sf-today").count() == 1
    # No sign of one life over the name of another.
    hidden = page.evaluate(
        """() => {
          const svg = document.querySelector('.startup-drawing');
          const all = (kind) => [...svg.querySelectorAll(kind)]
            .map((shape) => shape.getBoundingClientRect());
          const names = all('tspan.sf-name');
          return all(':is(.sf-bar, .sf-sign, .sf-thin)').filter((a) => names.some((b) =>
            a.left < b.right && b.left < a.right
            && a.top < b.bottom - 3 && b.top < a.bottom - 3)).length;
        }"""
    )
    assert hidden == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_large_text_makes_the_box_scroll_and_not_the_page(
    site: Path, read: Reader, width: int
) -> None:
    page = open_page(read(width), site, FLOW)
    before = page.locator(".startup-drawing text").first.bounding_box()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("dispatchEvent(new Event('resize'))")
    after = page.locator(".startup-drawing text").first.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] * 1.8
    for box in page.locator(".startup-figure").all():
        edges = box.bounding_box()
        assert edges
        assert edges["x"] + edges["width"] <= width
    if width == 320:
        box = page.locator(".startup-scroll").first
        assert box.evaluate("box => box.scrollWidth > box.clientWidth")
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())


@pytest.mark.parametrize("name", [FLOW, LIFE, LIVES])
def test_bars_are_seen_in_forced_colours(site: Path, read: Reader, name: str) -> None:
    page = open_page(read(dark=True), site, name)
    page.emulate_media(forced_colors="active")
    paint = """(looks) =>
      [...document.querySelectorAll('.startup-drawing ' + looks)].map((shape) => {
        const style = getComputedStyle(shape);
        return [style.fill, style.stroke];
      })"""
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for looks in (".sf-fill", ".sf-entered", ".sf-succeeded"):
        for fill, _ in page.evaluate(paint, looks):
            assert fill != canvas
    for looks in (".sf-bar", ".sf-area.sf-dropped", ".sf-area.sf-in-progress"):
        for _, stroke in page.evaluate(paint, looks):
            assert stroke not in (canvas, "none")


def test_paper_shows_the_numbers(site: Path, read: Reader) -> None:
    page = open_page(read(800), site, FLOW)
    table = page.locator(".startup-unfold table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    box = table.bounding_box()
    assert box
    assert box["height"] > 100
