"""Drawings on paper: with their own sheet, and all they tell said in words.

The page's sheet colours a drawing by variables; the drawing of a PDF knows none. A
sample of the legend is no figure: it is drawn behind, and its words stand beside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree.ElementTree import Element, register_namespace, tostring

from .elements import SVG, classes, make, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLE = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")
#: How the parser keeps a namespace that it has already given to the names.
_NAMED = "{http://www.w3.org/2000/xmlns/}xmlns"
#: Pixels: as wide as the text of a page, and a letter's height.
WIDTH, LETTER = 642.0, 11.0


def colours(sheet: str) -> dict[str, str]:
    """The variables of the first rule of a sheet: those of light, as on paper."""
    return dict(_VARIABLE.findall(sheet.split("}", 1)[0]))


def with_colours(sheet: str, variables: Mapping[str, str]) -> str:
    """A sheet with values where it had variables."""
    return _USE.sub(lambda use: variables[use[1]], sheet)


def mend_figures(root: Element, sheet: str) -> None:
    """Prepare each drawing for paper."""
    hatches = {f"url(#{e.get('id')})": e for e in root.iter(f"{SVG}pattern")}
    for parent, drawing in list(pairs(root)):
        if drawing.tag != f"{SVG}svg":
            continue
        drawing.attrib.pop(_NAMED, "")
        if "startup-swatch" in classes(drawing):
            used = [hatches[f] for e in drawing if (f := e.get("fill")) in hatches]
            drawing[:0] = used
            _as_background(parent, drawing, sheet)
        elif "startup-drawing" in classes(drawing):
            _tell(drawing)
            measure(drawing, WIDTH, LETTER)
            drawing.insert(1, make(f"{SVG}style", sheet))


def _tell(drawing: Element) -> None:
    """Put the description with the title: a PDF has room for one text."""
    title, told = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    if title is not None and told is not None:
        title.text = f"{title.text}. {told.text}"
        drawing.remove(told)


def measure(drawing: Element, width: float, letter: float) -> None:
    """Give a drawing a size: percents and ems become numbers."""
    height = _number(drawing.get("height", "1em"), width, letter)
    drawing.set("width", f"{width:g}")
    drawing.set("height", f"{height:g}")
    drawing.set("viewBox", f"0 0 {width:g} {height:g}")
    drawing.set("font-size", f"{letter:g}")
    for shape in drawing.iter():
        for name, value in shape.items():
            if value.endswith(("%", "em")) and shape is not drawing:
                shape.set(name, f"{_number(value, width, letter):g}")


def _number(value: str, width: float, letter: float) -> float:
    if value.endswith("%"):
        return float(value[:-1]) * width / 100
    return float(value.removesuffix("em")) * letter


def _as_background(parent: Element, drawing: Element, sheet: str) -> None:
    """Replace a sample by an empty box that shows it."""
    measure(drawing, 3 * LETTER, LETTER)
    drawing.insert(0, make(f"{SVG}style", sheet))
    tail, drawing.tail = drawing.tail, None
    register_namespace("", SVG.strip("{}"))
    address = "data:image/svg+xml," + quote(tostring(drawing, "unicode"))
    box = make("span", class_="swatch", style=f"background-image:url('{address}')")
    box.tail = tail
    parent[list(parent).index(drawing)] = box
