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
_DASHED = re.compile(r"(?P<head>[ ]*(?:- +)*-)(?P<rest>(?P<key>\w+)[ ]*:(?:\s.*)?)$")
#: Texts of several lines, and the sign that announces them.
_OPEN_TEXT = re.compile(r"(?P<head>[ ]*(?:- +)*(?P<key>\w+)[ ]*:)[ ]*$")
_TEXTS = frozenset({"mission", "description", "comment", "why", "reason", "lesson"})


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
    #: The line (from 0) it should stand under, and the spaces it should begin with.
    near: int | None = None
    count: int = 0


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
    dashed = _DASHED.match(line)
    if dashed and dashed["key"] in FIELDS:
        return Fault(0, Kind.SYNTAX, "dash", f"{dashed['head']} {dashed['rest']}")
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
    # The end of the file, or the blank lines before it, hold no mistake.
    while at and not lines[at].strip():
        at -= 1
    block = _block_above(lines, at)
    if block:
        return Fault(at, Kind.INDENTATION, "block", f"  {lines[at]}")
    owner = _owner(lines, at)
    text = _OPEN_TEXT.match(lines[owner]) if owner is not None else None
    if owner is not None and text and text["key"] in _TEXTS:
        return Fault(owner, Kind.SYNTAX, "pipe", f"{text['head']} |")
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


def _owner(lines: Sequence[str], at: int) -> int | None:
    """The line above that is less indented: the field this line belongs to."""
    indent = _indent(lines[at])
    above = range(at - 1, max(at - 200, -1), -1)
    return next(
        (n for n in above if lines[n].strip() and _indent(lines[n]) < indent), None
    )


def _misplaced(lines: Sequence[str], at: int, problem: str) -> Fault:
    """Say where a line that means something should begin."""
    line, text = lines[at], lines[at].strip()
    above = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), None)
    if above is not None and is_field(line) and _is_loose(lines[above]):
        return Fault(above, Kind.SYNTAX, "", None)
    if above is not None and _is_loose(text) and _carries_on(lines[above], line):
        count = _indent(lines[above]) + 2
        moved = " " * count + text
        return Fault(at, Kind.INDENTATION, "continued", moved, near=above, count=count)
    if not any(w in problem for w in ("expected key", "expected '-'", "mapping")):
        return Fault(at, Kind.SYNTAX, "", None)
    item = _item_above(lines, at)
    if item is not None and text.split(":")[0] == _first_key(lines[item]):
        return Fault(at, Kind.SYNTAX, "item", _indent(line) * " " + f"- {text}")
    near = _neighbour(lines, at)
    if near is None:
        return Fault(at, Kind.INDENTATION, "", None)
    count = _text_column(lines[near], dash=text.startswith("- "))
    if count == 0:
        return Fault(at, Kind.INDENTATION, "right", text)
    moved = " " * count + text
    return Fault(at, Kind.INDENTATION, "align", moved, near=near, count=count)


def _is_loose(line: str) -> bool:
    """Whether a line at the margin is words, and no field."""
    return bool(re.match(r"\w[^:]*$", line))


def _carries_on(above: str, line: str) -> bool:
    """Whether a line is the rest of the text that the line above begins."""
    entry = _ENTRY.match(above)
    return bool(
        entry
        and entry["key"] in FIELDS
        and entry["value"][0] not in "\"'|>[{"
        and not line.strip().startswith("-")
        and _indent(line) <= _indent(above)
    )


def _item_above(lines: Sequence[str], at: int) -> int | None:
    """The item of a list at whose dash a line begins."""
    for n in range(at - 1, max(at - 200, -1), -1):
        if lines[n].strip() and _indent(lines[n]) <= _indent(lines[at]):
            same = _indent(lines[n]) == _indent(lines[at])
            return n if same and lines[n].lstrip().startswith("- ") else None
    return None


def _first_key(line: str) -> str:
    return line.strip().removeprefix("-").split(":")[0].strip()


def _neighbour(lines: Sequence[str], at: int) -> int | None:
    """The line above with which a misplaced line was most likely to be aligned."""
    dash = lines[at].lstrip().startswith("- ")
    indent = _indent(lines[at])
    best, least = None, 5
    for n in range(at - 1, max(at - 200, -1), -1):
        text = lines[n].strip()
        if not text or text.startswith("#") or (dash and not text.startswith("- ")):
            continue
        distance = abs(_text_column(lines[n], dash=dash) - indent)
        if 0 < distance < least:
            best, least = n, distance
        if not _indent(lines[n]) and not text.startswith("- "):
            break
    return best


def _text_column(line: str, *, dash: bool) -> int:
    """Where the words of a line begin, or its dash."""
    return len(re.match(r"[ ]*(?:- +)*" if not dash else r"[ ]*", line)[0])  # type: ignore[index]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
