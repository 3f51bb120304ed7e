"""What a page shows of the catalogue, in words, before any format.

A view holds texts and the names of documents, never markup nor addresses: HTML
templates and plain nodes draw the same view, and its fingerprint says whether a
page shows something new. What thousands are made of at every build is a named tuple,
made and written out three times as fast as a frozen dataclass.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .life_figure import Life


class Target(NamedTuple):
    """A text that may lead somewhere: to an address, a card, a play, a pattern…"""

    text: str
    url: str = ""
    startup: str = ""
    play: str = ""
    pattern: str = ""
    #: a page that groups the cards, and the anchor of a group on it
    page: str = ""
    anchor: str = ""


class Item(NamedTuple):
    """A product as one entry of a gallery."""

    id: str
    title: str
    mission: str
    phase: str
    phase_label: str
    #: « 14 mois au 20 août 2026 », or since when it has left
    stage: str
    #: who carries it: the first, and how many others
    carriers: str


@dataclass(frozen=True)
class Group:
    """Entries under one heading, with the anchor that leads there."""

    anchor: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Option:
    """One value of a filter: its name in an address, its words, others to search."""

    key: str
    label: str
    words: str = ""


@dataclass(frozen=True)
class Facet:
    """One filter: its name in an address, its title, its values in order."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Controls:
    """What the script of a gallery needs to filter, sort and group its cards."""

    facets: tuple[Facet, ...]
    #: for each card of the gallery, for each filter, the places of its values
    values: tuple[tuple[tuple[int, ...], ...], ...]
    #: the sort that the page is in comes first
    sorts: tuple[Option, ...]
    #: for each other sort, the places of the cards in its order
    orders: tuple[tuple[int, ...], ...]
    groups: tuple[Option, ...]
    #: singular and plural of the count, of so many among all
    counted: tuple[str, str]


@dataclass(frozen=True)
class Gallery:
    """A selection of the catalogue; ungrouped, one group without a title."""

    groups: tuple[Group, ...]
    count: str
    layout: str = "cards"
    controls: Controls | None = None


class Fact(NamedTuple):
    """A named fact, and the source it comes from."""

    name: str
    values: tuple[Target, ...]
    source: Target | None = None


class Related(NamedTuple):
    """Another product, and why it is near."""

    item: Item
    reason: str


class Shown(NamedTuple):
    """A pattern or a play that the product shows, why, and by what source."""

    target: Target
    why: str
    source: Target | None


class End(NamedTuple):
    """How a product left: in one sentence, then what is known of it."""

    sentence: str
    facts: tuple[Fact, ...]


class Page(NamedTuple):
    """A card's own page."""

    item: Item
    #: since when it is where it is
    since: str
    facts: tuple[Fact, ...]
    links: tuple[Fact, ...]
    #: what the card does not say, in one sentence; empty when it says all
    missing: str
    life: Life
    patterns: tuple[Shown, ...]
    plays: tuple[Shown, ...]
    end: End | None
    related: tuple[Related, ...]
    sources: tuple[Target, ...]
    checked: str


def fingerprint(view: object) -> str:
    """A short text that changes when a view does."""
    return hashlib.sha256(repr(view).encode()).hexdigest()[:16]
