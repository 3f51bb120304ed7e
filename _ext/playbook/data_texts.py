"""The texts of the data files that pages show: where they are, and in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from .library import ASSESSMENT, CLAIMS, PATTERNS, SOURCES, Library
from .model import AssessmentPart, Claim, Pattern, Question, Source

#: The fields that are read, of each kind of entry; the others are compared.
TEXTS: Mapping[type, tuple[str, ...]] = {
    Claim: ("quote", "text", "learned", "tension"),
    Source: ("title", "publisher", "note"),
    Pattern: ("label",),
    AssessmentPart: ("title", "intro"),
    Question: ("text", "look"),
}

Record = TypeVar("Record", Claim, Source, Pattern, AssessmentPart, Question)


def data_texts(library: Library) -> Iterator[tuple[str, int, str]]:
    """Give (file, line of the entry, text) for all that a translator translates."""
    for name, records in (
        (CLAIMS, library.claims.values()),
        (SOURCES, library.sources.values()),
        (PATTERNS, library.patterns.values()),
        (ASSESSMENT, _with_questions(library.assessment.values())),
    ):
        for record in records:
            for field in TEXTS[type(record)]:
                if text := getattr(record, field):
                    yield str(library.folder / name), record.line, text


def _with_questions(
    parts: Iterable[AssessmentPart],
) -> Iterator[AssessmentPart | Question]:
    for part in parts:
        yield part
        yield from part.questions


def translated(library: Library, gettext: Callable[[str], str]) -> Library:
    """Return the same library in other words; ids and addresses stay."""

    def said(record: Record) -> Record:
        fields = {name: getattr(record, name) for name in TEXTS[type(record)]}
        words: dict[str, Any] = {
            name: gettext(text) for name, text in fields.items() if text
        }
        return replace(record, **words)

    def part_said(part: AssessmentPart) -> AssessmentPart:
        questions = tuple(said(question) for question in part.questions)
        return replace(said(part), questions=questions)

    return replace(
        library,
        claims={name: said(claim) for name, claim in library.claims.items()},
        sources={name: said(source) for name, source in library.sources.items()},
        patterns={name: said(pattern) for name, pattern in library.patterns.items()},
        assessment={name: part_said(p) for name, p in library.assessment.items()},
    )
