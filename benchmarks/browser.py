"""The gallery in Chromium: how long until a filter's effect is on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.rows import PROMISED, Row

if TYPE_CHECKING:
    from playwright.sync_api import Page

TURNS = 5

#: Hide all boxes but one in six, then show all: milliseconds until the next frame.
FILTER = """async selector => {
  const boxes = [...document.querySelectorAll(selector)];
  const frame = () => new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(done)));
  const timed = async hide => {
    await frame();
    const began = performance.now();
    boxes.forEach((box, place) => { box.hidden = hide(place); });
    document.body.offsetHeight;
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  };
  const few = await timed(place => place % 6 !== 0);
  const all = await timed(() => false);
  return {boxes: boxes.length, few, all};
}"""


def timed_filter(page: Page, address: Path, selector: str) -> dict[str, float]:
    page.goto(address.as_uri())
    page.wait_for_load_state("load")
    result: dict[str, float] = page.evaluate(FILTER, selector)
    if not result["boxes"]:
        raise RuntimeError(f"{address}: nothing matches {selector}")
    return result


def filtered(
    pages: Mapping[int, Mapping[str, tuple[Path, str]]], chromium: str
) -> Iterator[Row]:
    """For each size, our gallery and the page of grid cards, in turn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for size, sides in pages.items():
            turns = [
                {name: timed_filter(page, *side) for name, side in sides.items()}
                for _ in range(TURNS)
            ]
            for case in ("few", "all"):
                ours, grid = (
                    median(turn[name][case] for turn in turns)
                    for name in ("ours", "grid")
                )
                yield row(size, case, ours, grid)
        browser.close()


def row(size: int, case: str, ours: float, grid: float) -> Row:
    """At the promised size the time itself is promised; beyond it, the ratio."""
    label = f"filter, {size}, {'1 card in 6' if case == 'few' else 'all back'}"
    if size == PROMISED:
        return Row(f"{label}: to the next frame", ours, "ms", 50)
    limit = 0.30 if size > PROMISED else None
    return Row(label, ours, "ms", limit, "grid", grid)
