"""Which products are near another, and why: a few of them, always the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from .catalogue import collate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .model import Startup

#: More would be a list to read, not a hand held out.
LIMIT = 4


class Bond(StrEnum):
    """What two products share, the strongest first."""

    SUCCESSOR = "successor"
    PREDECESSOR = "predecessor"
    PATTERN = "pattern"
    SPONSOR_THEME = "sponsor-theme"


@dataclass(frozen=True)
class Neighbour:
    """A product near another, and the values that they share."""

    startup: Startup
    bond: Bond
    shared: tuple[str, ...] = ()


class Neighbourhood:
    """The bonds of a catalogue, indexed once: each product is then a few look-ups."""

    def __init__(self, startups: Sequence[Startup]) -> None:
        self.startups = sorted(startups, key=lambda s: (collate(s.title), s.id))

    @cached_property
    def _by_id(self) -> dict[str, Startup]:
        return {startup.id: startup for startup in self.startups}

    @cached_property
    def _predecessors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for startup in self.startups:
            if startup.end and startup.end.successor:
                found[startup.end.successor].append(startup.id)
        return found

    @cached_property
    def _by_pattern(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for startup in self.startups:
            for pattern in _patterns(startup):
                found[pattern].append(startup.id)
        return found

    @cached_property
    def _by_sponsor_theme(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for startup in self.startups:
            for pair in product(startup.sponsors, startup.thematiques):
                found[pair].append(startup.id)
        return found

    def of(self, startup: Startup, limit: int = LIMIT) -> tuple[Neighbour, ...]:
        """The nearest products, each once, by its strongest bond."""
        found: dict[str, Neighbour] = {}
        for neighbour in self._all(startup):
            if len(found) == limit:
                break
            if neighbour.startup.id != startup.id:
                found.setdefault(neighbour.startup.id, neighbour)
        return tuple(found.values())

    def _all(self, startup: Startup) -> Iterator[Neighbour]:
        successor = startup.end.successor if startup.end else None
        if successor in self._by_id:
            yield Neighbour(self._by_id[successor], Bond.SUCCESSOR)
        for other in self._predecessors.get(startup.id, ()):
            yield Neighbour(self._by_id[other], Bond.PREDECESSOR)
        yield from self._same_patterns(startup)
        for pair in product(startup.sponsors, startup.thematiques):
            for other in _after(startup.id, self._by_sponsor_theme[pair]):
                yield Neighbour(self._by_id[other], Bond.SPONSOR_THEME, pair)

    def _same_patterns(self, startup: Startup) -> Iterator[Neighbour]:
        """Those that share most patterns first, then the next in order of titles."""
        mine = _patterns(startup)
        shared: Counter[str] = Counter()
        for pattern in mine:
            # A counter keeps the order in which it meets what it counts.
            shared.update(_after(startup.id, self._by_pattern[pattern]))
        for other, _ in shared.most_common():
            theirs = _patterns(self._by_id[other])
            common = tuple(pattern for pattern in mine if pattern in theirs)
            yield Neighbour(self._by_id[other], Bond.PATTERN, common)


def _patterns(startup: Startup) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.pattern for link in startup.trust))


def _after(id: str, ids: list[str]) -> list[str]:
    """The others of a list, from the one that follows: no product is shown by all."""
    place = ids.index(id)
    return ids[place + 1 :] + ids[:place]
