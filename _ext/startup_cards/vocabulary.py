"""The lists of known values: incubators, organisations, user types, themes…"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .text import closest, fold


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

    def find(self, text: str) -> str | None:
        """Find the id that a text names: itself, its label or another spelling."""
        return text if text in self.terms else self._spellings.get(fold(text))

    def suggest(self, text: str) -> str | None:
        """Find the id most likely meant: one whose spelling is near."""
        near = closest(text, self._spellings)
        return self._spellings[near] if near else None

    def nearest(self, text: str) -> str | None:
        """Find the id that shares words with a text, the rarest of the list first."""
        words = set(_words(text))
        shared = {
            id: sum(1 / self._uses[word] for word in words & known) / len(words | known)
            for id, known in self._words.items()
            if words & known
        }
        return max(shared, key=lambda id: shared[id], default=None)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        spellings: dict[str, str] = {}
        for term in self.terms.values():
            for text in (term.id, term.label, *term.aliases):
                spellings.setdefault(fold(text), term.id)
        return spellings

    @cached_property
    def _uses(self) -> Counter[str]:
        """In how many terms each word stands: « ministère » tells none apart."""
        return Counter(word for words in self._words.values() for word in words)

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {
            term.id: frozenset((*_words(term.id), *_words(term.label)))
            for term in self.terms.values()
        }


def _words(text: str) -> list[str]:
    """The words that tell terms apart, articles and the like left out."""
    return re.findall(r"\w{4,}", fold(text))


@dataclass(frozen=True)
class Vocabularies:
    """The lists of a site; one that is absent accepts any value."""

    incubators: Vocabulary | None = None
    organisations: Vocabulary | None = None
    usertypes: Vocabulary | None = None
    thematiques: Vocabulary | None = None
    patterns: Vocabulary | None = None
    sources: Vocabulary | None = None
