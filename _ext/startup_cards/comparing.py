"""What changes between two states of a site: its cards, their fields, its addresses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .card import Card, Context
from .marked import Mapping, plain
from .model import as_of_day
from .problems import Problem, Severity
from .reading import decode, parse, read_plays, read_vocabularies
from .rules import check_folder
from .viewer import Views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .vocabulary import Vocabularies

#: Where the cards are, in a site's sources.
CARDS = "startups"
_PAGES = frozenset({".md", ".rst"})


@dataclass(frozen=True)
class Side:
    """One state of a site: all that is compared, nothing of it run."""

    root: Path
    docs: str

    @property
    def folder(self) -> Path:
        return self.root / self.docs / CARDS

    @cached_property
    def _lists(self) -> tuple[Vocabularies, list[Problem]]:
        return read_vocabularies(self.root / self.docs / "_data")

    @cached_property
    def _context(self) -> Context:
        docs = self.root / self.docs
        plays = read_plays(docs) if docs.is_dir() else None
        return Context(self._lists[0], plays, root=self.root)

    @cached_property
    def _report(self) -> tuple[dict[str, Card], tuple[Problem, ...]]:
        if not self.folder.is_dir():
            return {}, ()
        report = check_folder(self.folder, self._context)
        return {card.id: card for card in report.cards}, report.problems

    @property
    def cards(self) -> dict[str, Card]:
        return self._report[0]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the cards, and with the lists they are checked by."""
        told = (
            replace(problem, path=Path(problem.path).relative_to(self.root).as_posix())
            for problem in self._lists[1]
        )
        return (*self._report[1], *told)

    @cached_property
    def views(self) -> Views:
        startups = [card.startup for card in self.cards.values() if card.startup]
        return Views(
            startups=startups,
            vocabularies=self._context.vocabularies,
            as_of=as_of_day(startups),
            language="fr",
            plays={},
            pages={},
        )

    def data(self, id: str) -> bytes | None:
        """The bytes of a card, if there is one of this id."""
        card = self.cards.get(id)
        return (self.root / card.path).read_bytes() if card else None

    def fields(self, id: str) -> dict[str, tuple[str, ...]]:
        """Each field of a card as texts, one for each item of a list."""
        text, _ = decode(self.data(id) or b"")
        root, _ = parse(text or "", "")
        content = plain(root) if isinstance(root, Mapping) else {}
        assert isinstance(content, dict)
        return {
            name: tuple(
                _text(v) for v in (value if isinstance(value, list) else [value])
            )
            for name, value in content.items()
        }

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The pages that can be linked to, cards included, without their suffix."""
        docs = self.root / self.docs
        written = (
            page.relative_to(docs).with_suffix("")
            for page in (docs.rglob("*") if docs.is_dir() else ())
            if page.suffix in _PAGES
        )
        pages = {
            page.as_posix()
            for page in written
            if not any(part[0] in "._" for part in page.parts)
        }
        return frozenset(pages | {f"{CARDS}/{id}" for id in self.cards})

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Each old address that still leads to a card."""
        return {
            old: card.id
            for card in self.cards.values()
            if card.startup
            for old in card.startup.redirect_from
        }


@dataclass(frozen=True)
class Changed:
    """A field whose value is not the same: what it lost, and what it got."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """All that a proposal changes."""

    before: Side
    after: Side

    @cached_property
    def added(self) -> list[str]:
        return sorted(self.after.cards.keys() - self.before.cards.keys())

    @cached_property
    def removed(self) -> list[str]:
        return sorted(self.before.cards.keys() - self.after.cards.keys())

    @cached_property
    def changed(self) -> list[str]:
        both = self.after.cards.keys() & self.before.cards.keys()
        return sorted(id for id in both if self.before.data(id) != self.after.data(id))

    def fields(self, id: str) -> Iterator[Changed]:
        """The fields that are not the same, in the order of the file."""
        before, after = self.before.fields(id), self.after.fields(id)
        for name in dict.fromkeys((*after, *before)):
            old, new = before.get(name, ()), after.get(name, ())
            if old != new:
                yield Changed(name, *_only(old, new))

    def problems(self, id: str) -> list[Problem]:
        """What is wrong with a card as proposed."""
        path = self.after.cards[id].path
        return [problem for problem in self.after.problems if problem.path == path]

    @cached_property
    def elsewhere(self) -> list[Problem]:
        """What becomes wrong in files that the proposal leaves as they are."""
        touched = {self.after.cards[id].path for id in (*self.added, *self.changed)}
        known = {replace(problem, line=1, column=1) for problem in self.before.problems}
        return [
            problem
            for problem in self.after.problems
            if problem.path not in touched
            and problem.severity is not Severity.NOTICE
            and replace(problem, line=1, column=1) not in known
        ]

    @cached_property
    def broken(self) -> list[str]:
        """The addresses that led somewhere and lead nowhere."""
        old = self.before.addresses | self.before.redirects.keys()
        return sorted(old - self.after.addresses - self.after.redirects.keys())

    @cached_property
    def led(self) -> dict[str, str]:
        """The addresses that are no page any more, and lead to a card."""
        gone = self.before.addresses - self.after.addresses
        return {old: id for old, id in self.after.redirects.items() if old in gone}

    @cached_property
    def new(self) -> list[str]:
        return sorted(self.after.addresses - self.before.addresses)


def _text(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_text(v)}" for name, v in value.items())
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return "" if value is None else str(value)


def _only(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The items of each that the other has not; all of them when only moved."""
    lost = tuple((Counter(old) - Counter(new)).elements())
    got = tuple((Counter(new) - Counter(old)).elements())
    return (lost, got) if lost or got else (old, new)
