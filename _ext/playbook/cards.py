"""What we ask of the startup cards, when the extension that reads them is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .facts import PatternLink, PlayLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from startup_cards.model import Startup

#: The domain that owns the cards; its ``startups`` are the sound ones.
DOMAIN = "startup"


def _startups(env: BuildEnvironment) -> list[Startup]:
    return list(getattr(env.domains.get(DOMAIN), "startups", ()))


def cited_sources(env: BuildEnvironment) -> frozenset[str]:
    """Return the ids of the sources that cards cite."""
    cited = (source for card in _startups(env) for source in _sources(card))
    return frozenset(source for source in cited if source)


def cards_citing(env: BuildEnvironment, source: str) -> list[tuple[str, str]]:
    """Return (id, title) of the cards that cite a source, by title."""
    cards = [card for card in _startups(env) if source in _sources(card)]
    return sorted(((card.id, card.title) for card in cards), key=lambda card: card[1])


def _sources(card: Startup) -> Iterator[str | None]:
    yield from (reference.id for reference in card.sources)
    yield from (link.source for link in card.trust)
    yield from (link.source for link in card.plays)
    yield card.end.source if card.end else None


def pattern_links(env: BuildEnvironment) -> tuple[PatternLink, ...]:
    """Return which card shows which pattern, by title."""
    links = [
        PatternLink(link.pattern, card.id, card.title, link.why)
        for card in _startups(env)
        for link in card.trust
    ]
    return tuple(sorted(links, key=lambda link: (link.title, link.card, link.pattern)))


def play_links(env: BuildEnvironment) -> tuple[PlayLink, ...]:
    """Return which card illustrates which play, by title."""
    links = [
        PlayLink(link.play, card.id, card.title, link.why)
        for card in _startups(env)
        for link in card.plays
    ]
    return tuple(sorted(links, key=lambda link: (link.title, link.card, link.play)))


def card_link(card: str, title: str, docname: str) -> addnodes.pending_xref:
    """Make a link to a card, from a page."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", title),
        refdomain=DOMAIN,
        reftype="card",
        reftarget=card,
        refexplicit=True,
        refdoc=docname,
    )
