"""A new card: commented, made from the model, and right as it stands."""

from __future__ import annotations

import textwrap
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

from .meant import PARTS
from .messages import label, translate
from .model import Startup
from .text import fold
from .values import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pydantic.fields import FieldInfo

    from .vocabulary import Vocabularies

#: What stands for a value of each form, when a field gives no example of its own.
_EXAMPLES = {
    "boolean": "true",
    "contact": "contact@exemple.gouv.fr",
    "date": "2026-08-20",
    "id": "identifiant",
    "number": "6",
    "partial-date": "2026-08",
    "text": "Une phrase",
    "url": "https://exemple.beta.gouv.fr",
}
_LISTED = {
    "incubator": "incubators",
    "sponsors": "organisations",
    "usertypes": "usertypes",
    "thematiques": "thematiques",
}
#: Written at the top, as they must be given; `incubators` is the other way to say it.
_FIRST = ("title", "mission", "incubator", "phases")
_SKIPPED = ("id", "other_incubators", *_FIRST)


def new_card(
    id: str,
    today: date,
    lists: Vocabularies,
    language: str = "fr",
    given: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """Write a card that has what is required, and shows every other field.

    :param given: by field, the lines that are known already
    """
    required = {
        "title": [f"title: {id.replace('-', ' ').capitalize()}"],
        "mission": [f"mission: {label('new.mission', language)}"],
        "incubator": [f"incubator: {_known('incubator', lists) or 'incubateur'}"],
        "phases": ["phases:", "  - name: investigation", f"    start: {today}"],
    }
    written = [
        "# yaml-language-server: $schema=../_data/startup.schema.json",
        *_comment(label("new.head", language).format(id=id)),
        *_comment(label("new.lines", language)),
        "",
        *(line for name in _FIRST for line in given.get(name, required[name])),
        "",
        *_comment(label("new.more", language)),
    ]
    for name, field in Startup.model_fields.items():
        if name in _SKIPPED:
            continue
        written += ["", *_comment(_help(field, language))]
        field_name = field.alias or name
        # Without a space after it, the sign alone is to be removed.
        shown = [f"#{line}" for line in example(field_name, lists)]
        written += given.get(field_name, shown)
    return "\n".join(written) + "\n"


def example(name: str, lists: Vocabularies) -> list[str]:
    """Show a field as it could be written, line by line."""
    fields = {f.alias or n: f for n, f in Startup.model_fields.items()}
    field = fields[name]
    is_list = "tuple" in str(field.annotation)
    if name == "description":
        return ["description: |", "  Une phrase."]
    if name in PARTS:
        inner = [f"{n}: {_value(f)}" for n, f in PARTS[name].model_fields.items()]
        if name == "sources":
            inner = inner[1:]
        if not is_list:
            return [f"{name}:", *(f"  {line}" for line in inner)]
        return [f"{name}:", f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
    value = _known(name, lists) or _value(field)
    return [f"{name}:", f"  - {value}"] if is_list else [f"{name}: {value}"]


def _known(name: str, lists: Vocabularies) -> str | None:
    """The first value of the site's own list, which the check then accepts."""
    vocabulary = getattr(lists, _LISTED[name]) if name in _LISTED else None
    return next(iter(vocabulary.terms), None) if vocabulary else None


def _value(field: FieldInfo) -> str:
    return str(field.examples[0]) if field.examples else _EXAMPLES[form_of(field)]


def form_of(field: FieldInfo) -> str:
    """The name of the form of a value, wherever the annotation hides it."""
    pending: list[Any] = [*field.metadata, field.annotation]
    while pending:
        item = pending.pop(0)
        if isinstance(item, Form):
            return item.name
        pending += get_args(item) or getattr(item, "__metadata__", ())
    return "text"


def _help(field: FieldInfo, language: str) -> str:
    title = translate(str(field.title), language)
    text = translate(str(field.description), language)
    return text if fold(text).startswith(fold(title)) else f"{title}. {text}"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, 86)]
