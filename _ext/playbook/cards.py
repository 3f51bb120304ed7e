"""What we ask of the startup cards, when the extension that reads them is there."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from sphinx import addnodes

from .facts import PatternLink, PlayLink
from .page_links import link_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.environment import BuildEnvironment

#: The domain that owns the cards.
DOMAIN = "startup"


@runtime_checkable
class Cards(Protocol):
    """The questions the domain of the cards answers."""

    def source_links(self) -> Iterable[tuple[str, str, str]]:
        """Give (id in ``sources.yaml``, card id, card title) for each citation."""

    def pattern_links(self) -> Iterable[tuple[str, str, str, str]]:
        """Give (pattern, card id, card title, why) for each trust link."""

    def play_links(self) -> Iterable[tuple[str, str, str, str]]:
        """Give (play docname, card id, card title, why) for each play link."""

    def search_words(self) -> Mapping[str, str]:
        """Give what readers may look for each card by, besides its text: id → words."""


def _cards(env: BuildEnvironment) -> Cards | None:
    domain: object = env.domains.get(DOMAIN)
    return domain if isinstance(domain, Cards) else None


def cited_sources(env: BuildEnvironment) -> frozenset[str]:
    """Return the ids of the sources that cards cite."""
    cards = _cards(env)
    return (
        frozenset(source for source, _, _ in cards.source_links())
        if cards
        else frozenset()
    )


def cards_citing(env: BuildEnvironment, source: str) -> list[tuple[str, str]]:
    """Return (id, title) of the cards that cite a source, by title."""
    cards = _cards(env)
    links = cards.source_links() if cards else ()
    found = [(card, title) for cited, card, title in links if cited == source]
    return sorted(found, key=lambda card: (card[1], card[0]))


def pattern_links(env: BuildEnvironment) -> tuple[PatternLink, ...]:
    """Return which card shows which pattern, by the card's title."""
    cards = _cards(env)
    links = cards.pattern_links() if cards else ()
    return tuple(PatternLink(*link) for link in sorted(links, key=_by_title))


def play_links(env: BuildEnvironment) -> tuple[PlayLink, ...]:
    """Return which card illustrates which play, by the card's title."""
    cards = _cards(env)
    links = cards.play_links() if cards else ()
    return tuple(PlayLink(*link) for link in sorted(links, key=_by_title))


def search_words(env: BuildEnvironment) -> dict[str, str]:
    """Return what readers may look for a card by, besides its text: docname → words."""
    cards = _cards(env)
    given = cards.search_words() if cards else {}
    places = env.domains[DOMAIN].get_objects() if cards else ()
    return {
        docname: given[name] for name, _, _, docname, _, _ in places if name in given
    }


def as_of_day(env: BuildEnvironment) -> datetime.date | None:
    """Return the day the cards count to, or the one a build is told; never the clock's.

    The same files are then the same pages on every day they are built.
    """
    views: object = getattr(env.domains.get(DOMAIN), "views", None)
    day: object = getattr(views, "as_of", None)
    if isinstance(day, datetime.date):
        return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return None
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()


def _by_title(link: tuple[str, str, str, str]) -> tuple[str, str, str]:
    target, card, title, _ = link
    return title, card, target


def card_link(card: str, title: str, docname: str) -> addnodes.pending_xref:
    """Make a link to a card, from a page."""
    return link_to(f"{DOMAIN}:card", card, title, docname)
