"""Make what a card's own page shows beside its body."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .entries import Entries
from .life import Phase
from .life_figure import Life
from .messages import format_months, format_number, label, plural
from .related import Bond, Neighbourhood
from .views import End, Fact, Page, Related, Shown, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .model import Startup
    from .parts import PlayLink, Reference, TrustLink
    from .related import Neighbour

LINKS = ("link", "repository", "stats_url", "impact_url", "budget_url", "contact")
STOPS = (Phase.ABANDON, Phase.ABANDON_INVESTIGATION)


#: Empty without the card's fault: most products have no co-funding, and no length is
#: counted before any card of the catalogue says its day.
NO_GAPS = ("fast", "entry", "incubation")


class Profiles(Entries):
    """The pages of the cards of one catalogue."""

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(self.startups)

    def page(self, startup: Startup) -> Page:
        """All that a card's page shows beside its body."""
        facts = dict(self._facts(startup))
        links = dict(self._links(startup))
        return Page(
            item=self.item(startup),
            since=self._since(startup),
            facts=tuple(fact for fact in facts.values() if fact.values),
            links=tuple(fact for fact in links.values() if fact.values),
            missing=self._missing(facts | links),
            life=Life.of(startup, self.as_of, self.language),
            patterns=tuple(map(self._pattern, startup.trust)),
            plays=tuple(map(self._play, startup.plays)),
            end=self._end(startup),
            related=tuple(map(self._related, self.neighbourhood.of(startup))),
            sources=tuple(self._reference(r) for r in startup.sources),
            checked=self.date(startup.as_of),
        )

    def _since(self, startup: Startup) -> str:
        stay = startup.current(self.day)
        since = self.since(stay)
        if self.is_still(stay):
            return since
        return f"{since}, {self.running(startup.months_in_phase(self.day))}"

    # -- facts and links -----------------------------------------------------

    def _facts(self, startup: Startup) -> Iterator[tuple[str, Fact]]:
        listed = (
            ("usertypes", "usertypes", "usertype", startup.usertypes),
            ("sponsors", "organisations", "sponsor", startup.sponsors),
            ("incubators", "incubators", "incubator", startup.incubators),
            ("thematiques", "thematiques", "theme", startup.thematiques),
        )
        for name, vocabulary, by, keys in listed:
            yield name, self.fact(f"fact.{name}", *self.terms(vocabulary, by, keys))
        texts = {
            "entry": self.date(startup.entry),
            "incubation": self._incubation(startup),
            "team": self._team(startup),
            "techno": ", ".join(startup.techno),
            "fast": self._fast(startup),
            "accessibility_status": self._accessibility(startup),
        }
        for name, text in texts.items():
            yield name, self.fact(f"fact.{name}", *([Target(text)] if text else []))

    def _incubation(self, startup: Startup) -> str:
        months = startup.months_in_incubation(self.day)
        left = startup.exit
        if left and left <= self.day:
            return format_months(months, self.language)
        return self.running(months)

    def _team(self, startup: Startup) -> str:
        team = startup.team
        if team is None:
            return ""
        people = plural("people", team.size, self.language)
        return self.say("team.at", people=people, date=self.date(team.as_of))

    def _fast(self, startup: Startup) -> str:
        fast = startup.fast
        if fast is None:
            return ""
        amount = plural("euros", fast.montant, self.language)
        number = format_number(fast.promotion, self.language)
        return self.say("fast.at", amount=amount, promotion=number)

    def _accessibility(self, startup: Startup) -> str:
        status = startup.accessibility_status
        return label(f"accessibility.{status}", self.language) if status else ""

    def _links(self, startup: Startup) -> Iterator[tuple[str, Fact]]:
        for name in LINKS:
            value = getattr(startup, name)
            targets = [_address(value)] if value else []
            yield name, self.fact(f"link.{name}", *targets)

    def _missing(self, facts: dict[str, Fact]) -> str:
        """What the card does not say, together: a row for each would say no more."""
        names = [
            label(f"absent.{name}", self.language)
            for name, fact in facts.items()
            if not fact.values and name not in NO_GAPS
        ]
        return self.say("absent.all", names=", ".join(names)) if names else ""

    # -- a life ----------------------------------------------------------------

    def _end(self, startup: Startup) -> End | None:
        left, outcome = startup.exit, startup.outcome
        gone = left is not None and left <= self.day
        if startup.end is None and not gone:
            return None
        sentence = ""
        if left and outcome and gone:
            sentence = self.say(
                "end.sentence" if startup.as_of else "end.undated",
                phase=self.phase(outcome),
                date=self.date(left),
                length=self._incubation(startup),
                checked=self.date(startup.as_of),
            )
        return End(sentence, tuple(self._end_facts(startup)))

    def _end_facts(self, startup: Startup) -> Iterator[Fact]:
        end = startup.end
        if end and end.reason:
            source = self.source(end.source)
            yield self.fact("fact.reason", Target(end.reason), source=source)
        elif startup.outcome in STOPS:
            unknown = label("missing.reason", self.language)
            yield self.fact("fact.reason", Target(unknown))
        if end is None:
            return
        if end.lesson:
            yield self.fact("fact.lesson", Target(end.lesson))
        if end.successor:
            other = self.by_id.get(end.successor)
            text = other.title if other else end.successor
            yield self.fact("fact.successor", Target(text, startup=end.successor))
        if end.report:
            text = label("report.text", self.language)
            yield self.fact("fact.report", Target(text, url=end.report))

    # -- what leads elsewhere ----------------------------------------------------

    def _pattern(self, link: TrustLink) -> Shown:
        text = self.term("patterns", link.pattern).text
        target = Target(text, pattern=link.pattern)
        return Shown(target, link.why, self.source(link.source))

    def _play(self, link: PlayLink) -> Shown:
        text = self.plays.get(link.play, link.play)
        target = Target(text, play=link.play)
        return Shown(target, link.why, self.source(link.source))

    def _related(self, neighbour: Neighbour) -> Related:
        # What a neighbour does not show: the page would move with its length of stay.
        item = self.item(neighbour.startup)._replace(stage="", carriers="")
        return Related(item, self._reason(neighbour))

    def _reason(self, neighbour: Neighbour) -> str:
        shared = neighbour.shared
        if neighbour.bond is Bond.SPONSOR_THEME:
            sponsor, theme = shared
            return self.say(
                "related.sponsor-theme",
                sponsor=self.term("organisations", sponsor).text,
                theme=self.term("thematiques", theme).text,
            )
        if neighbour.bond is Bond.PATTERN:
            names = ", ".join(self._quoted(self._names("patterns", shared)))
            key = "related.pattern" if len(shared) == 1 else "related.patterns"
            return self.say(key, names=names)
        return label(f"related.{neighbour.bond}", self.language)

    def _names(self, vocabulary: str, keys: Iterable[str]) -> Iterator[str]:
        return (self.term(vocabulary, key).text for key in keys)

    def _quoted(self, names: Iterable[str]) -> Iterator[str]:
        return (self.say("quoted", text=name) for name in names)

    def _reference(self, reference: Reference) -> Target:
        if reference.id:
            return self.term("sources", reference.id)
        dated = f" ({reference.date})" if reference.date else ""
        text = (reference.title or reference.url or "") + dated
        return Target(text, url=reference.url or "")


def _address(value: str) -> Target:
    """A link by what one recognises in it: its host, or the mailbox."""
    mail = "@" in value and "/" not in value
    text = value.removeprefix("https://").removeprefix("http://").rstrip("/")
    return Target(text, url=f"mailto:{value}" if mail else value)
