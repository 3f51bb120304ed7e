"""Which characters of a file are prose; the others are hidden, place by place.

The hidden text is as long as the file, so a place found in it is a place in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml import CBaseLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Stands for a character that is no prose, and reads as the inside of a word.
HIDDEN = "\ue000"

#: Directives whose body is no prose.
LITERAL = frozenset(
    ("code", "code-block", "csv-table", "figure", "include", "image", "toctree")
) | frozenset(("literalinclude", "math", "raw", "sources", "startup-gallery"))

#: Directives whose argument is a title.
TITLED = frozenset(
    ("admonition", "card", "dropdown", "grid-item-card", "tab-item", "topic")
)

#: The one key of the front matter that is prose.
_SUMMARY = re.compile(r"summary:\s*[\"']?(.*?)[\"']?\s*$")

_ROLE = re.compile(r"\{([a-z:_-]+)\}(`+)(?!`)(.+?)(?<!`)\2(?!`)", re.DOTALL)
_TARGET = re.compile(r"\s*<[^<>]*>\Z")
#: Roles whose text is prose even without a target.
_TEXT_ROLES = frozenset(("term", "abbr", "sub", "sup"))

_HIDE = tuple(
    re.compile(pattern, re.MULTILINE | re.DOTALL)
    for pattern in (
        r"<!--.*?-->",
        r"^\s*%.*?$",
        r"(`+)(?!`).+?(?<!`)\1(?!`)",
        r"\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)",
        r"<https?://[^>\s]+>",
        r"https?://[^\s)>»]+",
        r"[\w.+-]+@[\w-]+\.[\w.-]+",
        r"</?[a-zA-Z][^<>]*>",
        r"^\([\w.-]+\)=\s*$",
        r"^\[[^\]]+\]:.*?$",
        r"\{[.#%][^}]*\}",
        r"&#?\w+;",
        r"^\s*\|?[\s:|-]+\|\s*$",
    )
)
_FENCE = re.compile(r"^(\s*)(`{3,}|~{3,}|:{3,})[ \t]*(\{([\w:-]+)\})?(.*)$")
_OPTION = re.compile(r"^\s*:[\w-]+:.*$")


def markdown(text: str) -> str:
    """Hide what is no prose in a page."""
    hidden = list(text)
    for start, end in _blocks(text):
        _hide(hidden, start, end)
    for match in _ROLE.finditer("".join(hidden)):
        _hide_role(hidden, match)
    for pattern in _HIDE:
        for match in pattern.finditer("".join(hidden)):
            _hide(hidden, *match.span())
    return "".join(hidden)


def _hide(hidden: list[str], start: int, end: int) -> None:
    for place in range(start, end):
        if hidden[place] != "\n":
            hidden[place] = HIDDEN


def _hide_role(hidden: list[str], match: re.Match[str]) -> None:
    """Keep the words of a role, and hide its name and its target."""
    start, end = match.span(3)
    target = _TARGET.search(match[3])
    _hide(hidden, match.start(), start)
    _hide(hidden, end, match.end())
    if target:
        _hide(hidden, start + target.start(), end)
    elif match[1] not in _TEXT_ROLES:
        _hide(hidden, start, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Give the front matter but its summary, code, fences, names and options."""
    lines = text.split("\n")
    matter = lines[0].rstrip() == "---"
    fences = _Fences()
    place = 0
    for number, line in enumerate(lines):
        start, end = place, place + len(line)
        place = end + 1
        if matter:
            yield from ((start + a, start + b) for a, b in _matter(line))
            matter = number == 0 or line.rstrip() != "---"
        else:
            yield start, start + fences.hidden(line)


def _matter(line: str) -> Iterator[tuple[int, int]]:
    """Hide a line of front matter but the words of the summary."""
    summary = _SUMMARY.match(line)
    yield 0, summary.start(1) if summary else len(line)
    if summary:
        yield summary.end(1), len(line)


class _Fences:
    """The fences that are open as one goes down a page."""

    def __init__(self) -> None:
        #: Sign and length of each open fence, and whether its body is no prose.
        self.open: list[tuple[str, int, bool]] = []
        #: Whether the options of a directive may follow.
        self.options = False

    def hidden(self, line: str) -> int:
        """Return how many characters of a line are no prose, from its beginning."""
        fence = _FENCE.match(line)
        literal = bool(self.open) and self.open[-1][2]
        if fence and self._closes(fence):
            self.open.pop()
            return len(line)
        if literal:
            return len(line)
        if fence:
            return self._opens(fence)
        self.options = self.options and bool(_OPTION.match(line))
        return len(line) if self.options else 0

    def _closes(self, fence: re.Match[str]) -> bool:
        if not self.open or fence[3] or fence[5].strip():
            return False
        sign, length, _ = self.open[-1]
        return fence[2][0] == sign and len(fence[2]) >= length

    def _opens(self, fence: re.Match[str]) -> int:
        code = not fence[3] and fence[2][0] != ":"
        literal = code or fence[4] in LITERAL
        self.open.append((fence[2][0], len(fence[2]), literal))
        self.options = bool(fence[3])
        # What follows the name of some directives is a title, and shown.
        return fence.start(5) if fence[4] in TITLED else len(fence[0])


def data(text: str, fields: frozenset[str]) -> str:
    """Hide all of a data file but the fields that people read."""
    hidden = list("".join(c if c == "\n" else HIDDEN for c in text))
    try:
        root = yaml.compose(text, CBaseLoader)
    except yaml.YAMLError:
        # The check of the data says where and why.
        return "".join(hidden)
    for node in _prose_values(root, fields):
        start, end = node.start_mark.index, node.end_mark.index
        hidden[start:end] = markdown(text[start:end])
        if node.style in ("'", '"', "|", ">"):
            first = text.find("\n", start) if node.style in "|>" else start + 1
            _hide(hidden, start, first)
            if node.style in "'\"":
                _hide(hidden, end - 1, end)
    return "".join(hidden)


def _prose_values(
    node: yaml.Node | None, fields: frozenset[str]
) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _prose_values(item, fields)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode) and key.value in fields:
                yield value
            elif not isinstance(value, yaml.ScalarNode):
                yield from _prose_values(value, fields)
