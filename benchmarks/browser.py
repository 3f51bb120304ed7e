"""The gallery in Chromium: how long until a filter or a key is on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.rows import PROMISED, Row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TURNS = 9
#: What a modest telephone is, beside the machine that measures.
SLOWDOWN = 4
#: A text that leaves few cards, typed key by key.
TYPED = "nisou la"

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
  const seen = boxes.filter(box => getComputedStyle(box).display !== 'none').length;
  const all = await timed(() => false);
  return {boxes: boxes.length, left: Math.ceil(boxes.length / 6), seen, few, all};
}"""

#: From the moment of each key to the end of the frame that follows it.
WATCH = """() => {
  window.painted = [];
  addEventListener('keydown', event => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => painted.push(performance.now() - event.timeStamp);
    port2.postMessage(0);
  }), true);
}"""
#: What moves of the gallery and of the text around it; Furo's own icon moves too.
SHIFTS = """() => {
  window.shifted = 0;
  const text = document.querySelector('article');
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.sources.some(({node}) => text.contains(node) && !node.closest?.(
      '.content-icon-container'))) shifted += entry.value;
  })).observe({type: 'layout-shift', buffered: true});
}"""


def timed_filter(page: Page, address: Path, selector: str) -> dict[str, float]:
    page.goto(address.as_uri())
    page.wait_for_load_state("load")
    # The columns of sphinx-design say `display: flex !important`, and would stay.
    page.add_style_tag(content="[hidden] {display: none !important}")
    result: dict[str, float] = page.evaluate(FILTER, selector)
    if not result["boxes"] or result["seen"] != result["left"]:
        raise RuntimeError(f"{address}: {selector} cannot be filtered: {result}")
    return result


def filtered(
    pages: Mapping[int, Mapping[str, tuple[Path, str]]], browser: Browser
) -> Iterator[Row]:
    """For each size, our gallery and the page of grid cards, in turn."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for size, sides in pages.items():
        turns = [
            {name: timed_filter(page, *side) for name, side in sides.items()}
            for _ in range(TURNS)
        ]
        for case in ("few", "all"):
            ours, grid = (
                median(turn[name][case] for turn in turns) for name in ("ours", "grid")
            )
            yield row(size, case, ours, grid)
    page.close()


def typed(gallery: Path, browser: Browser, size: int) -> Iterator[Row]:
    """Type into the search of our gallery, on a slow machine; see what moves."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(gallery.as_uri())
    page.evaluate(SHIFTS)
    page.wait_for_selector("#startup-q")
    page.wait_for_timeout(1500)
    moved = page.evaluate("shifted")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.evaluate(WATCH)
    page.focus("#startup-q")
    for key in TYPED:
        page.keyboard.press("Space" if key == " " else key)
        page.wait_for_timeout(400)
    painted = page.evaluate("painted")
    if len(painted) != len(TYPED) or not page.locator(".startup-list > li").count():
        raise RuntimeError(f"{gallery}: the search did not answer each key")
    page.close()
    yield Row(
        f"touche → image, {size} fiches, machine {SLOWDOWN} fois plus lente",
        median(painted),
        "ms",
        100,
    )
    yield Row(f"déplacement de la mise en page au chargement, {size}", moved, "", 0)


def seen(
    pages: Mapping[int, Mapping[str, tuple[Path, str]]],
    gallery: Path,
    size: int,
    chromium: str,
) -> Iterator[Row]:
    """All that is measured in a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        yield from filtered(pages, browser)
        yield from typed(gallery, browser, size)
        browser.close()


def row(size: int, case: str, ours: float, grid: float) -> Row:
    """At the promised size the time itself is promised; beyond it, the ratio."""
    label = f"filtrer, {size}, {'1 fiche sur 6' if case == 'few' else 'tout revient'}"
    label = f"{label} : jusqu’à l’image suivante"
    if size == PROMISED:
        return Row(label, ours, "ms", 50)
    limit = 0.30 if size > PROMISED else None
    return Row(label, ours, "ms", limit, "grille", grid)
