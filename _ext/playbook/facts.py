"""What the build remembers of a page: plain frozen values that pickle and compare."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .library import Library


@dataclass(frozen=True)
class Object:
    """Something other pages can point at."""

    type: str
    name: str
    label: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Link:
    """A reference to an object; the claims of a passage count as links."""

    type: str
    target: str
    line: int


@dataclass(frozen=True)
class Passage:
    """A run of words that carries claims."""

    claims: tuple[str, ...]
    #: None in a translation, which may say the same in fewer.
    words: int | None
    #: Title of the second-level section it stands in; empty above the first.
    section: str
    id: str
    line: int


@dataclass(frozen=True)
class Citation:
    """A call to a source."""

    source: str
    line: int


@dataclass(frozen=True)
class CheckItem:
    """An item of a checklist; ``id`` is empty when the writer gave none."""

    id: str
    line: int


@dataclass(frozen=True)
class Figure:
    """A number taken from the figures file."""

    path: str
    line: int


@dataclass(frozen=True)
class Heading:
    """A second-level heading, as written in the file."""

    title: str
    line: int


@dataclass(frozen=True)
class Opening:
    """What stands between the title and the first section."""

    paragraphs: tuple[str, ...]
    #: Names of the nodes that are not paragraphs.
    others: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Page:
    """One page, as far as the rules and the generated lists need it."""

    docname: str
    #: The file, as problems name it.
    path: str
    title: str = ""
    #: The sentence that stands for the page in lists, in the site's language.
    summary: str = ""
    #: The front matter as it is written.
    matter: Mapping[str, str] = field(default_factory=dict)
    #: The line of each front matter key.
    matter_lines: Mapping[str, int] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    opening: Opening = Opening((), (), 1)
    headings: tuple[Heading, ...] = ()
    passages: tuple[Passage, ...] = ()
    citations: tuple[Citation, ...] = ()
    #: Lines of the source lists.
    source_lists: tuple[int, ...] = ()
    checks: tuple[CheckItem, ...] = ()
    links: tuple[Link, ...] = ()
    figures: tuple[Figure, ...] = ()
    objects: tuple[Object, ...] = ()
    #: What the reading paths of this page are grouped by.
    paths: tuple[str, ...] = ()
    #: Whether it prints the manifesto, with the passages of all pages.
    manifesto: bool = False
    #: Lists all the sources and who cites them.
    all_sources: bool = False
    #: Lists the pages whose review is overdue.
    reviews: bool = False

    @property
    def type(self) -> str:
        """The type its front matter declares."""
        return self.matter.get("type", "")

    def grouped(self, by: str) -> tuple[str, ...]:
        """The roles or the phases it is for."""
        return self.roles if by == "roles" else self.phases


@dataclass(frozen=True)
class PatternLink:
    """A card that shows a trust pattern."""

    pattern: str
    card: str
    title: str
    why: str = ""


@dataclass(frozen=True)
class PlayLink:
    """A card that illustrates a play."""

    play: str
    card: str
    title: str
    why: str = ""


@dataclass(frozen=True)
class Site:
    """All the rules look at."""

    pages: Mapping[str, Page]
    library: Library
    #: Sources that the cards cite; none when cards are not there to ask.
    card_sources: frozenset[str] = frozenset()
    pattern_links: tuple[PatternLink, ...] = ()
    #: The day the site speaks of, for what grows old; without one, nothing does.
    as_of: datetime.date | None = None

    def objects(self, kind: str) -> dict[str, tuple[Page, Object]]:
        """The objects of a type, by name; the first page that declares one has it."""
        found: dict[str, tuple[Page, Object]] = {}
        for page in self.pages.values():
            for item in page.objects:
                if item.type == kind:
                    found.setdefault(item.name, (page, item))
        return found
