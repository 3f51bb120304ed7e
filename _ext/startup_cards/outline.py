"""The headings of a card's description: their ids, and how deep each stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docutils.nodes import make_id


@dataclass
class Outline:
    """What headings there have been so far; a text may be read on from any of them.

    A description is no chapter of the site: « Le problème » on every card would fill
    the menus and the search. Its headings have a rank and an address, and no section.
    """

    #: prefix of the ids, unique in the project
    scope: str = ""
    taken: tuple[str, ...] = ()
    #: the levels, as typed, of the headings that the next one may stand under
    levels: tuple[int, ...] = ()

    def enter(self, level: int, title: str) -> tuple[str, int]:
        """Note a heading of this level; give its id, and its rank from 1."""
        above = tuple(one for one in self.levels if one < level)
        self.levels = (*above, level)
        name = f"{self.scope}-{make_id(title) or 'section'}"
        unique, n = name, 1
        while unique in self.taken:
            n += 1
            unique = f"{name}-{n}"
        self.taken = (*self.taken, unique)
        return unique, len(self.levels)

    def copy(self) -> Outline:
        return replace(self)


def heading_level(rank: int, sections: int = 1) -> int:
    """The level, from 1 to 6, of a heading of this rank inside so many sections."""
    return min(sections + rank, 6)
