"""The prose of the site: find what the editorial guide rules out, mend what can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .library import shown
from .masking import HIDDEN, data, markdown
from .typography import RULES, Rule
from .wording import Words, better_words, long_sentences, read_words, unknown_acronyms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Folders of the pages that are not French prose of ours.
EXCLUDED = ("_build", "en", "_templates", "_static")

CARD_FIELDS = frozenset(
    ("title", "mission", "description", "comment", "why", "reason", "lesson")
)
DATA_FIELDS = {
    "claims.yaml": frozenset(("text", "learned", "tension")),
    # The titles of sources are not ours to mend.
    "sources.yaml": frozenset(("note",)),
    "patterns.yaml": frozenset(("label", "summary")),
    "assessment.yaml": frozenset(("title", "intro", "text", "look")),
}


@dataclass(frozen=True, order=True)
class Finding:
    """One place in a file, what is wrong there and what to write."""

    start: int
    end: int
    kind: str
    text: str
    #: None when a person must choose.
    fix: str | None = None
    #: Told, but not a fault.
    notice: bool = False


def hide(path: Path, text: str) -> str | None:
    """Keep the prose of a file; None when it has none."""
    if path.suffix == ".md":
        return markdown(text)
    if path.parent.name == "_data":
        fields = DATA_FIELDS.get(path.name)
        return data(text, fields) if fields else None
    return data(text, CARD_FIELDS) if path.suffix == ".yaml" else None


def lint(text: str, hidden: str, words: Words) -> list[Finding]:
    """Find all that the guide rules out, in the order of the file."""
    for name in words.names:
        hidden = hidden.replace(name, HIDDEN * len(name))
    found = [finding for rule in RULES for finding in _typography(rule, text, hidden)]
    for start, end, right in better_words(hidden, words):
        advice = f"«\u00a0{text[start:end]}\u00a0»\u00a0: écrire «\u00a0{right}\u00a0»"
        found.append(Finding(start, end, "word", advice))
    for start, end in unknown_acronyms(hidden, words):
        advice = f"sigle «\u00a0{text[start:end]}\u00a0» absent du glossaire"
        found.append(Finding(start, end, "acronym", advice))
    for start, count in long_sentences(hidden):
        advice = f"phrase de {count} mots ; la couper"
        found.append(Finding(start, start, "sentence", advice, notice=True))
    return sorted(found, key=lambda finding: (finding.start, finding.kind))


def _typography(rule: Rule, text: str, hidden: str) -> Iterator[Finding]:
    for match in rule.pattern.finditer(hidden):
        fix = _restored(rule.replace(match), match, text)
        if fix != text[match.start() : match.end()]:
            yield Finding(match.start(), match.end(), rule.name, rule.text, fix)


def _restored(fix: str, match: re.Match[str], text: str) -> str:
    """Put back the characters that were hidden; a fix keeps them in order."""
    places = range(match.start(), match.end())
    kept = (text[p] for p in places if match.string[p] == HIDDEN)
    return re.sub(HIDDEN, lambda _: next(kept), fix)


def mend(path: Path, text: str, words: Words) -> str:
    """Apply the fixes until none is left: one may bring another."""
    for _ in range(5):
        fixes = [
            f for f in lint(text, hide(path, text) or "", words) if f.fix is not None
        ]
        if not fixes:
            break
        last = len(text) + 1
        for finding in reversed(fixes):
            if finding.end <= last and finding.fix is not None:
                text = text[: finding.start] + finding.fix + text[finding.end :]
                last = finding.start
    return text


def lint_folder(docs: Path, fix: bool = False) -> tuple[list[str], int]:
    """Return the report, line by line, and the number of faults."""
    words = read_words(docs, docs / "_data")
    report: list[str] = []
    faults = 0
    for path in _files(docs):
        text = path.read_text(encoding="utf-8")
        hidden = hide(path, text)
        if hidden is None:
            continue
        if fix:
            mended = mend(path, text, words)
            if mended != text:
                path.write_text(mended, encoding="utf-8", newline="")
                text, hidden = mended, hide(path, mended) or ""
        for finding in lint(text, hidden, words):
            report.append(_line(path, text, finding))
            faults += not finding.notice
    return report, faults


def _files(docs: Path) -> Iterator[Path]:
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        if path.suffix in (".md", ".yaml") and parts[0] not in EXCLUDED:
            yield path


def _line(path: Path, text: str, finding: Finding) -> str:
    line = text.count("\n", 0, finding.start) + 1
    column = finding.start - text.rfind("\n", 0, finding.start)
    around = text[max(0, finding.start - 20) : finding.end + 12]
    seen = visible(around.replace("\n", " "))
    where = f"{shown(path)}:{line}:{column}"
    level = "note" if finding.notice else "faute"
    fix = f" → «{visible(finding.fix)}»" if finding.fix is not None else ""
    return f"{where}: {level}: {finding.text}{fix} [{finding.kind}] …{seen}…"


def visible(text: str) -> str:
    """Show the spaces that look alike."""
    return text.replace("\u00a0", "⍽").replace("\u202f", "⸱")
