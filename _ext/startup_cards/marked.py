"""Values with the place they stand at, before anything is known about their type."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TypeAlias

Steps: TypeAlias = tuple[str | int, ...]

#: What an editor leaves when a field is emptied, and YAML's own words for nothing.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A value of a card with its line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar(Marked):
    """A text, as typed: no `no` turned into false, no `3.10` into 3.1."""

    text: str
    #: The quote or block sign it was written with; empty for plain text.
    style: str
    #: Whether a comment follows on the same line, at the end of a plain text.
    cut: bool = False

    @property
    def text_line(self) -> int:
        """The line of the first line of text: below the `|` of a block."""
        return self.line + 1 if self.style in {"|", ">"} else self.line

    @property
    def is_empty(self) -> bool:
        if self.style:
            return not self.text.strip()
        return self.text in _NOTHING


@dataclass(frozen=True, slots=True)
class Mapping(Marked):
    """Fields with their values, in the order of the file."""

    entries: tuple[tuple[Scalar, Marked], ...]
    #: Fields that stand in a part of the file that cannot be read.
    unread: frozenset[str] = frozenset()

    def get(self, name: str) -> tuple[Scalar, Marked] | None:
        return next((pair for pair in self.entries if pair[0].text == name), None)


@dataclass(frozen=True, slots=True)
class Sequence(Marked):
    """The items of a list."""

    items: tuple[Marked, ...]


def plain(node: Marked) -> object:
    """Strip the places: dictionaries, lists, text, and None for what is empty."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    raise TypeError(node)


def find(root: Marked, path: Steps) -> Marked:
    """Find the value at a path, or the nearest place above it that exists.

    For a field that is written but empty, or not a mapping, that is its own line.
    """
    node = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            pair = node.get(step)
            if pair is None:
                return node
            node = (
                pair[0] if isinstance(pair[1], Scalar) and not pair[1].text else pair[1]
            )
        elif isinstance(node, Sequence) and isinstance(step, int):
            if step >= len(node.items):
                return node
            node = node.items[step]
        else:
            return node
    return node


def find_key(root: Marked, path: Steps) -> Marked:
    """Find the name of a field rather than its value."""
    parent = find(root, path[:-1])
    if isinstance(parent, Mapping) and isinstance(path[-1], str):
        pair = parent.get(path[-1])
        if pair:
            return pair[0]
    return parent


def text_lines(root: Marked) -> dict[str, int]:
    """Give the line of the text of each field: `phases.0.comment` → 12."""
    lines: dict[str, int] = {}
    pending: list[tuple[str, Marked]] = [("", root)]
    while pending:
        prefix, node = pending.pop()
        if isinstance(node, Scalar):
            lines[prefix] = node.text_line
        elif isinstance(node, Mapping):
            pending += [(_join(prefix, key.text), value) for key, value in node.entries]
        elif isinstance(node, Sequence):
            pending += [(_join(prefix, str(i)), v) for i, v in enumerate(node.items)]
    return lines


def _join(prefix: str, step: str) -> str:
    # Every card has the same names: one text for all is kept, and pickled, once.
    return sys.intern(f"{prefix}.{step}" if prefix else step)


def field_name(path: Steps) -> str:
    """Write a path as a reader sees it: `phases[1].start`."""
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f"[{step}]"
        else:
            name += f".{step}" if name else step
    return name
