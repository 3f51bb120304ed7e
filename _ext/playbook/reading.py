"""YAML text to values that know their line; every scalar stays the text written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from yaml import CBaseLoader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

if TYPE_CHECKING:
    #: What a node of the file holds: text, a list or a mapping of located values.
    Value = str | tuple["Located", ...] | Mapping[str, "Located"]


@dataclass(frozen=True)
class Located:
    """A value and the line it begins on."""

    value: Value
    line: int

    @property
    def text(self) -> str:
        """The scalar as written, on one line; empty for a list or a mapping."""
        # Only the spaces of the file: a no-break space is part of the words.
        words = self.value if isinstance(self.value, str) else ""
        return re.sub(r"[ \t\r\n]+", " ", words).strip(" ")

    @property
    def items(self) -> tuple[Located, ...]:
        """The values of a list; a scalar counts as a list of one."""
        if isinstance(self.value, str):
            return (self,) if self.value else ()
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The scalars of a list."""
        return tuple(item.text for item in self.items)

    def get(self, key: str) -> Located:
        """The value of a key, or an empty one at this line."""
        if isinstance(self.value, str | tuple):
            return Located("", self.line)
        return self.value.get(key, Located("", self.line))

    def pairs(self) -> Iterator[tuple[str, Located]]:
        """The keys and values of a mapping, in the order of the file."""
        if not isinstance(self.value, str | tuple):
            yield from self.value.items()


class DataError(Exception):
    """The file is not the YAML we read; says where and why."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


def parse(text: str) -> Located:
    """Read one YAML document; an empty one gives an empty value."""
    try:
        root = yaml.compose(text, CBaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(error, "problem", None) or "YAML illisible"
        raise DataError(line, f"YAML illisible : {reason}") from error
    return _located(root) if root else Located("", 1)


def _located(node: yaml.Node) -> Located:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Located(node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return Located(tuple(_located(item) for item in node.value), line)
    values: dict[str, Located] = {}
    for key, value in node.value:
        if key.value in values:
            raise DataError(
                key.start_mark.line + 1, f"clé « {key.value} » écrite deux fois"
            )
        located = _located(value)
        # An entry is shown at its key: that is the line people look for.
        values[key.value] = Located(located.value, key.start_mark.line + 1)
    return Located(values, line)
