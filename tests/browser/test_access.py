"""What no judge sees: large letters, the focus, targets, system colours, folds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

#: One page of each kind.
PAGES = (
    "index",
    "commencer/index",
    "commencer/irritant",
    "confiance/demander-moins",
    "histoire/mps",
    "startups/index",
    "startups/par-phase",
    "startups/mps",
    "resultats/index",
    "resultats/flux",
    "outils/auto-evaluation",
    "outils/glossaire",
    "outils/modeles",
    "manifeste",
    "sources",
    "search",
    "404",
    "en/index",
)

#: What sticks out of the screen, except in a box that scrolls.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const out = (box) =>
    box.width && box.height && (box.right > width + 1 || box.left < -1);
  return [...document.querySelectorAll("body *")].filter((e) =>
    out(e.getBoundingClientRect())
    && getComputedStyle(e).visibility !== "hidden"
    && !e.closest(".table-wrapper, pre, .skip-to-content, template")
  ).map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)}`);
}"""

#: What has the focus, and what is wrong with how it shows.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const told = (part) => {
    const style = getComputedStyle(e, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const faults = [];
  // The link of a whole card shows its focus all round the card.
  if (!told(null) && !told("::after")) faults.push("no outline");
  const seen = [...e.getClientRects()].some((box) => {
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const top = document.elementFromPoint(x, box.top + box.height / 2);
    return top && (e.contains(top) || (top.contains(e) && top.tagName !== "MAIN"));
  });
  if (!seen) faults.push("out of sight");
  return faults.map((fault) => `${fault}: ${e.outerHTML.slice(0, 60)}`);
}"""

#: Controls under 24 px, but for links in a sentence, with another within their circle.
CROWDED = """() => {
  const controls = "a[href], button, input, select, summary";
  // The link of a whole card is as large as the card, a box as large as its label.
  const whole = (e) => {
    const spread = getComputedStyle(e, "::after").position === "absolute";
    return e.closest("label") || (spread && e.offsetParent) || e;
  };
  const targets = [...document.querySelectorAll(controls)]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }))
    .map((e) => ({ e, box: whole(e).getBoundingClientRect() }))
    .filter(({ box }) => box.width && box.height);
  const words = (node) => node.textContent.replace(/\\s+/g, " ").trim().length;
  const spoken = (e) => {
    const block = e.closest("p, li, dd, td, th, dt, caption, h1, h2, h3, h4");
    const inline = getComputedStyle(e).display === "inline";
    return inline && block && words(block) > words(e) + 3;
  };
  const away = (low, x, high) => x - Math.min(Math.max(x, low), high);
  const near = (box, x, y) =>
    Math.hypot(away(box.left, x, box.right), away(box.top, y, box.bottom)) < 12;
  const small = targets.filter(({ e, box }) =>
    (box.width < 23.5 || box.height < 23.5) && !spoken(e));
  return small.filter(({ e, box }) =>
    targets.some((other) => other.e !== e && !other.e.contains(e)
      && near(other.box, box.left + box.width / 2, box.top + box.height / 2))
  ).map(({ e, box }) =>
    `${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 60)}`);
}"""

#: The words of the main title that large letters cut in two.
CUT = """() => {
  const cut = [];
  const title = document.querySelector("h1");
  const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\d]+/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (range.getClientRects().length > 1) cut.push(word[0]);
    }
  return cut;
}"""

#: The width of the longest text, and that of its mean letter in the page's own font.
MEASURE = """() => {
  const texts = [...document.querySelectorAll("main section > p")];
  texts.sort((a, b) => b.textContent.length - a.textContent.length);
  const probe = document.createElement("span");
  probe.textContent = texts[0].textContent;
  probe.style.whiteSpace = "nowrap";
  texts[0].append(probe);
  const letter = probe.getBoundingClientRect().width / probe.textContent.length;
  probe.remove();
  return [texts[0].clientWidth, letter];
}"""

#: What moves though the reader asked for stillness.
MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  return style.transitionDuration !== "0s" || style.animationName !== "none"
    || style.scrollBehavior === "smooth";
}).map((e) => e.outerHTML.slice(0, 60))"""

#: What the keyboard would meet in another order than the eye.
REORDERED = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e);
  return e.tabIndex > 0 || /reverse/.test(style.flexDirection + style.flexWrap);
}).map((e) => e.outerHTML.slice(0, 60))"""

LARGER = "size => { document.documentElement.style.fontSize = size; }"


def faults_of(page: Page, base: str, script: str) -> dict[str, Any]:
    """Run a script on each page; keep the pages where it finds something."""
    found = {}
    for name in PAGES:
        page.goto(f"{base}/{name}.html")
        found[name] = page.evaluate(script)
    return {name: faults[:5] for name, faults in found.items() if faults}


def test_nothing_sticks_out_of_the_screen(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page, base = read(), serve(site)
    found = {}
    for name in PAGES:
        page.goto(f"{base}/{name}.html")
        # 320 is also what a zoom of 400 % leaves of 1280; 640 what one of 200 % leaves.
        for width, letters in ((320, 100), (320, 200), (375, 200), (640, 200)):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(LARGER, f"{letters}%")
            found[name, width, letters] = page.evaluate(OUTSIDE)[:3]
    assert {case: out for case, out in found.items() if out} == {}


def test_large_letters_keep_the_bar_whole(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read(320, still=True)
    page.goto(f"{serve(site)}/index.html")
    page.evaluate(LARGER, "200%")
    bar = page.locator(".mobile-header")
    menu = bar.get_by_role("button", name="Menu")
    for control in (menu, bar.get_by_role("link", name="Chercher")):
        box = control.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    menu.click()
    assert page.evaluate(OUTSIDE) == []
    page.keyboard.press("Escape")
    # Its name is no longer seen, but is still said.
    home = page.get_by_role("link", name="Playbook des incubateurs").first
    assert home.locator("svg").is_visible()


def test_lines_hold_sixty_to_seventy_five_letters(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page, base = read(), serve(site)
    for name in ("confiance/demander-moins", "histoire/mps", "manifeste"):
        page.goto(f"{base}/{name}.html")
        width, letter = page.evaluate(MEASURE)
        assert 60 <= width / letter <= 75, name


def test_large_letters_cut_no_word_of_a_title(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page, base = read(320), serve(site)
    cut = {}
    for name in PAGES:
        page.goto(f"{base}/{name}.html")
        page.evaluate(LARGER, "200%")
        cut[name] = page.evaluate(CUT)
    assert {name: words for name, words in cut.items() if words} == {}


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (375, True)])
def test_focus_is_seen_wherever_it_goes(
    read: Reader, site: Path, serve: Callable[[Path], str], width: int, dark: bool
) -> None:
    page = read(width, dark=dark, still=True)
    base = serve(site)
    found: dict[str, list[str]] = {}
    for name in ("index", "confiance/demander-moins", "startups/index", "search"):
        page.goto(f"{base}/{name}.html")
        # The frame, the first controls of the text; the others are of the same kinds.
        for _ in range(70):
            page.keyboard.press("Tab")
            faults = page.evaluate(FOCUS)
            if faults is None:
                break
            found.setdefault(name, []).extend(faults)
    assert {name: faults[:5] for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [1440, 375])
def test_targets_are_large_or_far_from_others(
    read: Reader, site: Path, serve: Callable[[Path], str], width: int
) -> None:
    assert faults_of(read(width), serve(site), CROWDED) == {}


def test_focus_follows_the_reading(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    assert faults_of(read(), serve(site), REORDERED) == {}


def test_reduced_motion_moves_nothing_on_any_kind_of_page(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    assert faults_of(read(still=True), serve(site), MOVING) == {}


def test_system_colours_keep_signs_and_edges(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page, base = read(), serve(site)
    page.emulate_media(forced_colors="active")
    edge = (
        "e => getComputedStyle(e).borderTopStyle + getComputedStyle(e).borderTopWidth"
    )
    page.goto(f"{base}/startups/index.html")
    assert page.locator("b[data-phase]").first.evaluate(edge) == "solid1px"
    assert page.locator(".startup-facets button").first.evaluate(edge) == "solid1px"
    # The shape of a phase has the colour of the text, not of the page.
    shape = "e => getComputedStyle(e, '::before').color"
    ground = "getComputedStyle(document.body).backgroundColor"
    for dark in (False, True):
        page.emulate_media(
            color_scheme="dark" if dark else "light", forced_colors="active"
        )
        drawn = page.locator("b[data-phase]").first.evaluate(shape)
        assert drawn != page.evaluate(ground)
    page.goto(f"{base}/startups/mps.html")
    bar = page.locator(".sf-bar").first
    assert bar.evaluate("e => getComputedStyle(e).stroke") != "none"


def test_paths_begin_short_and_unfold_without_scripts(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read(375, scripts=False)
    page.goto(f"{serve(site)}/commencer/index.html")
    first = page.locator("#parcours-intrapreneur")
    assert first.locator("ul.reading-path > li").count() == 3
    rest = first.locator("details.reading-rest")
    said = rest.locator("summary").inner_text()
    assert said == f"Puis {rest.locator('li').count()} autres pages"
    assert not rest.locator("li").first.is_visible()
    rest.locator("summary").click()
    assert rest.locator("li").first.is_visible()


def test_paper_unfolds_what_a_screen_folds(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read()
    page.goto(f"{serve(site)}/commencer/index.html")
    page.emulate_media(media="print")
    for item in page.locator("details.reading-rest li").all():
        assert item.evaluate("e => e.checkVisibility() && e.offsetHeight > 0")


def test_a_box_of_code_that_scrolls_is_known_to_scroll(
    read: Reader, site: Path, serve: Callable[[Path], str]
) -> None:
    page = read(375)
    page.goto(f"{serve(site)}/contribuer/donnees.html")
    box = page.locator(".highlight pre[tabindex]").first
    # Judges take what overflows by less than the padding for no scrolling at all.
    assert box.evaluate("e => getComputedStyle(e).paddingLeft") == "0px"
    assert box.evaluate("e => e.scrollWidth > e.clientWidth + 1")
