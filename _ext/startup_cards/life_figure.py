"""The lives of products as a figure: one in detail, or several on one axis."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .figure import Cell, Figure, Lives, Source, Swatch, Table, dated, say
from .messages import format_date, format_months, label, plural
from .model import Phase
from .telling import describe
from .timeline import Bar, Gap, Mark, layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from .model import Event, Startup, Stay
    from .timeline import Row, Timeline

#: What a cell says that has nothing to say.
_NONE = "–"
_HEAD = ("fact.phase", "fact.start", "fact.end", "fact.length")


@dataclass(frozen=True)
class Life:
    """One product's figure, made when it is shown.

    Whether a page shows something new is asked at every build for every card: what
    the figure is made of tells it, at a tenth of the price.
    """

    title: str
    phases: tuple[Stay, ...]
    events: tuple[Event, ...]
    as_of: date | None
    language: str
    startup: Startup = field(repr=False)

    @classmethod
    def of(cls, startup: Startup, as_of: date | None, language: str) -> Life:
        told = (startup.title, startup.phases, startup.events)
        return cls(*told, as_of, language, startup)

    @property
    def figure(self) -> Figure:
        return life_figure(self.startup, self.as_of, self.language)


def life_figure(startup: Startup, as_of: date | None, language: str) -> Figure:
    """One product: each phase, gap and event on a line of its own, with its words."""
    timeline = layout([startup], as_of)
    row = timeline.rows[0]
    words = tuple(_words(piece, language) for piece in pieces(row))
    return Figure(
        title=say("timeline.one", language, title=startup.title),
        description=" ".join(describe(row, language)),
        drawn=Lives(timeline, words, _day(as_of, language)),
        legend=(),
        table=Table(
            tuple(label(key, language) for key in _HEAD),
            tuple(_cells(piece, language) for piece in pieces(row)),
        ),
        sources=(Source(label("timeline.card", language)),),
        dated=dated(as_of, language),
    )


def lives_figure(
    startups: Sequence[Startup], as_of: date | None, language: str
) -> Figure:
    """Several products on one axis, told apart by the legend."""
    timeline = layout(startups, as_of)
    told = (_life(startup, as_of, language) for startup in startups)
    product = label("timeline.product", language)
    rows = (
        (Cell(row.title, startup=row.id), *_cells(piece, language))
        for row in timeline.rows
        for piece in pieces(row)
    )
    return Figure(
        title=say(
            "timeline.many",
            language,
            products=plural("products", len(startups), language),
        ),
        description=" ".join(told),
        drawn=Lives(timeline, (), _day(as_of, language)),
        legend=tuple(_legend(timeline, language)),
        table=Table((product, *(label(key, language) for key in _HEAD)), tuple(rows)),
        sources=(Source(label("timeline.cards", language)),),
        dated=dated(as_of, language),
    )


def pieces(row: Row) -> list[Bar | Gap | Mark]:
    """Everything of a life in the order of its days; what begins together as told."""
    found: list[tuple[date, int, Bar | Gap | Mark]] = []
    found += [(bar.start, 0, bar) for bar in row.bars]
    found += [(gap.start, 1, gap) for gap in row.gaps]
    found += [(mark.event.date, 2, mark) for mark in row.marks]
    return [piece for _, _, piece in sorted(found, key=lambda item: item[:2])]


def _day(day: date | None, language: str) -> str:
    return format_date(day, language) if day else ""


def _name(piece: Bar | Gap | Mark, language: str) -> str:
    if isinstance(piece, Bar):
        return label(f"phase.{piece.phase}", language)
    if isinstance(piece, Gap):
        return label("legend.gap", language)
    return label(f"event.{piece.event.name}", language)


def _words(piece: Bar | Gap | Mark, language: str) -> tuple[str, str]:
    """A name and a length, short enough to stand beside the drawing."""
    name = _name(piece, language)
    if isinstance(piece, Mark):
        # As the axis is written; the table has the day.
        return name, f"{piece.event.date:%m/%Y}"
    if isinstance(piece, Bar) and piece.future:
        return name, label("timeline.future", language)
    if isinstance(piece, Bar) and _is_out(piece):
        return name, say("timeline.since", language, month=f"{piece.start:%m/%Y}")
    return name, _length(piece, language)


def _is_out(bar: Bar) -> bool:
    """Whether it has left for good: nothing is under way that would have a length."""
    return bar.open and bar.phase.is_out


def _length(piece: Bar | Gap, language: str) -> str:
    if isinstance(piece, Bar) and piece.thin:
        return label("timeline.thin", language)
    if isinstance(piece, Bar) and (
        piece.future or _is_out(piece) or (piece.open and not piece.dated)
    ):
        return ""
    return format_months(piece.months, language)


def _cells(piece: Bar | Gap | Mark, language: str) -> tuple[Cell, ...]:
    """The row of a table: what, from when, to when, how long."""
    name = _name(piece, language)
    if isinstance(piece, Mark):
        named = Cell(name, note=piece.event.comment or "")
        return named, Cell(_day(piece.event.date, language)), Cell(_NONE), Cell(_NONE)
    length = _length(piece, language)
    if piece.open and length:
        # It still grows: its day goes with it.
        until = format_date(piece.until, language)
        length = say("stage.running", language, length=length, date=until)
    bar = piece if isinstance(piece, Bar) else None
    return (
        Cell(name, note=bar.comment, phase=bar.phase.value) if bar else Cell(name),
        Cell(_day(piece.start, language)),
        Cell(_end(piece, language) or _NONE),
        Cell(length or _NONE),
    )


def _end(piece: Bar | Gap, language: str) -> str:
    if isinstance(piece, Bar) and piece.future:
        return label("timeline.future", language)
    if isinstance(piece, Bar) and piece.thin:
        return label("date.unknown", language)
    if piece.open:
        out = isinstance(piece, Bar) and _is_out(piece)
        return "" if out else label("timeline.open", language)
    return _day(piece.until, language)


def _life(startup: Startup, as_of: date | None, language: str) -> str:
    """A product in a sentence, for whoever does not see the drawing."""
    last = startup.current(as_of) if as_of else startup.history[-1]
    return say(
        "timeline.say.life",
        language,
        title=startup.title,
        entry=format_date(startup.entry, language),
        phase=label(f"phase.{last.name}", language),
        since=format_date(last.start, language),
    )


def _legend(timeline: Timeline, language: str) -> Iterator[Swatch]:
    """What is drawn, and nothing else."""
    bars = [bar for row in timeline.rows for bar in row.bars]
    for phase in Phase:
        if any(bar.phase is phase for bar in bars):
            yield Swatch(phase.value, label(f"phase.{phase}", language))
    drawn = {
        "thin": any(bar.thin for bar in bars),
        "future": any(bar.future for bar in bars),
        "gap": any(row.gaps for row in timeline.rows),
        "event": any(row.marks for row in timeline.rows),
    }
    for look, found in drawn.items():
        if found:
            yield Swatch(look, label(f"legend.{look}", language))
