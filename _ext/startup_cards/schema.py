"""The JSON Schema of a card, made from the model: editors then say what the check says.

It never refuses a card that the check accepts. An editor has already turned texts into
numbers and booleans, so that each text may be one of those; null and blank texts stand
for an empty field, as they do for the check.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from .life import PHASE_ALIASES, EventName, Phase
from .messages import label, translate
from .model import Startup
from .parts import Accessibility, Reference
from .values import DATE_PATTERN, MAIL_PATTERN, URL_PATTERN, Form

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from .vocabulary import Vocabularies

Schema = dict[str, Any]

_TEXT = ["string", "number", "boolean"]
_BLANK = r"\s*"
_ADDRESS = URL_PATTERN[1:-1]
_MAIL = MAIL_PATTERN[1:-1]

#: The forms of a value: what an editor sees of them, and what to say when it is not so.
_FORMS: Mapping[str, Schema] = {
    "text": {"type": _TEXT, "say": "schema.text"},
    "id": {"type": _TEXT, "say": "schema.text"},
    "date": {"type": ["string"], "core": DATE_PATTERN[1:-1], "say": "schema.date"},
    "partial-date": {"type": ["string", "integer"], "say": "schema.partial-date"},
    "url": {"type": ["string"], "core": _ADDRESS, "say": "schema.url"},
    "contact": {
        "type": ["string"],
        "core": f"(?:{_MAIL}|{_ADDRESS})",
        "say": "schema.contact",
    },
    "number": {"type": ["string", "integer"], "say": "schema.number"},
    "boolean": {
        "type": ["string", "boolean"],
        "core": "(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])",
        "say": "schema.boolean",
    },
}
_ENUMS: tuple[type[Phase] | type[EventName] | type[Accessibility], ...] = (
    Phase,
    EventName,
    Accessibility,
)
#: The list of the site that completes a field, as `field` or `field.part`.
_LISTED: Mapping[str, str] = {
    "incubator": "incubators",
    "incubators": "incubators",
    "sponsors": "organisations",
    "usertypes": "usertypes",
    "thematiques": "thematiques",
    "trust.pattern": "patterns",
    "trust.source": "sources",
    "plays.source": "sources",
    "end.source": "sources",
    "sources": "sources",
    "sources.id": "sources",
}


def schema(vocabularies: Vocabularies | None = None, language: str = "fr") -> Schema:
    """Describe a card for an editor, with the values of a site's lists to complete."""
    maker = _Maker(vocabularies, language)
    card = maker.mapping(Startup, "")
    card["properties"].pop("id")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": label("schema.title", language),
        "description": label("schema.help", language),
        **card,
        "anyOf": [
            {**maker.need("incubator"), "properties": {"incubator": _filled()}},
            {
                **maker.need("incubators"),
                "properties": {"incubators": {"minItems": 1, "type": "array"}},
            },
        ],
    }


def to_text(content: Schema) -> str:
    """Write a schema as a file to commit: stable, one entry a line."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _filled() -> Schema:
    """A text that says something."""
    return {"type": _TEXT, "pattern": r"\S"}


class _Maker:
    """The making of one schema, in one language, with the lists of one site."""

    def __init__(self, vocabularies: Vocabularies | None, language: str) -> None:
        self.vocabularies = vocabularies
        self.language = language

    def say(self, text: str) -> str:
        return translate(text, self.language)

    def need(self, name: str) -> Schema:
        """One field that must be there: editors say what misses in a language of ours.

        Their own words for several required fields at once are English.
        """
        say = label("schema.required", self.language).format(name=name)
        return {"required": [name], "errorMessage": say}

    def mapping(self, model: type[BaseModel], place: str) -> Schema:
        properties: Schema = {}
        needed = []
        for name, field in model.model_fields.items():
            key = field.alias or name
            at = f"{place}.{key}" if place else key
            properties[key] = self._field(field, at)
            if field.is_required() and at != "id":
                needed.append(self.need(key))
        made: Schema = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        if needed:
            made["allOf"] = needed
        if place == "end":
            made |= self._reason_with_source()
        return made

    def _field(self, field: FieldInfo, at: str) -> Schema:
        made: Schema = {
            "title": self.say(str(field.title)),
            "description": self.say(str(field.description)),
        }
        annotation: Any = field.annotation
        forms = [m for m in field.metadata if isinstance(m, Form)]
        if forms:
            annotation = Annotated[annotation, forms[0]]
        made |= self._value(annotation, at, optional=not field.is_required())
        if field.examples and made.get("type") and "items" not in made:
            made.setdefault("examples", field.examples)
        return made

    def _value(self, annotation: Any, at: str, *, optional: bool) -> Schema:
        base, form, model, is_list = _taken_apart(annotation)
        if is_list:
            items = self._value(base, at, optional=False)
            return self._list_of(items, optional=optional)
        if model is Reference:
            # A source is an id, or a mapping that gives it in full.
            made = self.mapping(model, at)
            return {
                **made,
                "type": [*_TEXT, "object"],
                "pattern": r"\S",
            }
        if model:
            return self._or_blank(self.mapping(model, at), optional, "schema.mapping")
        if base in _ENUMS:
            return self._names(base, optional=optional)
        return self._listed(self._form(form, optional=optional), at)

    def _form(self, name: str, *, optional: bool) -> Schema:
        form = _FORMS[name]
        made: Schema = {
            "type": [*form["type"], *(["null"] if optional else [])],
            "errorMessage": label(form["say"], self.language),
        }
        core = form.get("core")
        if core:
            inner = f"(?:{core})?" if optional else core
            made["pattern"] = f"^{_BLANK}{inner}{_BLANK}$"
        elif not optional:
            made["pattern"] = r"\S"
        return made

    def _names(self, enum: Any, *, optional: bool) -> Schema:
        names = [member.value for member in enum]
        if enum is Phase:
            names += PHASE_ALIASES
        made: Schema = {"enum": names}
        if not optional:
            return made
        blank = {"type": ["string", "null"], "pattern": f"^{_BLANK}$"}
        return {"anyOf": [made, blank]}

    def _listed(self, made: Schema, at: str) -> Schema:
        """Offer the ids of the site's list: only the check refuses others."""
        name = _LISTED.get(at)
        lists = self.vocabularies
        vocabulary = getattr(lists, name) if name and lists else None
        if not vocabulary:
            return made
        prefix = "/organisations/" if name == "organisations" else ""
        ids = [f"{prefix}{id}" for id in vocabulary.terms]
        return {"anyOf": [made, {"enum": ids}]}

    def _list_of(self, items: Schema, *, optional: bool) -> Schema:
        made: Schema = {"type": "array", "items": items}
        if not optional:
            return {**made, "minItems": 1}
        return self._or_blank(made, optional, "schema.list")

    def _or_blank(self, made: Schema, optional: bool, say: str) -> Schema:
        """Accept what an emptied field leaves beside a list or a mapping."""
        if not optional:
            return made
        return {
            **made,
            "type": [made["type"], "null", "string"],
            "pattern": f"^{_BLANK}$",
            "patternErrorMessage": label(say, self.language),
        }

    def _reason_with_source(self) -> Schema:
        return {
            "if": {"required": ["reason"], "properties": {"reason": _filled()}},
            "then": {**self.need("source"), "properties": {"source": _filled()}},
        }


def _taken_apart(annotation: Any) -> tuple[Any, str, type[BaseModel] | None, bool]:
    """Find, under None and annotations, a form, an enum, a mapping or a list of one."""
    form = "text"
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            form = next((m.name for m in arguments[1:] if isinstance(m, Form)), form)
            annotation = arguments[0]
        elif origin is tuple:
            return arguments[0], form, None, True
        elif arguments and type(None) in arguments:
            annotation = next(a for a in arguments if a is not type(None))
        else:
            break
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation, form, annotation if is_model else None, False
