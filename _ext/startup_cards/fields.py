"""From marked values to a record: each mistake of a value becomes a located problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from .marked import Mapping, find, plain
from .meant import NAMES, known_fields, meant_field, meant_name, refined
from .misshapen import first_item, missing, not_a_mapping, not_a_text
from .model import Startup
from .problems import Kind, Problem

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
    meant = {place for e in errors if _is_unknown(e) for place in _meant(draft, e)}
    for error in errors:
        if error["type"] != "missing" or error["loc"] not in meant:
            problems += _problems(draft, error)
    incubators = data.get("incubator") or data.get("incubators")
    if not incubators and not meant & {("incubator",), ("incubators",)}:
        problems += missing(draft, ("incubator",))
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


def _meant(draft: Draft, error: Any) -> Iterator[Steps]:
    """The fields that a wrong one stands for, or holds."""
    steps: Steps = tuple(error["loc"])
    if near := meant_field(steps):
        yield (*steps[:-1], near)
    for name in _wrapped(draft, steps):
        yield (*steps[:-1], name)


def _wrapped(draft: Draft, steps: Steps) -> list[str]:
    """The fields that stand one level too deep, below a name that is no field."""
    value = find(draft.root, steps)
    names = [key.text for key, _ in value.entries] if isinstance(value, Mapping) else []
    return names if set(names) <= set(known_fields(steps[:-1])) else []


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
            yield from missing(draft, steps)
        case "too_short":
            # Also said of a list whose items are all wrong: each is told by itself.
            if not isinstance(error["input"], list) or not error["input"]:
                yield from missing(draft, steps)
        case "extra_forbidden":
            yield _unknown_field(draft, steps)
        case "enum":
            yield from _unknown_name(draft, steps, error["input"])
        case "model_type" | "model_attributes_type":
            yield from not_a_mapping(draft, steps)
        case "text":
            yield from not_a_text(draft, steps)
        case name:
            params = {key: str(value) for key, value in error["ctx"].items()}
            if name == "list":
                params |= first_item(draft, steps, params["value"])
            params |= refined(Kind(name), params["value"], steps)
            yield draft.problem(Kind(name), *steps, **params)


def _unknown_field(draft: Draft, steps: Steps) -> Problem:
    known = known_fields(steps[:-1])
    name = str(steps[-1])
    params = {"value": name}
    if wrapped := _wrapped(draft, steps):
        params |= {"variant": "wrapper", "fields": ", ".join(wrapped)}
        return draft.key_problem(Kind.UNKNOWN_FIELD, *steps, **params)
    params["allowed"] = ", ".join(known)
    suggestion = meant_field(steps)
    if suggestion:
        params["suggestion"] = suggestion
    return draft.key_problem(Kind.UNKNOWN_FIELD, *steps, **params)


def _unknown_name(draft: Draft, steps: Steps, value: object) -> Iterator[Problem]:
    """A phase, an event or a status that is not in its list."""
    if value is None:
        yield from missing(draft, steps)
    elif not isinstance(value, str):
        yield from not_a_text(draft, steps)
    else:
        kind = _ENUM_KINDS.get(str(steps[0]), Kind.ACCESSIBILITY)
        names = [member.value for member in NAMES[kind]]
        params = {"value": value, "allowed": ", ".join(names)}
        suggestion = meant_name(kind, value)
        if suggestion:
            params["suggestion"] = suggestion
        yield draft.problem(kind, *steps, **params)
