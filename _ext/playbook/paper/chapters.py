"""The one page of Sphinx, cut again into the documents it was joined from.

There a page stands inside the last section of the page that lists it, and a card
inside the catalogue: on paper each is a chapter, after the one that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .elements import HEADINGS, classes, make, take_out, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: How the page marks a document: by an anchor, and its kind by a class.
ANCHOR = "document-"
KIND = "kind-"


@dataclass(frozen=True)
class Chapter:
    """One document of the site."""

    docname: str
    kind: str
    #: how many documents hold it; the home page is held by none
    depth: int
    section: Element

    @property
    def anchor(self) -> str:
        """Where links to the document lead."""
        return f"{ANCHOR}{self.docname}"

    @property
    def title(self) -> str:
        """What its first heading says."""
        found = (e for e in self.section.iter() if e.tag in HEADINGS)
        return words(next(found, self.section))

    @property
    def ids(self) -> frozenset[str]:
        """The anchors it holds."""
        return frozenset(e.get("id", "") for e in self.section.iter()) - {""}


def chapters_of(main: Element, home: str = "index") -> list[Chapter]:
    """All documents of the page, each without those it held."""
    return list(_cut(main, home, 0))


def _cut(parent: Element, home: str, depth: int) -> Iterator[Chapter]:
    name = home
    for child in list(parent):
        name = _anchor(child) or name
        kind = _kind(child)
        if not kind:
            yield from _cut(child, home, depth)
            continue
        inner = next(filter(None, map(_anchor, child)), "")
        take_out(parent, child)
        chapter = Chapter(inner or name, kind, depth, child)
        if not inner:
            # Links lead to the document by this anchor, which stood before it.
            child.insert(0, make("span", id=chapter.anchor))
        held = list(_cut(child, home, depth + 1))
        _drop_lists(child)
        yield chapter
        yield from held


def _kind(element: Element) -> str:
    if element.tag != "section":
        return ""
    kinds = (c.removeprefix(KIND) for c in classes(element) if c.startswith(KIND))
    return next(kinds, "")


def _anchor(element: Element) -> str:
    """The name of the document whose anchor this is."""
    name = element.get("id", "") if element.tag == "span" else ""
    return name.removeprefix(ANCHOR) if name.startswith(ANCHOR) else ""


def _drop_lists(section: Element) -> None:
    """Remove the places where other documents stood."""
    for child in list(section):
        if "toctree-wrapper" in classes(child):
            take_out(section, child)
        else:
            _drop_lists(child)
