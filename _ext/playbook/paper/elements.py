"""The few questions one asks of a parsed page, which knows no parents."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def words(element: Element) -> str:
    """The text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def make(tag: str, text: str = "", *inside: Element, **attributes: str) -> Element:
    """An element; ``class_`` gives the attribute ``class``."""
    given = {name.rstrip("_"): value for name, value in attributes.items()}
    made = Element(tag, given)
    made.text = text
    made.extend(inside)
    return made


def pairs(element: Element) -> Iterator[tuple[Element, Element]]:
    """Each element with its parent, in the order of the page.

    The children are listed before any is given: they may be taken out on the way.
    """
    for child in list(element):
        yield element, child
        yield from pairs(child)


def take_out(parent: Element, child: Element) -> None:
    """Remove an element; the text after it stays."""
    keep_after(parent, child, "")
    parent.remove(child)


def unwrap(parent: Element, child: Element) -> None:
    """Replace an element by what it holds."""
    place = list(parent).index(child)
    inside = list(child)
    if inside:
        inside[-1].tail = (inside[-1].tail or "") + (child.tail or "")
        child.tail = None
    keep_after(parent, child, child.text or "")
    parent.remove(child)
    for offset, element in enumerate(inside):
        parent.insert(place + offset, element)


def keep_after(parent: Element, child: Element, text: str) -> None:
    """Put a text, and the one after an element, where the element begins."""
    text += child.tail or ""
    child.tail = None
    place = list(parent).index(child)
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def remove_all(root: Element, unwanted: Callable[[Element], bool]) -> None:
    """Remove every element that has no use, wherever it stands."""
    for child in list(root):
        if unwanted(child):
            take_out(root, child)
        else:
            remove_all(child, unwanted)
