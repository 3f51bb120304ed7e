"""A path into the figures file, such as ``per_year[year=2025].entered``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .french import format_date, format_number
from .problems import suggestion

if TYPE_CHECKING:
    from .reading import Located

_STEP = re.compile(r"([\w-]+)((?:\[[\w-]+=[^\]]*\])*)")
_SELECTOR = re.compile(r"\[([\w-]+)=([^\]]*)\]")

#: Years are names, not quantities: no space in them.
PLAIN = ("year", "entered_in")


class UnknownFigureError(Exception):
    """The path leads nowhere; says at which step and what is near."""


def find(root: Located, path: str) -> str:
    """Return the figure at a path, in French."""
    value = root
    for step in re.split(r"\.(?![^\[]*\])", path):
        match = _STEP.fullmatch(step)
        if not match:
            raise UnknownFigureError(f"« {step} » n’est pas une étape de chemin")
        value = _key(value, match[1])
        for selector in _SELECTOR.finditer(match[2]):
            value = _selected(value, selector[1], selector[2])
    if not isinstance(value.value, str):
        keys = ", ".join(key for key, _ in value.pairs()) or "une liste"
        raise UnknownFigureError(
            f"« {path} » n’est pas une valeur, mais contient : {keys}"
        )
    if path.rsplit(".", 1)[-1] in PLAIN:
        return value.text
    return format_number(value.text) if "-" not in value.text else _date(value.text)


def _date(text: str) -> str:
    return format_date(text) if not text.startswith("-") else format_number(text)


def _key(value: Located, key: str) -> Located:
    keys = dict(value.pairs())
    if key not in keys:
        near = suggestion(key, keys) or f" ; clés possibles : {', '.join(keys)}"
        raise UnknownFigureError(f"« {key} » inconnu{near if keys else ''}")
    return keys[key]


def _selected(value: Located, key: str, wanted: str) -> Located:
    found = [item for item in value.items if item.get(key).text == wanted]
    if len(found) == 1:
        return found[0]
    values = ", ".join(item.get(key).text for item in value.items)
    count = "aucun élément" if not found else f"{len(found)} éléments"
    raise UnknownFigureError(
        f"[{key}={wanted}] désigne {count} ; « {key} » vaut {values}"
    )
