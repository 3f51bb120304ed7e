"""A product in words: as one entry of a list, and the words of its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from .controls import group_anchor
from .messages import format_date, format_months, label, plural
from .model import Startup
from .views import Fact, Item, Target
from .vocabulary import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .life import Phase, Stay
    from .vocabulary import Vocabulary


@dataclass(frozen=True)
class Entries:
    """The words of one catalogue at one day, in one language."""

    startups: Sequence[Startup]
    vocabularies: Vocabularies
    as_of: date | None
    language: str
    #: the plays of the site, with their titles
    plays: Mapping[str, str] = field(default_factory=dict)
    #: the pages that group every card, by what they group them by
    pages: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Startup]:
        return {startup.id: startup for startup in self.startups}

    @property
    def day(self) -> date:
        # Without an as-of day, the last phase of each product is its present one.
        return self.as_of or date.max

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {}

    def item(self, startup: Startup) -> Item:
        """One product as an entry: the same on every page that shows it."""
        if startup.id not in self._items:
            self._items[startup.id] = self._item(startup)
        return self._items[startup.id]

    def _item(self, startup: Startup) -> Item:
        stay = startup.current(self.day)
        return Item(
            id=startup.id,
            title=startup.title,
            mission=startup.mission,
            phase=stay.name.value,
            phase_label=self.phase(stay.name),
            stage=self._stage(startup, stay),
            carriers=self._carriers(startup),
        )

    def _stage(self, startup: Startup, stay: Stay) -> str:
        return self.since(stay) if self.is_still(stay) else self._lasting(startup)

    def is_still(self, stay: Stay) -> bool:
        """Whether only its first day is told: it is over, to come, or not counted."""
        return self.as_of is None or stay.name.is_out or stay.start > self.as_of

    def _lasting(self, startup: Startup) -> str:
        return self.running(startup.months_in_phase(self.day))

    def _carriers(self, startup: Startup) -> str:
        """The first sponsor: several names in full would hide the mission."""
        if not startup.sponsors:
            return ""
        first = self.term("organisations", startup.sponsors[0]).text
        others = len(startup.sponsors) - 1
        return f"{first} {plural('others', others, self.language)}" if others else first

    # -- words -------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        """A sentence of the interface with its values."""
        return label(key, self.language).format(**values)

    def phase(self, phase: Phase) -> str:
        return label(f"phase.{phase.value}", self.language)

    def since(self, stay: Stay) -> str:
        return self.say("stage.since", date=self.date(stay.start))

    def running(self, months: int) -> str:
        """A length that still grows, with the day it is counted to, if there is one."""
        if self.as_of is None:
            return ""
        length = format_months(months, self.language)
        return self.say("stage.running", length=length, date=self.date(self.day))

    def date(self, day: date | None) -> str:
        return format_date(day, self.language) if day else ""

    def fact(self, name: str, *values: Target, source: Target | None = None) -> Fact:
        return Fact(label(name, self.language), values, source)

    def term(self, vocabulary: str, key: str) -> Target:
        """A value in the words of the site's list, with its address if it has one."""
        terms: Vocabulary | None = getattr(self.vocabularies, vocabulary)
        term = terms.terms.get(key) if terms else None
        return Target(term.label, url=term.url or "") if term else Target(key)

    def terms(self, vocabulary: str, by: str, keys: Iterable[str]) -> list[Target]:
        """Values that lead to the products that share them, where a page shows them."""
        found = [self.term(vocabulary, key) for key in keys]
        page = self.pages.get(by, "")
        if not page:
            return found
        return [
            Target(target.text, page=page, anchor=group_anchor(by, key))
            for target, key in zip(found, keys, strict=True)
        ]

    def source(self, key: str | None) -> Target | None:
        return self.term("sources", key) if key else None
