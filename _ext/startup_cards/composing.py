"""From libyaml's events to marked values, within limits and without recursion."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import yaml

from .marked import Mapping, Marked, Scalar, Sequence
from .problems import Kind, Problem, clip
from .syntax import quoted_line
from .unseen import UNSEEN, code

MAX_DEPTH = 12

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TRAILING_COMMENT = re.compile(r"[ \t]+#")


class Stop(Exception):  # noqa: N818 - not an error: the reading ends here
    """The file is too deep or too long to be read further."""


class _Frame:
    """A mapping or a list whose end has not come yet."""

    __slots__ = (
        "column",
        "entries",
        "is_mapping",
        "items",
        "key",
        "line",
        "seen",
        "skip",
    )

    def __init__(self, line: int, column: int, is_mapping: bool) -> None:
        self.line = line
        self.column = column
        self.is_mapping = is_mapping
        self.items: list[Marked] = []
        self.entries: list[tuple[Scalar, Marked]] = []
        self.key: Scalar | None = None
        self.seen: dict[str, int] = {}
        #: The value that comes belongs to a field given twice.
        self.skip = False

    def close(self) -> Marked:
        if self.is_mapping:
            return Mapping(self.line, self.column, tuple(self.entries))
        return Sequence(self.line, self.column, tuple(self.items))


class Composer:
    """Build marked values from libyaml's events, within limits and without recursion.

    yaml.compose would recurse as deep as the text says, follow aliases and take the
    last of two equal keys; the events let each of these be told where it stands.
    """

    def __init__(self, text: str, path: str, limit: int) -> None:
        self.text = text
        self.path = path
        self.limit = limit
        self.problems: list[Problem] = []
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.comments = "#" in text
        self.stack: list[_Frame] = []
        self.root: Marked | None = None
        self.count = 0
        self.anchors: set[str] = set()
        #: Fields whose value stands elsewhere: told, and missed by no rule.
        self.unread: set[str] = set()

    def compose(self) -> Marked | None:
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._add(self.stack.pop().close())
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
        return self.root

    def _place(self, event: Any) -> tuple[int, int]:
        index = event.start_mark.index
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def _note(self, event: Any, kind: Kind, **params: str) -> None:
        line, column = self._place(event)
        pairs = tuple(sorted(params.items()))
        self.problems.append(Problem(self.path, line, column, "", kind, pairs))

    def _alias(self, event: Any) -> None:
        """What stands for values written elsewhere; or a text in `*stars*`."""
        line, column = self._place(event)
        if event.anchor not in self.anchors:
            self._sign(event)
            self._add(Scalar(line, column, f"*{event.anchor}", ""))
            return
        self._note(event, Kind.SIGN, variant="alias", sign=f"*{event.anchor}")
        frame = self.stack[-1]
        if frame.key is not None:
            self._count(line, column)
            self.unread.add(frame.key.text)
            frame.key = None
        elif frame.is_mapping:
            self._add(Scalar(line, column, f"*{event.anchor}", ""))
        else:
            self._count(line, column)

    def _sign(self, event: Any) -> None:
        """A text that begins with `&`, `*` or `!`: YAML would drop its first word."""
        line, _ = self._place(event)
        source = self.text[self.starts[line - 1] :].partition("\n")[0]
        anchor = getattr(event, "anchor", None)
        if anchor and re.search(rf"\*{re.escape(anchor)}(?!\w)", self.text):
            self.anchors.add(anchor)
            sign = f"&{anchor}"
            fix = re.sub(rf"{re.escape(sign)}[ ]?", "", source, count=1).strip()
            self._note(event, Kind.SIGN, variant="anchor", sign=sign, fix=clip(fix))
            return
        params = {"sign": self.text[event.start_mark.index], "variant": ""}
        params["fix"] = clip((quoted_line(source) or source).strip())
        self._note(event, Kind.SIGN, **params)

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._sign(event)
        line, column = self._place(event)
        style = event.style or ""
        cut = False
        if self.comments and not style:
            cut = bool(_TRAILING_COMMENT.match(self.text, event.end_mark.index))
        if not style and event.end_mark.line > event.start_mark.line:
            self._swallowed(event)
        self._add(Scalar(line, column, self._text(event), style, cut))

    def _text(self, event: Any) -> str:
        """The value, without the characters that `"\\u202E"` can say and that act."""
        text = str(event.value)
        found = UNSEEN.search(text)
        if not found:
            return text
        self._note(event, Kind.CHARACTER, value=code(found[0]), variant="hidden")
        return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)

    def _swallowed(self, event: Any) -> None:
        """Report an item read as the end of the line above: its dash is misplaced."""
        source = self.text[event.start_mark.index : event.end_mark.index]
        match = re.search(r"\n[ ]*(- [^\n]*)", source)
        if match:
            index = event.start_mark.index + match.start(1)
            line = bisect_right(self.starts, index)
            pairs = (("text", clip(match[1].rstrip())), ("variant", "item"))
            column = index - self.starts[line - 1] + 1
            self.problems.append(
                Problem(self.path, line, column, "", Kind.INDENTATION, pairs)
            )

    def _open(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._sign(event)
        if len(self.stack) >= MAX_DEPTH:
            self._note(event, Kind.DEPTH)
            raise Stop
        line, column = self._place(event)
        if self.stack and self.stack[-1].is_mapping and self.stack[-1].key is None:
            self._sign(event)
            raise Stop
        self.stack.append(
            _Frame(line, column, isinstance(event, yaml.MappingStartEvent))
        )

    def _count(self, line: int, column: int) -> None:
        self.count += 1
        if self.count > self.limit:
            pairs = (("limit", str(self.limit)), ("variant", "values"))
            self.problems.append(Problem(self.path, line, column, "", Kind.SIZE, pairs))
            raise Stop

    def _add(self, node: Marked) -> None:
        self._count(node.line, node.column)
        if not self.stack:
            self.root = node
        elif not self.stack[-1].is_mapping:
            self.stack[-1].items.append(node)
        elif self.stack[-1].key is None and isinstance(node, Scalar):
            self._key(self.stack[-1], node)
        else:
            frame = self.stack[-1]
            if frame.key is not None and not frame.skip:
                frame.entries.append((frame.key, node))
            frame.key = None

    def _key(self, frame: _Frame, key: Scalar) -> None:
        frame.key = key
        frame.skip = key.text in frame.seen
        if frame.skip:
            self._twice(frame, key)
        frame.seen.setdefault(key.text, key.line)

    def _twice(self, frame: _Frame, key: Scalar) -> None:
        """Report a field given twice; in a list, it most often begins a new item."""
        in_list = len(self.stack) > 1 and not self.stack[-2].is_mapping
        starts_item = in_list and key.text == next(iter(frame.seen))
        params = (("first", str(frame.seen[key.text])), ("value", key.text))
        variant = "dash" if starts_item else ""
        pairs = (*params, ("variant", variant))
        self.problems.append(
            Problem(
                self.path, key.line, key.column, key.text, Kind.DUPLICATE_KEY, pairs
            )
        )
        if starts_item:
            self.stack[-2].items.append(frame.close())
            frame.line, frame.column = key.line, key.column
            frame.entries = []
            frame.seen = {}
            frame.skip = False
