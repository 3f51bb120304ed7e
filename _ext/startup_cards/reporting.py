"""What a proposal changes, as Markdown for people who read no log.

Every text of a card is quoted: it never becomes markup of the report.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from .messages import label, plural, sentence
from .unseen import visible
from .written import page_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .comparing import Changed, Changes
    from .problems import Problem

#: Beyond these, a report would be too long to be shown, and to be read.
_MOST_CARDS = 40
_MOST_LINES = 200
_MOST_TEXT = 160
_SIGNS = re.compile(r"([\\`*_\[\]()#+!|~@:{}-])")


def report(changes: Changes, language: str = "fr") -> str:
    """Write the report: the cards, then what happens to addresses and elsewhere."""
    return "\n".join([*_cards(changes, language), *_site(changes, language)]) + "\n"


def _cards(changes: Changes, language: str) -> Iterator[str]:
    kinds = {
        "added": changes.added,
        "changed": changes.changed,
        "removed": changes.removed,
    }
    counts = [
        plural(f"changes.{k}", len(ids), language) for k, ids in kinds.items() if ids
    ]
    yield f"## {label('changes.cards', language)}"
    yield ""
    yield (", ".join(counts) if counts else label("changes.none", language)) + "."
    yield ""
    listed = [(kind, id) for kind, ids in kinds.items() for id in ids]
    for kind, id in listed[:_MOST_CARDS]:
        yield from _card(changes, kind, id, language)
    if len(listed) > _MOST_CARDS:
        yield plural("changes.more", len(listed) - _MOST_CARDS, language)
        yield ""


def _card(changes: Changes, kind: str, id: str, language: str) -> Iterator[str]:
    side = changes.before if kind == "removed" else changes.after
    card = side.cards[id]
    name = card.startup.title if card.startup else id
    said = label(f"changes.{kind}", language)
    yield f"### {quoted(name)} – {said}"
    yield ""
    yield code(card.path)
    yield ""
    if kind == "removed":
        return
    yield from _problems(changes.problems(id), language)
    if kind == "changed":
        yield from _fields(changes, id, language)
    if card.startup:
        page = side.views.page(card.startup)
        text = page_text(page, card.startup, side.views.as_of, language)
        yield from _folded(label("changes.text", language), text, "text")


def _problems(problems: Iterable[Problem], language: str) -> Iterator[str]:
    lines = [f"- {_problem(problem, language)}" for problem in problems]
    yield from lines or [label("changes.sound", language)]
    yield ""


def _problem(problem: Problem, language: str) -> str:
    severity = label(f"severity.{problem.severity}", language)
    place = f"{label('line', language)} {problem.line}"
    field = f", {code(problem.field)}" if problem.field else ""
    said = quoted(sentence(problem, language))
    return label("changes.problem", language).format(
        severity=f"**{severity}**", place=f"{place}{field}", said=said
    )


def _fields(changes: Changes, id: str, language: str) -> Iterator[str]:
    found = list(changes.fields(id))
    if not found:
        yield label("changes.same", language)
        yield ""
        return
    heads = [
        label(f"changes.{name}", language) for name in ("field", "before", "after")
    ]
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- |"
    for field in found:
        cells = [code(field.name), _values(field.before), _values(field.after)]
        # In a table, the sign is undone before the quoted text is read.
        cells = [cell.replace("|", r"\|") for cell in cells]
        yield f"| {' | '.join(cells)} |"
    yield ""
    for field in found:
        if any(len(text) > _MOST_TEXT for text in (*field.before, *field.after)):
            title = label("changes.difference", language).format(
                field=quoted(field.name)
            )
            yield from _folded(title, _difference(field), "diff")


def _values(texts: tuple[str, ...]) -> str:
    return "<br>".join(code(text) for text in texts) or "–"


def _difference(field: Changed) -> str:
    before, after = (
        "\n".join(side).split("\n") for side in (field.before, field.after)
    )
    lines = difflib.unified_diff(before, after, lineterm="", n=1)
    return "\n".join(visible(line) for line in list(lines)[2:])


def _site(changes: Changes, language: str) -> Iterator[str]:
    lines = [
        *(_say("changes.broken", language, old=old) for old in changes.broken),
        *(_say("changes.led", language, old=o, id=id) for o, id in changes.led.items()),
        *(_say("changes.new", language, page=page) for page in changes.new),
    ]
    yield f"## {label('changes.addresses', language)}"
    yield ""
    yield from [f"- {line}" for line in lines] or [
        label("changes.no-address", language)
    ]
    yield ""
    if changes.elsewhere:
        yield f"## {label('changes.elsewhere', language)}"
        yield ""
        for problem in changes.elsewhere:
            yield f"- {code(problem.path)} – {_problem(problem, language)}"
        yield ""


def _say(key: str, language: str, **names: str) -> str:
    values = {name: code(text) for name, text in names.items()}
    return label(key, language).format(**values)


def _folded(title: str, text: str, language: str) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], "…"]
    body = "\n".join(lines)
    longest = max((len(run) for run in re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield f"{fence}{language}"
    yield body
    yield fence
    yield ""
    yield "</details>"
    yield ""


def code(text: str) -> str:
    """Write a text as it was typed, on one line."""
    text = visible(text)
    text = text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if not text.strip() or "`" in (text[0], text[-1]) else ""
    return f"{fence}{space}{text}{space}{fence}"


def quoted(text: str) -> str:
    """Write a text inside a sentence: nothing of it is markup."""
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", text)
