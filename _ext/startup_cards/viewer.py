"""Make the views of one catalogue at one day, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from .catalogue import Query, group, select
from .life import Phase
from .life_figure import life_figure
from .messages import format_date, format_months, label, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .life import Stay
    from .model import Startup
    from .parts import Reference
    from .vocabulary import Vocabularies, Vocabulary

from .views import Fact, Gallery, Group, Item, Page, Shown, Target

LINKS = ("link", "repository", "stats_url", "impact_url", "budget_url", "contact")


@dataclass(frozen=True)
class Views:
    """Every view of one catalogue at one day, in one language."""

    startups: Sequence[Startup]
    vocabularies: Vocabularies
    as_of: date | None
    language: str

    @cached_property
    def by_id(self) -> dict[str, Startup]:
        return {startup.id: startup for startup in self.startups}

    def count(self, query: Query) -> int:
        """How many cards a query selects."""
        return len(select(self.startups, query, self._day))

    @property
    def _day(self) -> date:
        # Without an as-of day, the last phase of each product is its present one.
        return self.as_of or date.max

    def gallery(self, query: Query) -> Gallery:
        """The cards that a query selects, in its order, under its headings."""
        chosen = select(self.startups, query, self._day)
        count = plural("cards", len(chosen), self.language)
        if not query.group:
            return Gallery("", (Group("", "", self._items(chosen)),), count)
        groups = group(chosen, query.group, self.vocabularies, self._day, self.language)
        return Gallery(
            query.group,
            tuple(Group(g.key, g.label, self._items(g.startups)) for g in groups),
            count,
        )

    def _items(self, startups: Iterable[Startup]) -> tuple[Item, ...]:
        return tuple(self.item(startup) for startup in startups)

    def item(self, startup: Startup) -> Item:
        """One product as an entry."""
        stay = startup.current(self._day)
        return Item(
            id=startup.id,
            title=startup.title,
            mission=startup.mission,
            phase=stay.name.value,
            phase_label=self._phase(stay.name),
            stage=self._stage(startup, stay),
            carriers=", ".join(t.text for t in self._carriers(startup)),
        )

    def _phase(self, phase: Phase) -> str:
        return label(f"phase.{phase.value}", self.language)

    def _stage(self, startup: Startup, stay: Stay) -> str:
        if stay.name.is_out or stay.start > self._day:
            since = label("stage.since", self.language)
            return since.format(date=format_date(stay.start, self.language))
        months = format_months(startup.months_in_phase(self._day), self.language)
        at = label("stage.running", self.language)
        return at.format(length=months, date=format_date(self._day, self.language))

    # -- the card's own page -----------------------------------------------

    def page(self, startup: Startup) -> Page:
        """All that a card's page shows beside its body."""
        item = self.item(startup)
        return Page(
            item=item,
            badges=tuple(self._themes(startup)),
            facts=tuple(self._facts(startup)),
            life=life_figure(startup, self.as_of, self.language),
            links=tuple(self._links(startup)),
            patterns=tuple(
                Shown(
                    Target(self._term("patterns", t.pattern).text, pattern=t.pattern),
                    t.why,
                    self._source(t.source),
                )
                for t in startup.trust
            ),
            plays=tuple(
                Shown(Target(p.play, play=p.play), p.why, self._source(p.source))
                for p in startup.plays
            ),
            end=tuple(self._end(startup)),
            sources=tuple(self._reference(r) for r in startup.sources),
            checked=self._date(startup.as_of),
        )

    def _facts(self, startup: Startup) -> Iterable[Fact]:
        incubators = [self._term("incubators", i) for i in startup.incubators]
        yield self._fact("fact.incubators", incubators)
        yield self._fact("fact.sponsors", self._carriers(startup))
        users = [self._term("usertypes", u) for u in startup.usertypes]
        yield self._fact("fact.usertypes", users)
        team = startup.team
        size = (
            label("team.at", self.language).format(
                size=team.size, date=self._date(team.as_of)
            )
            if team
            else ""
        )
        yield self._fact("fact.team", [Target(size)] if size else [])
        yield self._fact("fact.techno", [Target(t) for t in startup.techno])
        status = startup.accessibility_status
        yield self._fact(
            "fact.accessibility_status", [Target(status)] if status else []
        )

    def _links(self, startup: Startup) -> Iterable[Fact]:
        for name in LINKS:
            value = getattr(startup, name)
            if not value:
                yield self._fact(f"link.{name}", [])
                continue
            mail = "@" in value and "/" not in value
            url = f"mailto:{value}" if mail else value
            text = value.removeprefix("https://").removeprefix("http://").rstrip("/")
            yield self._fact(f"link.{name}", [Target(text, url=url)])

    def _end(self, startup: Startup) -> Iterable[Fact]:
        end, stops = startup.end, (Phase.ABANDON, Phase.ABANDON_INVESTIGATION)
        if end and end.reason:
            yield self._fact("fact.reason", [Target(end.reason)])
        elif startup.outcome in stops:
            unknown = label("missing.reason", self.language)
            yield self._fact("fact.reason", [Target(unknown)])
        if end is None:
            return
        if end.source and (source := self._source(end.source)):
            yield self._fact("fact.source", [source])
        if end.lesson:
            yield self._fact("fact.lesson", [Target(end.lesson)])
        if end.successor:
            other = self.by_id.get(end.successor)
            text = other.title if other else end.successor
            yield self._fact("fact.successor", [Target(text, startup=end.successor)])
        if end.report:
            text = label("report.text", self.language)
            yield self._fact("fact.report", [Target(text, url=end.report)])

    # -- words -------------------------------------------------------------

    def _fact(self, name: str, values: Iterable[Target]) -> Fact:
        return Fact(label(name, self.language), tuple(values))

    def _date(self, day: date | None) -> str:
        return format_date(day, self.language) if day else ""

    def _carriers(self, startup: Startup) -> list[Target]:
        return [self._term("organisations", s) for s in startup.sponsors]

    def _themes(self, startup: Startup) -> Iterable[str]:
        return (self._term("thematiques", t).text for t in startup.thematiques)

    def _term(self, vocabulary: str, key: str) -> Target:
        terms: Vocabulary | None = getattr(self.vocabularies, vocabulary)
        term = terms.terms.get(key) if terms else None
        return Target(term.label, url=term.url or "") if term else Target(key)

    def _source(self, key: str | None) -> Target | None:
        return self._term("sources", key) if key else None

    def _reference(self, reference: Reference) -> Target:
        if reference.id:
            return self._term("sources", reference.id)
        dated = f" ({reference.date})" if reference.date else ""
        text = (reference.title or reference.url or "") + dated
        return Target(text, url=reference.url or "")
