"""The rules on values that a site keeps lists of: incubators, sponsors, themes…"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .marked import Mapping, Scalar, Sequence
from .problems import Kind
from .syntax import LISTS
from .text import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .draft import Draft
    from .marked import Marked, Steps
    from .model import Startup
    from .problems import Problem
    from .vocabulary import Vocabularies, Vocabulary

#: After so many unknown values in one field, a suggestion helps nobody.
MAX_SUGGESTIONS = 20
_PREFIX = "/organisations/"


@dataclass(frozen=True)
class Known:
    """What a site knows; a list that is absent accepts any value."""

    vocabularies: Vocabularies
    plays: frozenset[str] | None


def known_incubator(draft: Draft, known: Known) -> Iterator[Problem]:
    """An incubator is one of the site's list."""
    texts = [*_texts(draft, "incubator"), *_texts(draft, "incubators")]
    listed = known.vocabularies.incubators
    yield from _unknown(draft, Kind.UNKNOWN_INCUBATOR, texts, listed)


def known_sponsor(draft: Draft, known: Known) -> Iterator[Problem]:
    """A sponsor is one of the site's organisations."""
    texts = [(s, t.removeprefix(_PREFIX)) for s, t in _texts(draft, "sponsors")]
    listed = known.vocabularies.organisations
    yield from _unknown(draft, Kind.UNKNOWN_SPONSOR, texts, listed)


def known_usertype(draft: Draft, known: Known) -> Iterator[Problem]:
    """A user type is one of the site's list."""
    texts = _texts(draft, "usertypes")
    listed = known.vocabularies.usertypes
    yield from _unknown(draft, Kind.UNKNOWN_USERTYPE, texts, listed)


def known_theme(draft: Draft, known: Known) -> Iterator[Problem]:
    """A theme is one of the site's list."""
    texts = _texts(draft, "thematiques")
    listed = known.vocabularies.thematiques
    yield from _unknown(draft, Kind.UNKNOWN_THEME, texts, listed)


def known_pattern(draft: Draft, known: Known) -> Iterator[Problem]:
    """A trust pattern is one of the site's catalogue."""
    texts = _texts(draft, "trust", "pattern")
    listed = known.vocabularies.patterns
    yield from _unknown(draft, Kind.UNKNOWN_PATTERN, texts, listed)


def known_source(draft: Draft, known: Known) -> Iterator[Problem]:
    """A source named by its id is one of the site's list."""
    texts = [
        *_texts(draft, "trust", "source"),
        *_texts(draft, "plays", "source"),
        *_texts(draft, "end", "source"),
        *_texts(draft, "sources"),
        *_texts(draft, "sources", "id"),
    ]
    listed = known.vocabularies.sources
    yield from _unknown(draft, Kind.UNKNOWN_SOURCE, texts, listed)


def known_play(draft: Draft, known: Known) -> Iterator[Problem]:
    """A play is a page of the site whose front matter says `type: play`."""
    for steps, text in _texts(draft, "plays", "play"):
        if known.plays is not None and text not in known.plays:
            near = closest(text, known.plays)
            params = {"suggestion": near} if near else {}
            yield draft.problem(Kind.UNKNOWN_PLAY, *steps, value=text, **params)


def _texts(draft: Draft, field: str, part: str = "") -> Iterator[tuple[Steps, str]]:
    """Find the texts of a field, of its items, or of one part of each of them."""
    pair = draft.root.get(field)
    if not pair:
        return
    if isinstance(pair[1], Scalar) and field in LISTS:
        return  # it is told that a list is expected
    places: list[tuple[Steps, Marked]] = [((field,), pair[1])]
    if isinstance(pair[1], Sequence):
        places = [((field, i), item) for i, item in enumerate(pair[1].items)]
    for steps, node in places:
        at, value = steps, node
        if part and isinstance(node, Mapping) and (found := node.get(part)):
            at, value = (*steps, part), found[1]
        elif part:
            continue
        if isinstance(value, Scalar) and not value.is_empty:
            yield at, value.text.strip()


def _unknown(
    draft: Draft,
    kind: Kind,
    texts: Iterator[tuple[Steps, str]] | list[tuple[Steps, str]],
    vocabulary: Vocabulary | None,
) -> Iterator[Problem]:
    if vocabulary is None:
        return
    unknown = ((s, text) for s, text in texts if vocabulary.find(text) is None)
    for count, (steps, text) in enumerate(unknown):
        params = _meant(steps, text, vocabulary) if count < MAX_SUGGESTIONS else {}
        yield draft.problem(kind, *steps, value=text, **params)


def _meant(steps: Steps, text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Say what was meant, or where to look for it."""
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    address = re.search(r"(?:https?://|www\.)[^\s,;]+", text)
    if steps[0] == "sources" and (address or " " in text):
        title = re.sub(r"[\s,;:(-]+$", "", text[: address.start()] if address else text)
        url = address[0] if address else "https://…"
        return {"variant": "full", "title": title or "Titre du document", "url": url}
    if address and address.start() == 0:
        return {"variant": "link"}
    if len(parts) > 1 and all(vocabulary.find(part) for part in parts):
        return {"variant": "several"}
    if near := vocabulary.suggest(text):
        return {"suggestion": near}
    params = {"listed": f"{vocabulary.name}.yaml"}
    if nearest := vocabulary.nearest(text):
        params |= {"nearest": nearest, "label": vocabulary.label(nearest)}
    return params


def with_ids(startup: Startup, vocabularies: Vocabularies) -> Startup:
    """Replace every label or other spelling by the id of its list."""
    found: dict[str, object] = {
        field: tuple(dict.fromkeys(id_of(text, listed) for text in texts))
        for field, texts, listed in (
            ("other_incubators", startup.other_incubators, vocabularies.incubators),
            ("sponsors", startup.sponsors, vocabularies.organisations),
            ("usertypes", startup.usertypes, vocabularies.usertypes),
            ("thematiques", startup.thematiques, vocabularies.thematiques),
        )
    }
    if startup.incubator:
        found["incubator"] = id_of(startup.incubator, vocabularies.incubators)
    found["trust"] = tuple(
        link.model_copy(update={"pattern": id_of(link.pattern, vocabularies.patterns)})
        for link in startup.trust
    )
    changes = {
        name: new for name, new in found.items() if new != getattr(startup, name)
    }
    return startup.model_copy(update=changes) if changes else startup


#: The fields of a card that hold values of a list, as the catalogue names them.
_LISTED = {
    "incubator": "incubators",
    "incubators": "incubators",
    "sponsors": "organisations",
    "usertypes": "usertypes",
    "thematiques": "thematiques",
}


def in_words_of(fields: dict[str, Any], vocabularies: Vocabularies) -> dict[str, Any]:
    """Write every value of a list by its id, and a life in its order: to compare."""
    made = dict(fields)
    for name, listed in _LISTED.items():
        vocabulary: Vocabulary | None = getattr(vocabularies, listed)
        value = made.get(name)
        if isinstance(value, list):
            texts = [str(text).removeprefix(_PREFIX) for text in value]
            made[name] = list(dict.fromkeys(id_of(t, vocabulary) for t in texts))
        elif isinstance(value, str):
            made[name] = id_of(value, vocabulary)
    return made


def unlisted(
    fields: dict[str, Any], vocabularies: Vocabularies
) -> Iterator[tuple[str, str]]:
    """Find what a site has no word for, in the fields that hold several values."""
    for name, listed in _LISTED.items():
        vocabulary: Vocabulary | None = getattr(vocabularies, listed)
        value = fields.get(name)
        if vocabulary and isinstance(value, list):
            yield from ((name, t) for t in value if vocabulary.find(t) is None)


def id_of(text: str, vocabulary: Vocabulary | None) -> str:
    """Give the id that a text names, or the text where the list has none."""
    return (vocabulary.find(text) if vocabulary else None) or text


#: Every rule that checks a value against a list of the site.
LIST_RULES: tuple[Callable[[Draft, Known], Iterator[Problem]], ...] = (
    known_incubator,
    known_sponsor,
    known_usertype,
    known_theme,
    known_pattern,
    known_source,
    known_play,
)
