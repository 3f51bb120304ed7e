"""The lives of products in words, for whoever does not see the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .messages import format_date, format_months, label

if TYPE_CHECKING:
    from .timeline import Bar, Gap, Mark, Row


def describe(row: Row, language: str = "fr") -> list[str]:
    """Say the same in words, one sentence a phase, a gap or an event, in order."""
    told = [(bar.start, 0, _bar_text(bar, language)) for bar in row.bars]
    told += [(gap.start, 1, _gap_text(gap, language)) for gap in row.gaps]
    told += [(mark.event.date, 2, _mark_text(mark, language)) for mark in row.marks]
    return [text for _, _, text in sorted(told, key=lambda item: item[:2])]


def _bar_text(bar: Bar, language: str) -> str:
    name = label(f"phase.{bar.phase}", language)
    start = format_date(bar.start, language)
    if bar.future:
        text = label("timeline.say.future", language).format(name=name, start=start)
    elif bar.thin:
        text = label("timeline.say.thin", language).format(name=name, start=start)
    else:
        length = format_months(bar.months, language)
        since = "timeline.say.open" if bar.dated else "timeline.say.since"
        key = since if bar.open else "timeline.say.closed"
        until = format_date(bar.until, language)
        text = label(key, language).format(
            name=name, start=start, until=until, length=length
        )
    return f"{text} {bar.comment}".strip()


def _gap_text(gap: Gap, language: str) -> str:
    return label("timeline.say.gap", language).format(
        start=format_date(gap.start, language), until=format_date(gap.until, language)
    )


def _mark_text(mark: Mark, language: str) -> str:
    name = label(f"event.{mark.event.name}", language)
    day = format_date(mark.event.date, language)
    text = label("timeline.say.event", language).format(name=name, date=day)
    return f"{text} {mark.event.comment or ''}".strip()
