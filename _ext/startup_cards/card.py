"""A checked card, and what the check knows of the site around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath

from .model import Startup
from .problems import Problem, Severity
from .text import fold
from .vocabulary import Vocabularies

#: Names of the pages that list the cards: no card may take their address.
RESERVED = frozenset(
    {
        "index",
        "par-incubateur",
        "par-motif",
        "par-phase",
        "par-public",
        "par-sponsor",
        "par-theme",
    }
)


@dataclass(frozen=True)
class Context:
    """What a card is checked against; by default nothing but its own form."""

    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    #: Pages with `type: play`; None accepts any.
    plays: frozenset[str] | None = None
    #: The day lengths run to; None takes it from the environment or the cards.
    as_of: date | None = None
    #: Paths are shown relative to this folder; None leaves them as given.
    root: Path | None = None

    def shown(self, path: Path) -> str:
        if self.root and path.is_relative_to(self.root):
            path = path.relative_to(self.root)
        return path.as_posix()


@dataclass(frozen=True)
class Card:
    """The outcome of checking one file."""

    id: str
    path: str
    #: None when the file holds an error: nothing half right is published.
    startup: Startup | None
    problems: tuple[Problem, ...]
    #: Field (`mission`, `phases.0.comment`) → line of its text, from 1.
    lines: Mapping[str, int]

    @property
    def has_error(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def card_id(path: str | PurePath) -> str:
    """The id of a card is the name of its file, composed (NFC), without `.yaml`."""
    name = unicodedata.normalize("NFC", PurePath(path).name)
    return name.removesuffix(".yaml")


def address_key(id: str) -> str:
    """What two cards may not share: case, accents and dots do not tell them apart."""
    return re.sub(r"[.\s]+", "-", fold(id))
