"""Every view of one catalogue at one day, in one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .catalogue import group, select
from .controls import group_anchor, make_controls
from .messages import plural
from .profiles import Profiles
from .views import Gallery, Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .catalogue import Query
    from .model import Startup
    from .views import Item, Page


class Views(Profiles):
    """What the pages of a site show of its catalogue."""

    def count(self, query: Query) -> int:
        """How many cards a query selects."""
        return len(select(self.startups, query, self.day))

    @cached_property
    def _galleries(self) -> dict[str, Gallery]:
        return {}

    def gallery(self, query: Query) -> Gallery:
        """The cards that a query selects, in its order, under its headings."""
        # Asked for when pages are compared, when they are written, and for their data.
        key = repr(query)
        if key not in self._galleries:
            self._galleries[key] = self._gallery(query)
        return self._galleries[key]

    @cached_property
    def _latest(self) -> dict[str, Page]:
        return {}

    def page(self, startup: Startup) -> Page:
        """All that a card's page shows beside its body."""
        # The head and the foot of a page ask one after the other.
        if startup.id not in self._latest:
            self._latest.clear()
            self._latest[startup.id] = super().page(startup)
        return self._latest[startup.id]

    def _gallery(self, query: Query) -> Gallery:
        chosen = select(self.startups, query, self.day)
        words = (self.vocabularies, self.day, self.language)
        return Gallery(
            groups=self._groups(chosen, query.group),
            count=plural("cards", len(chosen), self.language),
            layout=query.layout,
            controls=make_controls(chosen, query, *words) if query.controls else None,
        )

    def _groups(self, chosen: list[Startup], by: str | None) -> tuple[Group, ...]:
        if not by:
            return (Group("", "", self._entries(chosen)),)
        groups = group(chosen, by, self.vocabularies, self.day, self.language)
        return tuple(
            Group(group_anchor(by, g.key), g.label, self._entries(g.startups))
            for g in groups
        )

    def _entries(self, startups: Iterable[Startup]) -> tuple[Item, ...]:
        return tuple(self.item(startup) for startup in startups)
