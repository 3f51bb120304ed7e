"""From marked values to a record: each mistake of a value becomes a located problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from .marked import Mapping, Scalar, find, plain
from .meant import NAMES, example, known_fields, meant_field, meant_name, refined
from .model import Startup
from .problems import Kind, Problem
from .syntax import quoted_item, quoted_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Draft
    from .marked import Steps

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
    # A required field under another name is one mistake, not two.
    meant = {(*e["loc"][:-1], meant_field(e["loc"])) for e in errors if _is_unknown(e)}
    for error in errors:
        if error["type"] != "missing" or error["loc"] not in meant:
            problems += _problems(draft, error)
    incubators = data.get("incubator") or data.get("incubators")
    if not incubators and not meant & {("incubator",), ("incubators",)}:
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


def _is_unknown(error: Any) -> bool:
    return bool(error["type"] == "extra_forbidden")


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
            if name == "list":
                params |= _first_item(draft, steps, params["value"])
            params |= refined(Kind(name), params["value"])
            yield draft.problem(Kind(name), *steps, **params)


def _missing(draft: Draft, steps: Steps) -> Iterator[Problem]:
    """A required field is absent, or written and left empty."""
    name = str(steps[-1])
    if name in draft.root.unread:
        return
    place = find(draft.root, steps)
    params = {"value": name, "example": example(steps)}
    source = draft.source(place.line)
    if isinstance(steps[-1], int):
        params["variant"] = "item"
    elif re.match(rf"\s*(- +)*{name}[ ]*:[ ]+#\S", source):
        params |= {"variant": "hash", "fix": (quoted_line(source) or "").strip()}
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
    suggestion = meant_field(steps)
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
        names = [member.value for member in NAMES[kind]]
        params = {"value": value, "allowed": ", ".join(names)}
        suggestion = meant_name(kind, value)
        if suggestion:
            params["suggestion"] = suggestion
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
    if isinstance(place, Scalar) and place.is_empty:
        yield from _missing(draft, steps)
        return
    source = draft.source(place.line)
    before, sign = source[: place.column - 1].rstrip(), source[place.column - 1 :][:1]
    params = {"example": example(steps)}
    if steps[0] in {"incubator", "contact"}:
        params["variant"] = str(steps[0])
    elif sign in {"[", "{"} and before[-1:] in {":", "-"}:
        fix = quoted_line(source) or source
        params |= {"variant": "brackets", "sign": sign, "fix": fix.strip()}
    elif steps[0] == "sponsors":
        params["variant"] = "sponsor"
    elif before.strip() == "-":
        params |= {"variant": "colon", "fix": quoted_item(source).strip()}
    yield draft.problem(Kind.TEXT, *steps, **params)


def _first_item(draft: Draft, steps: Steps, value: str) -> dict[str, str]:
    """How the first item of the list would be written."""
    place = find(draft.root, steps)
    if isinstance(place, Mapping) and place.entries:
        known = known_fields(steps)
        first = place.entries[0][0].text
        return {"variant": "fields", "value": first if first in known else known[0]}
    if value.startswith("-"):
        return {"variant": "dash", "value": value.split()[0].lstrip("-")}
    return {"value": re.split(r"[,;]", value)[0].strip()}
