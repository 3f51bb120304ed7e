"""A card being checked: its values, its text, and how a problem is placed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .marked import field_name, find, find_key
from .problems import Kind, Problem, clip

if TYPE_CHECKING:
    from .marked import Mapping, Steps
    from .model import Startup


@dataclass(frozen=True)
class Draft:
    """A readable card; its record holds what is valid, enough for the rules."""

    path: str
    root: Mapping
    lines: list[str]
    startup: Startup | None = None
    #: Top-level fields that hold a mistake: rules that need them stay silent.
    wrong: frozenset[str] = frozenset()

    def problem(self, kind: Kind, *steps: str | int, **params: str) -> Problem:
        """Place a problem at a value, or at the field that should hold it."""
        place = find(self.root, steps)
        return self._at(place.line, place.column, kind, steps, params)

    def key_problem(self, kind: Kind, *steps: str | int, **params: str) -> Problem:
        """Place a problem at the name of a field."""
        place = find_key(self.root, steps)
        return self._at(place.line, place.column, kind, steps, params)

    def line(self, *steps: str | int) -> str:
        return str(find(self.root, steps).line)

    def source(self, line: int) -> str:
        return self.lines[line - 1] if line <= len(self.lines) else ""

    def _at(
        self, line: int, column: int, kind: Kind, steps: Steps, params: dict[str, str]
    ) -> Problem:
        # A list of names helps only whole.
        pairs = tuple(
            sorted((k, v if k == "allowed" else clip(v)) for k, v in params.items())
        )
        return Problem(self.path, line, column, field_name(steps), kind, pairs)
