"""What a page can show of the catalogue, and where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .catalogue import Query


@dataclass(frozen=True)
class Notices:
    """What is left to do in the cards: it fails nothing and is not forgotten."""


@dataclass(frozen=True)
class Use:
    """A place of a page that shows a part of the catalogue."""

    #: the id of a card, a selection of them, or what is left to do
    shows: str | Query | Notices
    line: int
