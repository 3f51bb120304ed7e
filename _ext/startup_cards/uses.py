"""What a page can show of the catalogue, and where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .catalogue import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .figure import Span


@dataclass(frozen=True)
class TitleOf:
    """The title of a card, alone: what a link to it shows."""

    startup: str


@dataclass(frozen=True)
class Notices:
    """What is left to do in the cards: it fails nothing and is not forgotten."""


@dataclass(frozen=True)
class LivesOf:
    """The lives of products on one axis: those named, else those of a query."""

    ids: tuple[str, ...]
    query: Query


@dataclass(frozen=True)
class FlowOf:
    """The flow of a figures file, by its name, or of the whole catalogue."""

    file: str
    #: what is shown of it: the years, the stays, or both
    parts: tuple[str, ...]
    #: definitions and caveats are printed below
    notes: bool
    #: lengths of stay to compare with
    span: Span | None


#: a card (its id), its title, a selection of cards, what is left to do, a figure
Shows: TypeAlias = str | TitleOf | Query | Notices | LivesOf | FlowOf


@dataclass(frozen=True)
class Use:
    """A place of a page that shows a part of the catalogue."""

    shows: Shows
    line: int

    @property
    def card(self) -> str | None:
        """The id of the one card it names, if it does."""
        shows = self.shows.startup if isinstance(self.shows, TitleOf) else self.shows
        return shows if isinstance(shows, str) else None


def grouped_pages(uses: Mapping[str, Sequence[Use]]) -> dict[str, str]:
    """The pages that show every card, by what they group them by."""
    found: dict[str, str] = {}
    for docname, shown in sorted(uses.items()):
        for query in (use.shows for use in shown):
            if isinstance(query, Query) and query.is_whole:
                found.setdefault(query.group or "", docname)
    return found
