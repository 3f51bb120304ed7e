"""What a page can show of the catalogue, and where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .catalogue import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Notices:
    """What is left to do in the cards: it fails nothing and is not forgotten."""


@dataclass(frozen=True)
class Use:
    """A place of a page that shows a part of the catalogue."""

    #: the id of a card, a selection of them, or what is left to do
    shows: str | Query | Notices
    line: int


def grouped_pages(uses: Mapping[str, Sequence[Use]]) -> dict[str, str]:
    """The pages that show every card, by what they group them by."""
    found: dict[str, str] = {}
    for docname, shown in sorted(uses.items()):
        for query in (use.shows for use in shown):
            if isinstance(query, Query) and query.is_whole:
                found.setdefault(query.group or "", docname)
    return found
