"""What a page shows of the catalogue, in words, before any format.

A view holds texts and the names of documents, never markup nor addresses: HTML
templates and plain nodes draw the same view, and its fingerprint says whether a
page shows something new.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .figure import Figure


@dataclass(frozen=True)
class Target:
    """A text that may lead somewhere: to an address, a card, a play or a pattern."""

    text: str
    url: str = ""
    startup: str = ""
    play: str = ""
    pattern: str = ""


@dataclass(frozen=True)
class Item:
    """A product as one entry of a gallery."""

    id: str
    title: str
    mission: str
    phase: str
    phase_label: str
    #: « 14 mois au 20 août 2026 », or since when it has left
    stage: str
    carriers: str


@dataclass(frozen=True)
class Group:
    """Entries under one heading; ``key`` is the anchor."""

    key: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Gallery:
    """A selection of the catalogue; without ``by``, one group without a title."""

    by: str
    groups: tuple[Group, ...]
    count: str


@dataclass(frozen=True)
class Fact:
    """A named fact; without values, it is said to be missing."""

    name: str
    values: tuple[Target, ...]


@dataclass(frozen=True)
class Shown:
    """A pattern or a play that the product shows, why, and by what source."""

    target: Target
    why: str
    source: Target | None


@dataclass(frozen=True)
class Page:
    """A card's own page."""

    item: Item
    badges: tuple[str, ...]
    facts: tuple[Fact, ...]
    life: Figure
    links: tuple[Fact, ...]
    patterns: tuple[Shown, ...]
    plays: tuple[Shown, ...]
    end: tuple[Fact, ...]
    sources: tuple[Target, ...]
    checked: str


def fingerprint(view: object) -> str:
    """A short text that changes when a view does."""
    return hashlib.sha256(repr(view).encode()).hexdigest()[:16]
