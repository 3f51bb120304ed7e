"""From bytes to marked values: every text keeps its line, and every slip is told."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import yaml

from .composing import Composer, Stop
from .marked import Mapping, Marked, find, plain
from .problems import Kind, Problem, clip
from .slips import settle
from .syntax import FIELDS, Fault, diagnose, is_field
from .values import is_web
from .vocabulary import Term, Vocabularies, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

#: Limits far above any real card, and far below what would stop a build.
MAX_CHARACTERS = 256 * 1024
MAX_VALUES = 1000
MAX_VOCABULARY_VALUES = 100_000
MAX_REPAIRS = 30

# What YAML refuses, and the marks that make a text read in another order than written.
_FORBIDDEN = re.compile(
    "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u202a-\u202e\u2066-\u2069]"
)
# libyaml ends a line at these; nobody sees a line end there, so they are spaces.
_INVISIBLE_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")
_FENCE = re.compile(r"^(---|\.\.\.)(?=[ \t\r\n]|\Z)", re.MULTILINE)
_HEADER = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?(?:\n|\Z)|%[^\n]*\n)*")
_TOP_LEVEL = re.compile(r"[^\s#-]")


def decode(data: bytes) -> tuple[str | None, int | None]:
    """Read UTF-8, or give the line of the first byte that is not."""
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return None, len(_LINE_ENDS.findall(data, 0, error.start)) + 1


def lines_of(text: str) -> list[str]:
    """The lines of a text as editors number them, without their ends."""
    return _LONE_RETURN.sub("\n", text).split("\n")


def parse(
    text: str, path: str, *, limit: int = MAX_VALUES
) -> tuple[Marked | None, list[Problem]]:
    """Read a card into marked values, going on after what can be mended or skipped."""
    return _Reader(path, limit).read(text.removeprefix("\ufeff"))


class _Reader:
    """The reading of one file: its text, which repairs may change, and its problems."""

    def __init__(self, path: str, limit: int) -> None:
        self.path = path
        self.limit = limit
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def read(self, text: str) -> tuple[Marked | None, list[Problem]]:
        if len(text) > MAX_CHARACTERS and self.limit == MAX_VALUES:
            line = text.count("\n", 0, MAX_CHARACTERS) + 1
            self._note(line, 1, Kind.SIZE, limit=f"{MAX_CHARACTERS // 1024} Kio")
            return None, self.problems
        text = self._settle(self._one_document(self._clean(text)))
        mended: set[int] = set()
        for _ in range(MAX_REPAIRS):
            composer = Composer(text, self.path, self.limit)
            try:
                root = composer.compose()
            except yaml.YAMLError as error:
                text = self._mend(text, error, mended)
            except Stop:
                return None, [*self.problems, *composer.problems]
            else:
                unread = frozenset(self.unread | composer.unread)
                if unread and isinstance(root, Mapping):
                    root = Mapping(1, 1, root.entries, unread)
                return root, [*self.problems, *composer.problems]
        return None, self.problems

    def _note(
        self, line: int, column: int, kind: Kind, field: str = "", **params: str
    ) -> None:
        pairs = tuple(sorted(params.items()))
        self.problems.append(Problem(self.path, line, column, field, kind, pairs))

    def _settle(self, text: str) -> str:
        text, slips = settle(text)
        for slip in slips:
            params = {"variant": slip.variant, "fix": clip(slip.fix)}
            self._note(slip.line + 1, slip.column, slip.kind, _key(slip.fix), **params)
        return text

    def _clean(self, text: str) -> str:
        """Take out the characters that no editor shows and YAML refuses."""
        # An editor ends a line at a lone carriage return; both have the same length.
        text = _LONE_RETURN.sub("\n", text.translate(_INVISIBLE_BREAKS))
        told = 0
        for match in _FORBIDDEN.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if line != told:
                column = match.start() - text.rfind("\n", 0, match.start())
                code = f"U+{ord(match[0]):04X}"
                self._note(line, column, Kind.CHARACTER, value=code)
            told = line
            if len(self.problems) >= MAX_REPAIRS:
                break
        return _FORBIDDEN.sub(" ", text) if told else text

    def _one_document(self, text: str) -> str:
        """Cut the file at a second `---`: a card is one document, without a body."""
        fences = list(_FENCE.finditer(text))
        header = _HEADER.match(text)
        if fences and header and fences[0].start() == header.end():
            del fences[0]
        if not fences:
            return text
        end, sign = fences[0].start(), fences[0][1]
        body = text[end:].partition("\n")[2].strip()
        if body or sign == "---":
            line = text.count("\n", 0, end) + 1
            variant = "body" if body else "end"
            if sign == "---" and is_field(body.partition("\n")[0]):
                variant = "card"
            self._note(line, 1, Kind.DOCUMENTS, variant=variant, sign=sign)
        return text[:end]

    def _mend(self, text: str, error: yaml.YAMLError, mended: set[int]) -> str:
        """Report why a line cannot be read; mend it, or leave out its field."""
        lines = text.split("\n")
        fault = self._fault(lines, text, error)
        if fault.line not in mended:
            source = lines[fault.line].strip()
            column = len(lines[fault.line]) - len(lines[fault.line].lstrip()) + 1
            params = {"text": clip(source), "variant": fault.variant}
            if fault.kind is Kind.SIGN:
                params["sign"] = fault.sign
            if fault.near is not None:
                params |= {"count": str(fault.count), "near": lines[fault.near].strip()}
                params |= {
                    "near": clip(params["near"], 60),
                    "near_line": str(fault.near + 1),
                }
            elif fault.fix and fault.kind is not Kind.TAB:
                params["fix"] = clip(fault.fix.strip())
            self._note(fault.line + 1, column, fault.kind, _key(source), **params)
        if fault.fix is None or fault.line in mended:
            self._leave_out(lines, fault.line)
        elif fault.variant == "block":
            self._move_right(lines, fault.line)
        else:
            if fault.variant == "item":
                self._move_fields(lines, fault.line)
            lines[fault.line] = fault.fix
        mended.add(fault.line)
        return "\n".join(lines)

    def _move_right(self, lines: list[str], at: int) -> None:
        """Make a text that stands at the margin the text of the block above."""
        for number in range(at, len(lines)):
            if is_field(lines[number]):
                break
            lines[number] = f"  {lines[number]}" if lines[number].strip() else ""

    def _move_fields(self, lines: list[str], at: int) -> None:
        """Bring the other fields of an item under its first, which gets a dash."""
        start = re.compile(rf"[ ]{{{len(lines[at]) - len(lines[at].lstrip())}}}[^ -]")
        for number in range(at + 1, len(lines)):
            if not start.match(lines[number]):
                break
            lines[number] = f"  {lines[number]}"

    def _fault(self, lines: list[str], text: str, error: yaml.YAMLError) -> Fault:
        mark = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        at = text.count("\n", 0, mark.index) if mark else 0
        since = text.count("\n", 0, context.index) if context else None
        return diagnose(lines, str(getattr(error, "problem", "")), at, since)

    def _leave_out(self, lines: list[str], at: int) -> None:
        """Blank the top-level field around a line, so that the others are read."""
        first = at
        while first > 0 and not _TOP_LEVEL.match(lines[first]):
            first -= 1
        last = at + 1
        while last < len(lines) and not _TOP_LEVEL.match(lines[last]):
            last += 1
        self.unread.add(re.split(r"[\s:]", lines[first].strip(), maxsplit=1)[0])
        lines[first:last] = [""] * (last - first)


def _key(line: str) -> str:
    """The field that a line begins, or should: other words are no name of a field."""
    match = re.match(r"(?:- *)*(\w[\w-]*)(?=([ ]*:)?)", line)
    return match[1] if match and (match[2] or match[1] in FIELDS) else ""


def read_vocabulary(file: Path) -> tuple[Vocabulary | None, list[Problem]]:
    """Read a list of known values; none when there is no file."""
    if not file.is_file():
        return None, []
    text, bad_line = decode(file.read_bytes())
    if text is None:
        return None, [Problem(str(file), bad_line or 1, 1, "", Kind.ENCODING)]
    root, problems = parse(text, str(file), limit=MAX_VOCABULARY_VALUES)
    terms: dict[str, Term] = {}
    for key, value in root.entries if isinstance(root, Mapping) else ():
        content = plain(value)
        term = _term(key.text, content if isinstance(content, dict) else {})
        if term.url and not is_web(term.url):
            # Followed from a page: it may lead to one, and nowhere else.
            place = find(value, ("url",))
            where = (str(file), place.line, place.column, f"{key.text}.url")
            problems.append(Problem(*where, Kind.URL, (("value", clip(term.url)),)))
            term = replace(term, url=None)
        terms[key.text] = term
    return Vocabulary(file.stem, terms), problems


def _term(id: str, content: dict[str, object]) -> Term:
    url = content.get("url")
    return Term(
        id=id,
        label=str(content.get("label") or content.get("title") or id),
        aliases=_texts(content.get("aliases")),
        synonyms=_texts(content.get("synonyms")),
        url=url if isinstance(url, str) else None,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def read_vocabularies(folder: Path) -> tuple[Vocabularies, list[Problem]]:
    """Read all the lists of a site from the folder that holds them."""
    problems: list[Problem] = []
    found: dict[str, Vocabulary | None] = {}
    for name in (field.name for field in fields(Vocabularies)):
        found[name], told = read_vocabulary(folder / f"{name}.yaml")
        problems += told
    return Vocabularies(**found), problems


def read_plays(root: Path) -> frozenset[str] | None:
    """Find the plays of a site: pages whose front matter says `type: play`.

    None, which accepts any name, when the site has no play at all.
    """
    plays = {
        page.relative_to(root).with_suffix("").as_posix()
        for page in root.rglob("*.md")
        if not any(part[0] in "._" for part in page.relative_to(root).parts)
        and _is_play(page)
    }
    return frozenset(plays) or None


def _is_play(page: Path) -> bool:
    with page.open(encoding="utf-8", errors="replace") as lines:
        if next(lines, "").rstrip() != "---":
            return False
        for line in lines:
            if line.rstrip() == "---":
                return False
            if re.match(r"type:\s*[\"']?play[\"']?\s*$", line):
                return True
    return False
