"""A card's page in plain text, for whoever reads a proposal and opens no site."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from .messages import label
from .telling import describe
from .timeline import layout
from .unseen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .model import Startup
    from .views import Fact, Page, Shown, Target

_WIDTH = 88


def page_text(
    page: Page, startup: Startup, as_of: date | None, language: str = "fr"
) -> str:
    """Write all that the page shows, from its title to its sources."""
    lines = (startup.description or "").strip("\n").split("\n")
    parts = [
        _title(page.item.title, "="),
        _wrapped(page.item.mission),
        _wrapped(f"{page.item.phase_label}, {page.since}"),
        "\n".join(_facts((*page.facts, *page.links), language)),
        _wrapped(page.missing),
        "\n".join(visible(line) for line in lines),
    ]
    life = describe(layout([startup], as_of).rows[0], language)
    told = [("life", [_item(sentence) for sentence in life]), *_told(page, language)]
    for name, listed in told:
        if listed:
            parts += [_title(label(f"section.{name}", language), "-")]
            parts += ["\n".join(listed)]
    if page.checked:
        parts.append(_wrapped(label("checked", language).format(date=page.checked)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _told(page: Page, language: str) -> Iterator[tuple[str, list[str]]]:
    if page.end:
        sentence = [_wrapped(page.end.sentence)] if page.end.sentence else []
        yield "end", [*sentence, *_facts(page.end.facts, language)]
    yield "patterns", _shown(page.patterns)
    yield "plays", _shown(page.plays)
    yield "sources", [_item(_target(source)) for source in page.sources]


def _title(text: str, sign: str) -> str:
    text = visible(text)
    return f"{text}\n{sign * min(len(text), _WIDTH)}"


def _wrapped(text: str, first: str = "", others: str = "") -> str:
    return textwrap.fill(
        visible(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _facts(facts: Iterable[Fact], language: str) -> list[str]:
    return [
        _item(
            label("changes.fact", language).format(
                name=fact.name, value=", ".join(map(_target, fact.values))
            )
            + _cited(fact.source)
        )
        for fact in facts
    ]


def _shown(entries: Iterable[Shown]) -> list[str]:
    return [
        _item(f"{entry.target.text} – {entry.why}{_cited(entry.source)}")
        for entry in entries
    ]


def _cited(source: Target | None) -> str:
    return f" ({_target(source)})" if source else ""


def _target(target: Target) -> str:
    """A text, and where it leads when it does not say it."""
    bare = target.url.removeprefix("https://").removesuffix("/")
    return target.text if bare in target.text else f"{target.text} <{target.url}>"
