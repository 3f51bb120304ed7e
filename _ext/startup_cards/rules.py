"""Check a card, a catalogue, a folder: the one rule set of build and command line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .card import RESERVED, Card, Context, card_id
from .crossing import CROSS_RULES, file_name, taken_by_page, unread_files
from .draft import Draft
from .fields import validate
from .lifecycle import LIFE_RULES, old_phase_name
from .listed import LIST_RULES, Known, with_ids
from .marked import Mapping, Marked, Scalar, Sequence, text_lines
from .markup import refused
from .model import PROSE, as_of_day
from .problems import Kind, Problem, Severity
from .reading import decode, lines_of, parse
from .syntax import quoted_line
from .values import DESCRIPTION_MAX
from .vocabulary import Vocabularies, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Sequence as AbstractSequence
    from pathlib import Path

    from .marked import Steps
    from .model import Startup

__all__ = [
    "RESERVED",
    "Card",
    "Context",
    "Report",
    "Vocabularies",
    "Vocabulary",
    "card_id",
    "check_card",
    "check_catalogue",
    "check_folder",
]

_MARKUP = re.compile(r"[<{\[]|:::")
#: `é` or `’` saved as UTF-8, then read as Windows does: two signs or three for one.
_GARBLED = re.compile(
    "[\u00c2-\u00c5][\x80-\xbf\u0152-\u2122]|â€[\x80-\xbf\u0152-\u2122]"
)
#: Fields whose words may hold a `#` that was not meant as a comment.
_WORDS = PROSE | {"description", "techno", "thematiques", "usertypes"}


def check_card(text: str | bytes, path: str, context: Context | None = None) -> Card:
    """Check one file, whatever it holds; with an error there is no record."""
    context = context or Context()
    id = card_id(path)
    problems = list(file_name(id, path))
    if isinstance(text, bytes):
        decoded, bad_line = decode(text)
        if decoded is None:
            line = bad_line or 1
            return _card(
                id, path, None, [Problem(path, line, 1, "", Kind.ENCODING)], {}
            )
        text = decoded
    root, told = parse(text, path)
    problems += told
    if isinstance(root, Scalar) and root.is_empty:
        root = None
    if root is None and not told:
        root = Mapping(1, 1, ())
    if not isinstance(root, Mapping):
        if root is not None:
            params = (("variant", "root"),)
            problems.append(
                Problem(path, root.line, root.column, "", Kind.MAPPING, params)
            )
        return _card(id, path, None, problems, {})
    startup, found = _check(Draft(path, root, lines_of(text)), id, context)
    return _card(id, path, startup, problems + found, text_lines(root))


def _check(
    draft: Draft, id: str, context: Context
) -> tuple[Startup | None, list[Problem]]:
    startup, wrong, problems = validate(draft, id)
    problems += [*garbled(draft), *cut_by_comment(draft), *old_phase_name(draft)]
    problems += refused_markup(draft)
    known = Known(context.vocabularies, context.plays)
    for list_rule in LIST_RULES:
        problems += list_rule(draft, known)
    if startup and not wrong & {"phases", "end"}:
        for life_rule in LIFE_RULES:
            problems += life_rule(draft, startup)
    return (with_ids(startup, context.vocabularies) if startup else None), problems


def refused_markup(draft: Draft) -> Iterator[Problem]:
    """The body of a card is plain Markdown: no HTML, no directive, no picture."""
    pair = draft.root.get("description")
    if not pair or not isinstance(pair[1], Scalar):
        return
    text = pair[1].text
    # Nearly every text has none of the signs with which such markup begins.
    if len(text) > DESCRIPTION_MAX or not _MARKUP.search(text):
        return
    for line, kind, value in refused(text):
        found = draft.problem(kind, "description", value=value)
        yield replace(found, line=pair[1].text_line + line, column=1)


def garbled(draft: Draft) -> Iterator[Problem]:
    """An accent stands as itself, not as the bytes another program took it for."""
    for number, line in enumerate(draft.lines, 1):
        for match in _GARBLED.finditer(line):
            try:
                fix = match[0].encode("cp1252").decode("utf-8")
            except ValueError:
                continue
            params = (("fix", fix), ("value", match[0]), ("variant", "garbled"))
            yield Problem(
                draft.path, number, match.start() + 1, "", Kind.ENCODING, params
            )
            break


def cut_by_comment(draft: Draft) -> Iterator[Problem]:
    """A text that people read is not cut by a `#`."""
    pending: list[tuple[Steps, Marked]] = [((), draft.root)]
    while pending:
        steps, node = pending.pop()
        if isinstance(node, Mapping):
            pending += [((*steps, key.text), value) for key, value in node.entries]
        elif isinstance(node, Sequence):
            pending += [((*steps, i), item) for i, item in enumerate(node.items)]
        elif isinstance(node, Scalar) and node.cut and not node.is_empty:
            names = [step for step in steps if isinstance(step, str)]
            if names and names[-1] in _WORDS:
                fix = quoted_line(draft.source(node.line)) or ""
                yield draft.problem(Kind.COMMENT, *steps, fix=fix.strip())


def _card(
    id: str,
    path: str,
    startup: Startup | None,
    problems: list[Problem],
    lines: dict[str, int],
) -> Card:
    """Order the problems by place, each once, and drop the record of a wrong card."""
    ordered = tuple(sorted(set(problems)))
    wrong = any(problem.severity is Severity.ERROR for problem in ordered)
    return Card(id, path, None if wrong else startup, ordered, lines)


def check_catalogue(
    cards: AbstractSequence[Card], context: Context | None = None
) -> list[Problem]:
    """Find what is wrong between cards, and what depends on the as-of day."""
    context = context or Context()
    as_of = context.as_of or as_of_day(c.startup for c in cards if c.startup)
    ordered = sorted(cards, key=lambda card: card.path)
    return sorted(p for rule in CROSS_RULES for p in rule(ordered, as_of))


@dataclass(frozen=True)
class Report:
    """The outcome of checking a folder: every card, every problem of every file."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]

    @property
    def fails(self) -> bool:
        return any(p.severity is not Severity.NOTICE for p in self.problems)


def check_folder(folder: Path, context: Context | None = None) -> Report:
    """Check all the cards of a folder, and name the files that nobody reads."""
    context = context or Context()
    files = sorted(f for f in folder.glob("*.yaml") if _is_card(f))
    return check_files(files, context, [*unread_files(folder, context)], folder)


def check_files(
    files: Iterable[Path],
    context: Context,
    problems: list[Problem] | None = None,
    folder: Path | None = None,
) -> Report:
    cards = [_light(_check_file(file, context)) for file in files]
    found = list(problems or ())
    found += [problem for card in cards for problem in card.problems]
    found += check_catalogue(cards, context)
    if folder:
        found += taken_by_page(cards, folder, context)
    return Report(tuple(cards), tuple(sorted(set(found))))


def _check_file(file: Path, context: Context) -> Card:
    path = context.shown(file)
    try:
        data = file.read_bytes()
    except OSError:
        problem = Problem(path, 1, 1, "", Kind.UNREADABLE)
        return _card(card_id(file), path, None, [problem], {})
    return check_card(data, path, context)


def _is_card(file: Path) -> bool:
    return file.is_file() and file.name[0] not in "._"


def _light(card: Card) -> Card:
    """Keep only the lines that the rules between cards ask for."""
    kept = {
        place: line
        for place, line in card.lines.items()
        if place in {"end.successor", "as_of"}
        or place.startswith("redirect_from.")
        or place.endswith((".start", ".end"))
    }
    return replace(card, lines=kept)
