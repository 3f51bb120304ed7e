"""Slips that YAML reads without a word, as something else: told and mended first.

A no-break space that came with a copied text indents nothing; `start:2022-07-01`
is taken as the end of the line above; the marks of a merge left half done are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Kind
from .syntax import FIELDS, LISTS, inspect

#: Spaces that are none for YAML, and characters that show nothing.
_ODD = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_ODD_INDENT = re.compile(rf"[ ]*[{_ODD}][ {_ODD}]*")
#: What keyboards and word processors give in place of `:` and `-`.
_COLONS = "\uff1a\ufe55\ua789"
_ODD_SIGN = re.compile(
    rf"(?P<head>[ ]*(?:-[ {_ODD}]+)*)(?P<key>[\w-]+)"
    rf"(?P<sign>[ {_ODD}]*[:{_COLONS}][ {_ODD}]*)"
)
_BULLET = re.compile(r"(?P<indent>[ ]*)(?P<bullet>[*•‣▪●◦·–—\u2212])[ ]+(?P<rest>\S.*)")
_FENCE = re.compile(r"(?:```|~~~)\w*\s*$")
_GLUED = re.compile(rf"[ ]*(?:- +)*(?:{'|'.join(sorted(FIELDS))}):[^\s/]")
_BLOCK = re.compile(r"(?P<indent>[ ]*(?:- +)*)[\w-]+[ ]*:[ ]+[|>][-+0-9]*[ ]*(?:#.*)?$")
#: One look at the whole text tells whether any line is worth a second one.
_ANY = re.compile(
    rf"^(?:[ ]*[{_ODD}]|[ ]*-?[ \w-]*[{_ODD}{_COLONS}]|[ ]*(?:- +)*[\w-]+[ ]*:[{_ODD}]"
    rf"|<<<<<<<|{_FENCE.pattern}|{_BULLET.pattern}|{_GLUED.pattern})",
    re.MULTILINE,
)
_MERGE = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(frozen=True)
class Slip:
    """A line that was changed, and what to say of it."""

    line: int
    column: int
    kind: Kind
    variant: str
    fix: str = ""


def settle(text: str) -> tuple[str, list[Slip]]:
    """Mend what can be; the text keeps its lines."""
    if not _ANY.search(text):
        return text, []
    lines = text.split("\n")
    slips = list(_merge(lines))
    for number in _outside_blocks(lines):
        slips += _fence(lines, number)
        slips += _bullet(lines, number)
        slips += _odd_spaces(lines, number)
        slips += _glued(lines, number)
    return "\n".join(lines), slips


def _outside_blocks(lines: list[str]) -> Iterator[int]:
    """The lines that are not the text of a block: in one, every space is meant."""
    inside: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (indent > inside or not line.strip()):
            continue
        inside = None
        yield number
        block = _BLOCK.match(lines[number].rstrip("\r"))
        if block:
            inside = len(block["indent"])


def _odd_spaces(lines: list[str], number: int) -> Iterator[Slip]:
    line = lines[number]
    indent = _ODD_INDENT.match(line)
    if indent and line.strip():
        space = _spaces(indent[0])
        # A single space before a line at the margin came with the copy.
        line = (space if len(space) > 1 else "") + line[indent.end() :]
    sign = _ODD_SIGN.match(line)
    colon = bool(sign and sign["key"] in FIELDS and re.search(f"[{_COLONS}]", sign[0]))
    if sign and (colon or (":" in sign[0] and re.search(rf"[{_ODD}]", sign[0]))):
        rest = line[sign.end() :]
        line = f"{_spaces(sign['head'])}{sign['key']}: {rest}"
    if line != lines[number]:
        column = 1 + len(lines[number]) - len(lines[number].lstrip(" "))
        variant = "colon" if colon else "space"
        yield Slip(number, column, Kind.CHARACTER, variant, line.strip())
        lines[number] = line


def _spaces(text: str) -> str:
    """Ordinary spaces in place of odd ones; what shows nothing takes no place."""
    return re.sub(rf"[{_ODD}]", " ", re.sub("[\u200b\u2060\ufeff]", "", text))


def _glued(lines: list[str], number: int) -> Iterator[Slip]:
    if _GLUED.match(lines[number]):
        fault = inspect(lines[number])
        if fault and fault.variant == "glued" and fault.fix:
            column = 1 + len(lines[number]) - len(lines[number].lstrip(" -"))
            yield Slip(number, column, fault.kind, "glued", fault.fix.strip())
            lines[number] = fault.fix


def _bullet(lines: list[str], number: int) -> Iterator[Slip]:
    """A list written with the bullets of a word processor is text for YAML."""
    bullet = _BULLET.match(lines[number])
    if not bullet:
        return
    named = bullet["rest"].partition(":")
    if (named[1] and named[0] in FIELDS) or _in_list(lines, number):
        line = f"{bullet['indent']}- {bullet['rest']}"
        column = 1 + len(bullet["indent"])
        yield Slip(number, column, Kind.SYNTAX, "bullet", line.strip())
        lines[number] = line


def _in_list(lines: list[str], number: int) -> bool:
    """Whether the line above begins a list, or is an item of one just as far in."""
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is None:
        return False
    text = lines[above].strip()
    if text.startswith("- ") and ":" not in text:
        return len(lines[above]) - len(lines[above].lstrip(" ")) == indent
    return text.endswith(":") and text[:-1].rstrip() in LISTS


def _fence(lines: list[str], number: int) -> Iterator[Slip]:
    """The fences of Markdown, copied with the example they were around."""
    if _FENCE.match(lines[number]):
        yield Slip(number, 1, Kind.DOCUMENTS, "fence", lines[number].strip())
        lines[number] = ""


def _merge(lines: list[str]) -> Iterator[Slip]:
    """Keep the first of two versions that a merge left side by side."""
    begin = middle = None
    for number, line in enumerate(lines):
        mark = line.split(" ")[0].rstrip("\r")
        if mark == _MERGE[0]:
            begin, middle = number, None
        elif mark == _MERGE[1] and begin is not None:
            middle = number
        elif mark == _MERGE[2] and begin is not None and middle is not None:
            yield Slip(begin, 1, Kind.SYNTAX, "merge")
            lines[begin] = ""
            lines[middle : number + 1] = [""] * (number + 1 - middle)
            begin = None
