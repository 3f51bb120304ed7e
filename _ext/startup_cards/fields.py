"""From marked values to a record: each mistake of a value becomes a located problem."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from .life import PHASE_ALIASES, Event, EventName, Phase, Stay
from .marked import Mapping, Scalar, find, plain
from .model import Startup
from .parts import Accessibility, End, Fast, PlayLink, Reference, Team, TrustLink
from .problems import Kind, Problem
from .syntax import quoted_line
from .text import closest, suggest_date
from .values import URL_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as AbstractMapping
    from enum import StrEnum

    from .draft import Draft
    from .marked import Steps

#: The mappings of a card, by the top-level field that holds them.
PARTS: AbstractMapping[str, type[BaseModel]] = {
    "phases": Stay,
    "events": Event,
    "trust": TrustLink,
    "plays": PlayLink,
    "team": Team,
    "end": End,
    "fast": Fast,
    "sources": Reference,
}
_NAMES: AbstractMapping[Kind, type[StrEnum]] = {
    Kind.PHASE: Phase,
    Kind.EVENT: EventName,
    Kind.ACCESSIBILITY: Accessibility,
}
_ENUM_KINDS = {"phases": Kind.PHASE, "events": Kind.EVENT}
#: Stands for a missing text, so that the rules can still read the rest.
_PLACEHOLDER = "…"


def validate(
    draft: Draft, id: str
) -> tuple[Startup | None, frozenset[str], list[Problem]]:
    """Make the record; with mistakes, one of the valid fields, and what is wrong."""
    data = plain(draft.root)
    assert isinstance(data, dict)
    problems = list(_misnamed_id(draft))
    data["id"] = id
    errors = _errors(data)
    for error in errors:
        problems += _problems(draft, error)
    if not (data.get("incubator") or data.get("incubators")):
        problems += _missing(draft, ("incubator",))
    wrong = frozenset(str(error["loc"][0]) for error in errors if error["loc"])
    return _salvage(data, wrong), wrong | draft.root.unread, problems


def _errors(data: dict[str, object]) -> list[Any]:
    try:
        Startup.model_validate(data)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def _salvage(data: dict[str, object], wrong: frozenset[str]) -> Startup | None:
    if "phases" in wrong:
        return None
    kept = {key: value for key, value in data.items() if key not in wrong}
    for required in wrong & {"title", "mission"}:
        kept[required] = _PLACEHOLDER
    try:
        return Startup.model_validate(kept)
    except ValidationError:
        return None


def _misnamed_id(draft: Draft) -> Iterator[Problem]:
    """`id` is the name of the file: written in the card, it is one field too many."""
    if draft.root.get("id"):
        yield draft.key_problem(
            Kind.UNKNOWN_FIELD, "id", value="id", allowed=", ".join(known_fields(()))
        )


def _problems(draft: Draft, error: Any) -> Iterator[Problem]:
    """Turn one error of pydantic into the problem of the kind it is."""
    steps: Steps = tuple(error["loc"])
    match error["type"]:
        case "missing" | "required":
            yield from _missing(draft, steps)
        case "too_short":
            # Also said of a list whose items are all wrong: each is told by itself.
            if not isinstance(error["input"], list) or not error["input"]:
                yield from _missing(draft, steps)
        case "extra_forbidden":
            yield _unknown_field(draft, steps)
        case "enum":
            yield from _unknown_name(draft, steps, error["input"])
        case "model_type" | "model_attributes_type":
            yield from _not_a_mapping(draft, steps)
        case "text":
            yield from _not_a_text(draft, steps)
        case name:
            params = {key: str(value) for key, value in error["ctx"].items()}
            params |= _refined(Kind(name), params["value"])
            yield draft.problem(Kind(name), *steps, **params)


def _missing(draft: Draft, steps: Steps) -> Iterator[Problem]:
    """A required field is absent, or written and left empty."""
    name = str(steps[-1])
    if name in draft.root.unread:
        return
    place = find(draft.root, steps)
    params = {"value": name, "example": _example(steps)}
    if isinstance(steps[-1], int):
        params["variant"] = "item"
    elif isinstance(place, Scalar) and place.text not in {"", name}:
        params |= {"variant": "word", "text": place.text}
    elif isinstance(parent := find(draft.root, steps[:-1]), Mapping) and parent.get(
        name
    ):
        params["variant"] = "empty"
    if name == "phases":
        params["variant"] = "phases"
    yield draft.problem(Kind.REQUIRED, *steps, **params)


def _unknown_field(draft: Draft, steps: Steps) -> Problem:
    known = known_fields(steps[:-1])
    name = str(steps[-1])
    params = {"value": name, "allowed": ", ".join(known)}
    suggestion = closest(name, known)
    if suggestion:
        params["suggestion"] = suggestion
    return draft.key_problem(Kind.UNKNOWN_FIELD, *steps, **params)


def _unknown_name(draft: Draft, steps: Steps, value: object) -> Iterator[Problem]:
    """A phase, an event or a status that is not in its list."""
    if value is None:
        yield from _missing(draft, steps)
    elif not isinstance(value, str):
        yield from _not_a_text(draft, steps)
    else:
        kind = _ENUM_KINDS.get(str(steps[0]), Kind.ACCESSIBILITY)
        names = [member.value for member in _NAMES[kind]]
        params = {"value": value, "allowed": ", ".join(names)}
        aliases = PHASE_ALIASES if kind is Kind.PHASE else {}
        suggestion = closest(value, [*names, *aliases])
        if suggestion:
            params["suggestion"] = aliases.get(suggestion, suggestion)
        yield draft.problem(kind, *steps, **params)


def _not_a_mapping(draft: Draft, steps: Steps) -> Iterator[Problem]:
    place = find(draft.root, steps)
    if isinstance(place, Scalar) and place.is_empty and isinstance(steps[-1], int):
        yield from _missing(draft, steps)
    else:
        names = ", ".join(f"{name}:" for name in known_fields(steps))
        yield draft.problem(Kind.MAPPING, *steps, allowed=names)


def _not_a_text(draft: Draft, steps: Steps) -> Iterator[Problem]:
    """A list or a mapping stands where one text should be."""
    place = find(draft.root, steps)
    source = draft.source(place.line)
    sign = source[place.column - 1 : place.column]
    fix = quoted_line(source)
    params = {"example": _example(steps)}
    if isinstance(place, Scalar) and place.is_empty:
        yield from _missing(draft, steps)
        return
    if sign in {"[", "{"} and fix:
        params |= {"variant": "brackets", "sign": sign, "fix": fix.strip()}
    elif steps[0] == "sponsors":
        params["variant"] = "sponsor"
    elif steps[0] == "contact":
        params["variant"] = "contact"
    yield draft.problem(Kind.TEXT, *steps, **params)


def _refined(kind: Kind, value: str) -> dict[str, str]:
    """Say more of a wrong value: what was most likely meant."""
    refined: dict[str, str | None] = {}
    if kind in {Kind.DATE, Kind.DATE_IMPOSSIBLE}:
        refined["suggestion"] = suggest_date(value)
    elif kind in {Kind.URL, Kind.CONTACT} and re.search(r"\S[\s,;]+\S", value):
        refined["variant"] = "two"
    elif kind is Kind.URL and re.match(
        r"(?!https?:)[a-z][a-z+.-]*:(?![0-9])", value, re.I
    ):
        refined["variant"] = "scheme"
    elif kind is Kind.URL:
        address = f"https://{re.sub(r'^(https?:)?/*', '', value, flags=re.I)}"
        refined["suggestion"] = address if re.match(URL_PATTERN, address) else None
    elif kind is Kind.CONTACT:
        refined["suggestion"] = _contact_meant(value)
    return {key: text for key, text in refined.items() if text}


def _contact_meant(value: str) -> str | None:
    bare = value.removeprefix("mailto:").strip("<>")
    if bare != value:
        return bare
    return f"https://{value}" if re.match(URL_PATTERN, f"https://{value}") else None


@lru_cache(maxsize=64)
def known_fields(steps: Steps) -> tuple[str, ...]:
    """The names that a mapping of a card accepts, in the order of the model."""
    model = PARTS[str(steps[0])] if steps and steps[0] in PARTS else Startup
    names = (field.alias or name for name, field in model.model_fields.items())
    return tuple(name for name in names if steps or name != "id")


def _example(steps: Steps) -> str:
    """A line as it could be written: `title: La Bonne Boîte`."""
    model = PARTS.get(str(steps[0]), Startup) if len(steps) > 1 else Startup
    names = [step for step in steps if isinstance(step, str)]
    for name, field in model.model_fields.items():
        if (field.alias or name) == names[-1]:
            return f"{names[-1]}: {(field.examples or ['…'])[0]}"
    return f"{names[-1]}: …"
