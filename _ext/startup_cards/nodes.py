"""Nodes that stand for a part of the catalogue until the page is written.

A placeholder holds only what to show, never the thing shown: a post-transform
fills it from the domain, so that a page is right whatever changed since it was
read. HTML renders it by a template; every other format gets plain docutils
nodes in its place.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from .outline import Outline


class startup_placeholder(nodes.General, nodes.Element):
    """Any part of the catalogue that stands as a block."""


class startup_gallery(startup_placeholder):
    """Several cards; ``query`` says which, in what order, grouped how."""


class startup_card(startup_placeholder):
    """One card inside another page; ``startup`` is its id."""


class startup_place(startup_placeholder):
    """The way from a card's own page to the catalogue, above its title."""


class startup_profile(startup_placeholder):
    """The head of a card's own page: where the product is, and its facts."""


class startup_record(startup_placeholder):
    """The foot of a card's own page: its life, its end, what it shows, its sources."""


class startup_prose(nodes.General, nodes.Element):
    """Plain blocks of a card's body: their HTML and their Markdown.

    Sphinx keeps every document it has read until it writes it: thousands of bodies
    are held pressed, together since each repeats the other's words. ``outline`` holds
    the headings before these blocks.
    """

    @classmethod
    def of(cls, html: str, markdown: str, outline: Outline) -> startup_prose:
        pressed = zlib.compress(f"{html}\0{markdown}".encode(), 1)
        return cls(pressed=pressed, outline=outline)

    @property
    def html(self) -> str:
        return self._both()[0]

    @property
    def markdown(self) -> str:
        return self._both()[1]

    def _both(self) -> list[str]:
        return zlib.decompress(self["pressed"]).decode().split("\0", 1)


class startup_figure(nodes.General, nodes.Element):
    """Lives on an axis, or the flow; ``shows`` says what, ``key`` is its id."""


class startup_notices(nodes.General, nodes.Element):
    """What is left to do in the cards."""


class startup_count(nodes.Inline, nodes.TextElement):
    """A number of cards, inside a sentence."""


def sections_above(node: nodes.Node) -> int:
    """How many sections a node stands in."""
    count, parent = 0, node.parent
    while parent is not None:
        count += isinstance(parent, nodes.section)
        parent = parent.parent
    return count


def figure_id(name: str, number: int = 0) -> str:
    """The id of a figure, unique in a project: two names never give the same."""
    composed = unicodedata.normalize("NFC", name)
    plain = re.sub(r"[^a-z0-9-]", lambda sign: f"_{ord(sign[0]):x}_", composed)
    return f"figure-{plain}-{number}" if number else f"figure-{plain}"


def anchor(startup: str) -> str:
    """The id of a card's section, where documents are joined in one."""
    return f"startup-{nodes.make_id(startup)}"
