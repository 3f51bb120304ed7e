"""The shapes of a drawing, whose width follows the page and whose text does not.

Across, places are in percent of the width; down, in ems of the text. A drawing is thus
as wide as its column, its words keep the size of the reader's text on a telephone as
at 200 %, and no shape has a style: classes say what it is, the sheet how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

#: What the sheet keeps as the least width of a drawing, in ems of its text.
LEAST_WIDTH = 22.0
#: A letter's mean width, on the safe side.
_LETTER = 0.63


@dataclass(frozen=True)
class Shape:
    """One element of SVG."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str = ""
    #: the beginning of the text, in bold
    strong: str = ""
    #: the end of the text, shown where the drawing is wide
    aside: str = ""
    inside: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """Shapes, from the bottom up, and how high they stand together."""

    height: str
    shapes: tuple[Shape, ...]
    #: some are hatched
    hatched: bool = False


def across(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def down(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "em"


def rect(
    looks: str, x: float, y: float, width: float, height: float, fill: str = ""
) -> Shape:
    places = (
        ("x", across(x)),
        ("y", down(y)),
        ("width", across(width)),
        ("height", down(height)),
    )
    # A pattern is named by the drawing that holds it; every colour is the sheet's.
    filled = (("fill", fill),) if fill else ()
    return Shape("rect", (("class", looks), *places, *filled))


def line(looks: str, x1: float, y1: float, x2: float, y2: float) -> Shape:
    return Shape(
        "line",
        (
            ("class", looks),
            ("x1", across(x1)),
            ("y1", down(y1)),
            ("x2", across(x2)),
            ("y2", down(y2)),
        ),
    )


def text(
    looks: str, x: float, y: float, words: str, *, anchor: str = "", strong: str = ""
) -> Shape:
    anchored = (("text-anchor", anchor),) if anchor else ()
    attributes = (("class", looks), ("x", across(x)), ("y", down(y)), *anchored)
    return Shape("text", attributes, words, strong)


def label(left: float, right: float, y: float, name: str, more: str) -> Shape:
    """A name above a bar, and more after it; only where it is wide if it is long."""
    letters = len(name) + 1 + len(more)
    if letters * _LETTER <= LEAST_WIDTH:
        x, anchor = beside(left, right, letters)
        return text("sf-label", x, y, more, anchor=anchor, strong=name)
    x, anchor = beside(left, right, len(name))
    return replace(text("sf-label", x, y, "", anchor=anchor, strong=name), aside=more)


#: Signs on a square of 16, as wide as a letter is high; the way that products take
#: out of incubation is told by the same signs as in the galleries.
_SIGNS = {
    "event": "M8 1.5 14.5 8 8 14.5 1.5 8Z",
    "open": "M2.5 2.5 8 8 2.5 13.5Z",
    "opere": "M8 1.5a6.5 6.5 0 1 0 .01 0ZM8 5.4a2.6 2.6 0 1 1-.01 0Z",
    "transfere": "M1.5 5.8h6.2V1.5L15 8l-7.3 6.5v-4.3H1.5Z",
    "abandon": "M2 2h12v12H2Z",
    "abandon-investigation": "M2 2h12v12H2ZM4.6 4.6v6.8h6.8V4.6Z",
}


def sign(name: str, x: float, y: float) -> Shape:
    """A sign whose middle stands at a place: it is drawn beyond its own frame."""
    looks = ("class", f"sf-sign sf-{name}")
    path = Shape("path", (looks, ("fill-rule", "evenodd"), ("d", _SIGNS[name])))
    frame = (
        ("x", across(x)),
        ("y", down(y - 0.5)),
        ("width", "1em"),
        ("height", "1em"),
        ("viewBox", "8 0 16 16"),
        ("overflow", "visible"),
    )
    return Shape("svg", frame, inside=(path,))


def beside(left: float, right: float, letters: int) -> tuple[float, str]:
    """Where words stand above a bar, and from where they are written.

    From its left end if they are short enough, else up to its right end, else as far
    to the right as they can, all reckoned at the least width.
    """
    width = letters * _LETTER / LEAST_WIDTH * 100
    if left + width <= 100:
        return left, ""
    if right - width >= 0:
        return min(right, 100.0), "end"
    return max(0.0, 100 - width), ""


def thinned(index: int, count: int, most: int) -> bool:
    """Whether one of many labels is kept where only so many have room.

    Counted from the last one, which is always kept.
    """
    step = -(-count // most)
    return (count - 1 - index) % step == 0
