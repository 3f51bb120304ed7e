"""Links on paper: inside the book, to other sites, or else plain words.

A page taken alone links to pages that are not in the file: to their address on the
published site when it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .elements import pairs, take_out, unwrap, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from xml.etree.ElementTree import Element

OUTSIDE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Places:
    """Where anchors are: in the file, or on a page of the site."""

    here: Collection[str]
    #: the document of each anchor
    documents: Mapping[str, str]
    #: the address of the published site, with a slash at its end; empty: none
    address: str

    def resolve(self, href: str) -> str:
        """What a link of the one page becomes; empty: no link."""
        if href.startswith(OUTSIDE):
            return href
        if not href.startswith("#"):
            return self.address and self.address + href
        name = href.removeprefix("#")
        if name in self.here:
            return href
        docname = self.documents.get(name)
        if docname is None or not self.address:
            return ""
        return f"{self.address}{docname}.html#{name}"


def mend_links(root: Element, places: Places) -> None:
    """Keep the links that lead somewhere, with plain words inside.

    What stands for a link in a tagged file is its words: no drawing, no box.
    """
    for parent, link in list(pairs(root)):
        if link.tag != "a":
            continue
        text = words(link)
        href = places.resolve(link.get("href", ""))
        if not text:
            take_out(parent, link)
        elif not href:
            unwrap(parent, link)
        else:
            link[:] = []
            link.text = text
            link.set("href", href)
