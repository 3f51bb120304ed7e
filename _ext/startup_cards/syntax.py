"""Say in one sentence why YAML could not read a line, and how the line should be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .model import Startup
from .problems import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Signs that mean something to YAML when a text begins with one of them.
SIGNS = "@`%&*!|>,?#[]{}"

FIELDS = frozenset(
    field.alias or name for name, field in Startup.model_fields.items()
) | {"name", "start", "comment", "date", "pattern", "why", "source", "play", "size"}
#: Fields whose values stand one a line, each after a dash.
LISTS = frozenset(
    field.alias or name
    for name, field in Startup.model_fields.items()
    if "tuple" in str(field.annotation)
)
_ENTRY = re.compile(r"(?P<head>[ \t]*(?:- +)*(?P<key>[\w-]+)[ ]*:[ ]+)(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<head>[ \t]*- +)(?P<value>\S.*)")
_GLUED = re.compile(r"(?P<head>[ \t]*(?:- +)*(?P<key>\w+)):(?P<value>[^\s:/].*)")
_WRONG_SIGN = re.compile(r"(?P<head>(?P<key>[a-z_]+))[ ]*[;=][ ]*(?P<value>\S.*)")
_NO_COLON = re.compile(r"(?P<head>[ \t]*(?:- +)*(?P<key>\w+))[ ]+(?P<value>[^\s:].*)")
_DOUBLE = re.compile(
    r'"(?:[^"\\]|\\["\\/abefnrtv0N_LP ]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})*"'
)
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_END = re.compile(r"\s*(?:#.*)?$")


@dataclass(frozen=True)
class Fault:
    """A line that YAML cannot read."""

    line: int
    kind: Kind
    #: Which of the sentences of this kind tells it.
    variant: str
    #: The line as it should be, when one change mends it.
    fix: str | None = None
    #: What the text begins with, when that is the trouble.
    sign: str = ""


def quote(value: str) -> str:
    """Put a text in the quotes that change nothing in it."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def quoted_line(line: str) -> str | None:
    """Rewrite `- name: value` with the value in quotes."""
    match = _ENTRY.match(line) or _ITEM.match(line)
    return match["head"] + quote(match["value"].rstrip()) if match else None


def quoted_item(line: str) -> str:
    """Rewrite `- C: le langage` with all of the item in quotes."""
    match = _ITEM.match(line)
    return match["head"] + quote(match["value"].rstrip()) if match else line


def inspect(line: str) -> Fault | None:
    """Find what is wrong with a line by itself (numbered 0: the caller knows where)."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        indent, rest = re.match(r"(\s*)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
        return Fault(0, Kind.TAB, "", indent.replace("\t", "  ") + rest)
    match = _ENTRY.match(line) or _ITEM.match(line)
    if match:
        key = match.groupdict().get("key", "")
        return _inspect_value(key, match["head"], match["value"].rstrip())
    glued = _GLUED.match(line)
    if glued and glued["key"] in FIELDS:
        return Fault(
            0, Kind.SYNTAX, "glued", f"{glued['head']}: {glued['value'].rstrip()}"
        )
    bare = _WRONG_SIGN.match(line) or _NO_COLON.match(line)
    if bare and bare["key"] in FIELDS:
        return Fault(
            0, Kind.SYNTAX, "no-colon", f"{bare['head']}: {bare['value'].rstrip()}"
        )
    return None


def _inspect_value(key: str, head: str, value: str) -> Fault | None:
    first = value[0]
    if key in LISTS and value.startswith("- "):
        return Fault(0, Kind.INDENTATION, "list")
    if key in LISTS and first == "[" and not value.endswith("]"):
        return Fault(
            0, Kind.QUOTES, "bracket", None if "]" in value else f"{head}{value}]"
        )
    if first in "\"'":
        closed = (_DOUBLE if first == '"' else _SINGLE).match(value)
        if closed and _END.match(value, closed.end()):
            return None
        # In `'l'usager'` the outer quotes are no part of the text.
        whole = value[1:-1] if len(value) > 1 and value[-1] == first else None
        inner = whole if whole is not None else value
        if closed is None and whole is None:
            inner = value[1:]
        return Fault(0, Kind.QUOTES, "", head + quote(inner))
    if first in SIGNS and not re.fullmatch(r"[|>][-+0-9]*\s*(#.*)?|#.*", value):
        return Fault(0, Kind.SIGN, "", head + quote(value), first)
    if value.startswith(("- ", "? ")):
        return Fault(0, Kind.SIGN, "", head + quote(value), first)
    if re.search(r":(?:\s|$)", value):
        return Fault(0, Kind.QUOTES, "colon", head + quote(value))
    return None


def diagnose(lines: Sequence[str], problem: str, at: int, since: int | None) -> Fault:
    """Turn what libyaml says of a line (from 0) into a fault that can be mended.

    The reader of the message sees the line, so the line decides more than libyaml's
    words, which tell where its grammar stopped rather than where the slip is.
    """
    at = min(at, len(lines) - 1)
    if "end of stream" in problem and since is not None:
        at = since
    if "could not find expected ':'" in problem and since is not None:
        at = since
    block = _block_above(lines, at)
    if block:
        return Fault(at, Kind.INDENTATION, "block", f"  {lines[at]}")
    for number in _suspects(lines, at):
        found = inspect(lines[number])
        if found and found.fix != lines[number].rstrip():
            return replace(found, line=number)
    return _misplaced(lines, at, problem)


def _block_above(lines: Sequence[str], at: int) -> bool:
    """Whether a line at the margin should be the text of a block that is open."""
    if not lines[at][:1].strip() or is_field(lines[at]):
        return False
    above = (lines[n] for n in range(at - 1, -1, -1) if lines[n][:1].strip())
    return bool(re.match(r"\w+[ ]*:[ ]+[|>][-+0-9]*\s*$", next(above, "")))


def is_field(line: str) -> bool:
    """Whether a line begins a top-level field of a card."""
    return line.partition(":")[0].rstrip() in FIELDS and ":" in line


def _suspects(lines: Sequence[str], at: int) -> list[int]:
    """The line itself, then those above that may have spilled over it."""
    above = [n for n in range(at - 1, max(at - 30, -1), -1) if lines[n].strip()]
    near = above[:1]
    open_quote = [n for n in above[1:] if re.search(r":\s+[\"']", lines[n])]
    return [at, *near, *open_quote]


def _misplaced(lines: Sequence[str], at: int, problem: str) -> Fault:
    line = lines[at]
    above = next((lines[n] for n in range(at - 1, -1, -1) if lines[n].strip()), "")
    moved = _indent(above) + line.strip()
    if "mapping values" in problem and len(_indent(line)) > len(_indent(above)):
        return Fault(at, Kind.INDENTATION, "right", moved)
    if "expected key" in problem or "expected '-'" in problem or "mapping" in problem:
        return Fault(at, Kind.INDENTATION, "", None)
    return Fault(at, Kind.SYNTAX, "", None)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
