"""Write cards, and change fields of a card without touching the rest of its text.

ruamel.yaml keeps comments, order and quotes of what it reads; it is asked for only
when cards are imported.
"""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

from .life import PHASE_ALIASES
from .values import DATE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

MODELINE = "# yaml-language-server: $schema=../_data/startup.schema.json\n"
_DATE = re.compile(DATE_PATTERN)


def card_text(fields: Mapping[str, Any]) -> str:
    """Write a new card."""
    from ruamel.yaml.comments import CommentedMap

    content = CommentedMap((name, _typed(value)) for name, value in fields.items())
    return MODELINE + _dump(content)


def updated_text(text: str, fields: Mapping[str, Any]) -> str | None:
    """Change the fields that differ; the text itself when none does.

    None when the card cannot be read: it is then left as it is.
    """
    from ruamel.yaml.error import YAMLError

    try:
        content = _yaml().load(text)
    except YAMLError:
        return None
    if not isinstance(content, dict):
        return None
    changed = False
    for name, value in fields.items():
        before = content.get(name)
        if _is_life(before) and _is_life(value):
            changed |= _update_items(before, value)
        elif name not in content or _texts(before) != _texts(value):
            content[name] = _in_style_of(before, _typed(value))
            changed = True
    return _dump(content) if changed else text


def _is_life(value: Any) -> bool:
    """Whether these are phases or events: each with a name, and words of ours."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and "name" in item for item in value)
    )


def _update_items(before: Any, after: list[dict[str, Any]]) -> bool:
    """Change, add and take away items in place: the others keep all that they say."""
    left = list(after)
    kept: list[tuple[Any, dict[str, Any]]] = []
    for i in reversed(range(len(before))):
        match = _same_item(before[i], left)
        if match is None:
            del before[i]
        else:
            left.remove(match)
            kept.append((before[i], match))
    changed = len(kept) < len(after) or bool(left)
    for item, match in kept:
        changed |= _update_item(item, match)
    for new in left:
        place = sum(_day(item) <= _day(new) for item in before)
        before.insert(place, _typed(new))
    return changed


def _same_item(item: Any, others: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The item of the same name and, of several, the one of the same day."""
    name = PHASE_ALIASES.get(str(item["name"]), item["name"])
    named = [other for other in others if str(other["name"]) == str(name)]
    dated = [other for other in named if _day(other) == _day(item)]
    return next(iter(dated or named), None)


def _day(item: Any) -> str:
    return str(item.get("start") or item.get("date") or "")


def _update_item(item: Any, match: dict[str, Any]) -> bool:
    changed = False
    for key, value in match.items():
        if key in item and (key == "comment" or _texts(item[key]) == _texts(value)):
            continue
        if key != "comment":
            item[key] = _typed(value)
            changed = True
    for key in [key for key in item if key not in match and key != "comment"]:
        del item[key]
        changed = True
    return changed


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dump(content: Any) -> str:
    output = StringIO()
    _yaml().dump(content, output)
    return output.getvalue()


def _typed(value: Any) -> Any:
    """Give ruamel what it writes plainly: days, numbers, blocks of text."""
    from ruamel.yaml.scalarstring import LiteralScalarString

    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    text = str(value)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if re.fullmatch(r"0|[1-9][0-9]{0,11}", text):
        return int(text)
    if text in {"true", "false"}:
        return text == "true"
    if "\n" in text:
        lines = [line.rstrip().replace("\t", "    ") for line in text.splitlines()]
        return LiteralScalarString("\n".join(lines) + "\n")
    return text


def _texts(value: Any) -> Any:
    """Compare values as a card reads them: as texts."""
    if isinstance(value, dict):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip()


def _in_style_of(before: Any, value: Any) -> Any:
    """Keep a list on one line when it was."""
    from ruamel.yaml.comments import CommentedSeq

    if isinstance(before, CommentedSeq) and isinstance(value, list):
        after = CommentedSeq(value)
        if before.fa.flow_style():
            after.fa.set_flow_style()
        return after
    return value
