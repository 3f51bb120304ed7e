"""Views of many cards: filter, sort, group, count, and notice when they change."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from .messages import label
from .model import Phase, Startup, as_of_day
from .text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from .vocabulary import Term, Vocabularies, Vocabulary

__all__ = [
    "FILTERS",
    "NONE",
    "SORTS",
    "Facet",
    "Group",
    "Query",
    "as_of_day",
    "collate",
    "facets",
    "fingerprint",
    "fold",
    "group",
    "search_text",
    "select",
    "term_of",
]

#: The option « non renseigné »: products that say nothing about a field.
NONE = "-"
#: The names of the filters, as in queries and addresses.
FILTERS = ("phase", "incubator", "sponsor", "usertype", "theme", "pattern", "status")
SORTS = ("title", "phase", "entry", "time")

_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "incubator": "incubators",
        "sponsor": "organisations",
        "usertype": "usertypes",
        "theme": "thematiques",
        "pattern": "patterns",
    }
)
_NUMBER = re.compile(r"(\d+)")


@lru_cache(maxsize=8192)
def collate(text: str) -> tuple[object, ...]:
    """Order titles as a French reader expects: letters, then accents, then capitals.

    Ligatures count as their letters, what is not a letter or digit only separates
    words, and numbers follow each other as numbers.
    """
    plain = re.sub(r"[^\w\s]|_", " ", unicodedata.normalize("NFC", text))
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in _NUMBER.split(" ".join(fold(plain).split()))
        if part
    )
    return parts, unicodedata.normalize("NFD", text.lower()), text.swapcase(), text


@dataclass(frozen=True)
class Query:
    """What a gallery shows, in which order."""

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "title"
    group: str | None = None
    limit: int | None = None
    layout: str = "cards"
    #: whether readers may filter, sort and group it themselves
    controls: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it shows every product."""
        return not self.filters and self.limit is None


@dataclass(frozen=True)
class Group:
    """The products that share a value."""

    key: str
    label: str
    startups: tuple[Startup, ...]


@dataclass(frozen=True)
class Facet:
    """One option of a filter, with the number of products that have it."""

    key: str
    label: str
    count: int


def parse_filters(text: str) -> dict[str, tuple[str, ...]]:
    """Read ``phase=transfere,opere; incubator=dinum``.

    :raises ValueError: with the part that is not understood
    """
    filters: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, sign, listed = part.partition("=")
        if not sign or name.strip() not in FILTERS:
            raise ValueError(part)
        filters[name.strip()] = tuple(v.strip() for v in listed.split(",") if v.strip())
    return filters


def values(startup: Startup, name: str, as_of: date) -> tuple[str, ...]:
    """What a product has to say for a filter; never empty."""
    match name:
        case "phase":
            found: tuple[str, ...] = (startup.current(as_of).name.value,)
        case "status":
            out = startup.current(as_of).name.is_out
            found = ("out" if out else "in",)
        case "incubator":
            found = startup.incubators
        case "sponsor":
            found = startup.sponsors
        case "usertype":
            found = startup.usertypes
        case "theme":
            found = startup.thematiques
        case "pattern":
            found = tuple(dict.fromkeys(link.pattern for link in startup.trust))
        case _:
            raise KeyError(name)
    return found or (NONE,)


def select(
    startups: Iterable[Startup], query: Query, as_of: date | None = None
) -> list[Startup]:
    """Find the products of a query: any value of a filter, and every filter."""
    known = list(startups)
    day = _day(known, as_of)
    kept = [
        startup
        for startup in known
        if all(
            set(wanted) & set(values(startup, name, day))
            for name, wanted in query.filters.items()
        )
    ]
    # Equal products stay in title order, whatever the order they came in.
    kept.sort(key=lambda startup: (collate(startup.title), startup.id))
    if query.sort != "title":
        kept.sort(key=_sort_keys(day)[query.sort])
    return kept[: query.limit]


def _sort_keys(day: date) -> Mapping[str, Callable[[Startup], int]]:
    return {
        "phase": lambda startup: startup.current(day).name.order,
        "entry": lambda startup: -startup.entry.toordinal(),
        "time": lambda startup: -(day - startup.current(day).start).days,
    }


def _day(startups: Iterable[Startup], as_of: date | None) -> date:
    """A card can always be shown: without an as-of day, its last phase is current."""
    return as_of or as_of_day(startups) or date.max


def value_label(
    name: str, key: str, vocabularies: Vocabularies, language: str = "fr"
) -> str:
    """The words for an option of a filter."""
    if key == NONE:
        # A product without a pattern lacks nothing: its card just names none.
        return label("none.pattern" if name == "pattern" else "missing", language)
    if name in {"phase", "status"}:
        return label(f"{name}.{key}", language)
    term = term_of(name, key, vocabularies)
    return term.label if term else key


def term_of(name: str, key: str, vocabularies: Vocabularies) -> Term | None:
    """What the site's lists say of an option of a filter."""
    if name not in _LISTS:
        return None
    vocabulary: Vocabulary | None = getattr(vocabularies, _LISTS[name])
    return vocabulary.terms.get(key) if vocabulary else None


def group(
    startups: Sequence[Startup],
    by: str | None,
    vocabularies: Vocabularies,
    as_of: date | None = None,
    language: str = "fr",
) -> list[Group]:
    """Gather products by a field; one with several values stands in several groups."""
    if by is None:
        return [Group("", "", tuple(startups))]
    day = _day(startups, as_of)
    found: dict[str, list[Startup]] = {}
    for startup in startups:
        for key in values(startup, by, day):
            found.setdefault(key, []).append(startup)
    groups = [
        Group(key, value_label(by, key, vocabularies, language), tuple(members))
        for key, members in found.items()
    ]
    return sorted(groups, key=lambda g: _option_order(by, g.key, g.label))


def facets(
    startups: Sequence[Startup],
    name: str,
    vocabularies: Vocabularies,
    as_of: date | None = None,
    language: str = "fr",
) -> list[Facet]:
    """List the options of a filter that the products have, with their numbers."""
    day = _day(startups, as_of)
    counts = Counter(key for startup in startups for key in values(startup, name, day))
    found = [
        Facet(key, value_label(name, key, vocabularies, language), count)
        for key, count in counts.items()
    ]
    return sorted(found, key=lambda f: _option_order(name, f.key, f.label))


def _option_order(name: str, key: str, text: str) -> tuple[object, ...]:
    """Phases in the order of a life, other values by name, « non renseigné » last."""
    if name == "phase":
        return (0, Phase(key).order)
    return (key == NONE, collate(text))


def search_text(startup: Startup, vocabularies: Vocabularies) -> str:
    """All that a search in the gallery looks through, folded, each word once."""
    words = [startup.title, startup.mission, startup.id]
    for name in ("incubator", "sponsor", "usertype", "theme", "pattern"):
        for key in values(startup, name, startup.entry):
            if key == NONE:
                continue
            words.append(key)
            if term := term_of(name, key, vocabularies):
                words += (term.label, *term.aliases, *term.synonyms)
    words += startup.techno
    folded = " ".join(fold(text) for text in words)
    return " ".join(dict.fromkeys(re.findall(r"\w+", folded)))


def fingerprint(
    startups: Iterable[Startup], as_of: date | None = None, *more: object
) -> str:
    """A mark that changes when anything changes that a gallery could show."""
    digest = hashlib.sha256(repr((as_of, more)).encode())
    for startup in sorted(startups, key=lambda s: s.id):
        shown = startup.model_dump_json(exclude={"description"})
        digest.update(shown.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()
