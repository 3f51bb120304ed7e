"""The shape of the open data, for whoever reads them with a program: JSON Schema.

The records say more than the cards: what is derived, labels beside ids. The
schema is made from the same model, so that a new field cannot be forgotten.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .model import Startup
from .records import COLUMNS, VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"id": {"type": "string"}, "label": {"type": "string"}},
        "required": ["id", "label"],
    },
}
_DAY = {"type": "string", "format": "date"}
_MAYBE_DAY = {"type": ["string", "null"], "format": "date"}

#: What `records.record` adds to a card, or says otherwise.
_DERIVED: dict[str, dict[str, Any]] = {
    "incubators": _NAMED,
    "sponsors": _NAMED,
    "usertypes": _NAMED,
    "thematiques": _NAMED,
    "phase": {"$ref": "#/$defs/Phase"},
    "phase_start": _DAY,
    "entry": _DAY,
    "launch": _MAYBE_DAY,
    "exit": _MAYBE_DAY,
    "outcome": {"anyOf": [{"$ref": "#/$defs/Phase"}, {"type": "null"}]},
    "months_in_phase": {"type": "integer", "minimum": 0},
    "months_in_incubation": {"type": "integer", "minimum": 0},
}


def records_schema() -> dict[str, Any]:
    """Describe ``startups.json``. Fields may be added within a version."""
    record = Startup.model_json_schema(by_alias=True, mode="serialization")
    definitions = record.pop("$defs")
    record["properties"].pop("incubator", None)
    record["properties"] |= _DERIVED
    record["required"] = ["id", "title", "mission", "phases", *_DERIVED]
    for shape in (record, *definitions.values()):
        # A reader must not refuse the fields of tomorrow.
        shape.pop("additionalProperties", None)
        # These speak of our code, in English.
        shape.pop("description", None)
    return {
        "$schema": _DIALECT,
        "title": "Les fiches du catalogue",
        "type": "object",
        "properties": {
            "version": {"const": VERSION},
            "as_of": _MAYBE_DAY,
            "startups": {"type": "array", "items": record},
        },
        "required": ["version", "as_of", "startups"],
        "$defs": definitions,
    }


def row_schema(
    columns: Sequence[str] = COLUMNS,
    title: str = "Une ligne de la table des fiches",
    version: int = VERSION,
) -> dict[str, Any]:
    """Describe a row of a table, ``startups.csv`` first, where every cell is text."""
    return {
        "$schema": _DIALECT,
        "title": title,
        "$comment": f"version {version}",
        "type": "object",
        "properties": {column: {"type": "string"} for column in columns},
        "required": list(columns),
    }


def to_text(schema: dict[str, Any]) -> str:
    """Write a schema, the same on every machine."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
