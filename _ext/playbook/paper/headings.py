"""Headings whose levels follow the book: none is skipped, for those who hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .elements import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

DEEPEST = 6


def set_levels(section: Element, top: int) -> None:
    """Give the headings of a chapter their levels, from that of its title."""
    last = top - 1
    for heading, level in list(_levels(section, top)):
        last = min(level, last + 1, DEEPEST)
        heading.tag = f"h{last}"
        heading.attrib.pop("aria-level", None)


def _levels(section: Element, level: int) -> Iterator[tuple[Element, int]]:
    """Each heading with the depth of the sections that hold it.

    The first of a section is its title; another one has the rank of a section in it.
    """
    titled = False

    def inside(element: Element) -> Iterator[tuple[Element, int]]:
        nonlocal titled
        for child in element:
            if child.tag == "section":
                yield from _levels(child, level + 1)
            elif child.tag in HEADINGS:
                yield child, level + titled
                titled = True
            else:
                yield from inside(child)

    yield from inside(section)
