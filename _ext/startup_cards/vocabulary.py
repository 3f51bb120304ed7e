"""The lists of known values: incubators, organisations, user types, themes…"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One entry of a vocabulary."""

    id: str
    label: str
    #: Other spellings, accepted in a card and read as this id.
    aliases: tuple[str, ...] = ()
    #: Words that a search should also find.
    synonyms: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """A list of known values."""

    name: str
    terms: Mapping[str, Term]

    def label(self, id: str) -> str:
        term = self.terms.get(id)
        return term.label if term else id


@dataclass(frozen=True)
class Vocabularies:
    """The lists of a site; one that is absent accepts any value."""

    incubators: Vocabulary | None = None
    organisations: Vocabulary | None = None
    usertypes: Vocabulary | None = None
    thematiques: Vocabulary | None = None
    patterns: Vocabulary | None = None
    sources: Vocabulary | None = None
