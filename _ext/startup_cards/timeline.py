"""Where the phases of products stand on a common axis: pure geometry, no drawing.

Every life has a drawing, however it was written:

- a phase without an end lasts until the next one starts, the last one until the as-of
  day; a stay outside incubation goes on in the same way;
- phases that start on the same day: the length of the first is unknown, it is drawn
  with the least width, on a line of its own;
- phases that overlap are drawn on two lines, each over its own days;
- between an end and a later start, or the as-of day, there is a gap;
- a phase that begins after the as-of day is drawn beyond its line, and said to come;
- an event outside the phases lengthens the axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .model import Event, Phase, Startup, Stay, months_between

WIDTH = 1000.0
#: The least width of a bar: a phase of no known length can still be seen.
THIN = 6.0
#: A silence of a day is how two phases that follow each other are written.
_TOUCHING = timedelta(days=1)
_MOST_TICKS = 12


@dataclass(frozen=True)
class Bar:
    """One phase, as drawn."""

    x: float
    width: float
    #: The line within the row, from the top.
    lane: int
    phase: Phase
    start: date
    #: The day it is drawn to; the end given, or the one that follows from the rest.
    until: date
    #: The end is given in the card.
    ended: bool
    #: It lasts on the as-of day.
    open: bool = False
    #: There is an as-of day to count its length to.
    dated: bool = True
    #: It begins after the as-of day.
    future: bool = False
    #: It starts on the day of the next phase: how long it lasted is unknown.
    thin: bool = False
    comment: str = ""

    @property
    def months(self) -> int:
        return months_between(self.start, self.until)


@dataclass(frozen=True)
class Gap:
    """Days between phases of which nothing is said."""

    x: float
    width: float
    start: date
    until: date
    #: Nothing follows: it lasts on the as-of day.
    open: bool = False

    @property
    def months(self) -> int:
        return months_between(self.start, self.until)


@dataclass(frozen=True)
class Mark:
    """One event, as drawn."""

    x: float
    event: Event
    #: It stands before the first phase, or after the as-of day.
    outside: bool


@dataclass(frozen=True)
class Row:
    """The life of one product."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]

    @property
    def lanes(self) -> int:
        return 1 + max((bar.lane for bar in self.bars), default=0)


@dataclass(frozen=True)
class Tick:
    """A date of the axis: the beginning of a year, or of a month in a short life."""

    x: float
    day: date
    text: str


@dataclass(frozen=True)
class Timeline:
    """Products on one axis."""

    start: date
    end: date
    width: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    as_of: date | None
    #: Where the as-of line stands; None without such a day.
    as_of_x: float | None


@dataclass(frozen=True)
class _Axis:
    """From days to places."""

    start: date
    end: date
    width: float

    def x(self, day: date) -> float:
        days = (self.end - self.start).days
        return round((day - self.start).days / days * self.width, 2)


def layout(
    startups: Sequence[Startup], as_of: date | None, width: float = WIDTH
) -> Timeline:
    """Place products on a common axis."""
    axis = _axis(startups, as_of, width)
    return Timeline(
        start=axis.start,
        end=axis.end,
        width=width,
        rows=tuple(_row(startup, as_of, axis) for startup in startups),
        ticks=tuple(_ticks(axis)),
        as_of=as_of,
        as_of_x=axis.x(as_of) if as_of else None,
    )


def _axis(startups: Sequence[Startup], as_of: date | None, width: float) -> _Axis:
    days = [as_of] if as_of else []
    for startup in startups:
        days += [stay.start for stay in startup.phases]
        days += [stay.end for stay in startup.phases if stay.end]
        days += [event.date for event in startup.events]
    first, last = (
        min(days, default=date(2000, 1, 1)),
        max(days, default=date(2000, 1, 1)),
    )
    # Whole months, so that the axis begins and ends at a tick.
    return _Axis(first.replace(day=1), _next_month(last), width)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _row(startup: Startup, as_of: date | None, axis: _Axis) -> Row:
    spans = _spans(startup, as_of, axis)
    ends_first = startup.entry
    return Row(
        id=startup.id,
        title=startup.title,
        bars=tuple(_bars(spans, as_of, axis)),
        gaps=tuple(_gaps(spans, as_of, axis)),
        marks=tuple(
            Mark(
                x=axis.x(event.date),
                event=event,
                outside=event.date < ends_first or bool(as_of and event.date > as_of),
            )
            for event in sorted(startup.events, key=lambda e: (e.date, e.name))
        ),
    )


def _spans(
    startup: Startup, as_of: date | None, axis: _Axis
) -> list[tuple[Stay, date, bool]]:
    """Each phase with the day it lasts to, and whether it lasts on the as-of day."""
    history = startup.history
    today = as_of or axis.end
    spans = []
    for i, stay in enumerate(history):
        later = next((s.start for s in history[i + 1 :] if s.start > stay.start), None)
        if stay.end and stay.end >= stay.start:
            until, is_open = stay.end, False
        elif i + 1 < len(history) and history[i + 1].start == stay.start:
            until, is_open = stay.start, False
        elif later and (later <= today or stay.start > today):
            until, is_open = later, False
        else:
            until, is_open = max(today, stay.start), today >= stay.start
        spans.append((stay, until, is_open))
    return spans


def _bars(
    spans: Sequence[tuple[Stay, date, bool]], as_of: date | None, axis: _Axis
) -> Iterable[Bar]:
    bars = [_bar(stay, until, is_open, as_of, axis) for stay, until, is_open in spans]
    taken: list[list[Bar]] = []
    # Those of unknown length come last: they leave the first line to the others.
    for bar in sorted(bars, key=lambda b: (b.thin, b.start, b.phase.order)):
        lane = next(
            (
                n
                for n, lane in enumerate(taken)
                if not any(_hides(bar, b) for b in lane)
            ),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append(bar)
    lanes = {id(bar): n for n, lane in enumerate(taken) for bar in lane}
    return [replace(bar, lane=lanes[id(bar)]) for bar in bars]


def _bar(
    stay: Stay, until: date, is_open: bool, as_of: date | None, axis: _Axis
) -> Bar:
    x = axis.x(stay.start)
    drawn = max(THIN, axis.x(until) - x)
    future = bool(as_of and stay.start > as_of)
    return Bar(
        # The least width never goes beyond the axis.
        x=round(min(x, axis.width - drawn), 2),
        width=round(drawn, 2),
        lane=0,
        phase=stay.name,
        start=stay.start,
        until=until,
        ended=bool(stay.end and stay.end >= stay.start),
        open=is_open,
        dated=as_of is not None,
        future=future,
        thin=until == stay.start and not (stay.end or is_open or future),
        comment=stay.comment or "",
    )


def _hides(one: Bar, other: Bar) -> bool:
    """Whether two bars of one line would cover each other."""
    if one.start < other.until and other.start < one.until:
        return True
    return (one.thin or other.thin) and (
        one.x < other.x + other.width and other.x < one.x + one.width
    )


def _gaps(
    spans: Sequence[tuple[Stay, date, bool]], as_of: date | None, axis: _Axis
) -> Iterable[Gap]:
    """The days that no phase covers, up to the as-of day."""
    covered = spans[0][1]
    for stay, until, _ in spans[1:]:
        start = min(stay.start, as_of or stay.start)
        if start - covered > _TOUCHING:
            yield _gap(covered, start, axis)
        covered = max(covered, until)
    if as_of and as_of - covered > _TOUCHING:
        yield _gap(covered, as_of, axis, is_open=True)


def _gap(start: date, until: date, axis: _Axis, *, is_open: bool = False) -> Gap:
    x = axis.x(start)
    return Gap(x, round(axis.x(until) - x, 2), start, until, is_open)


def _ticks(axis: _Axis) -> Iterable[Tick]:
    """Years, at most a dozen of them; in a life of less than two years, quarters."""
    months = (axis.end.year - axis.start.year) * 12 + axis.end.month - axis.start.month
    if months < 24:
        step = 3 if months > 6 else 1
    else:
        years = axis.end.year - axis.start.year
        step = 12 * next(n for n in (1, 2, 5, 10, 50) if years // n <= _MOST_TICKS)
    day = axis.start
    while day <= axis.end:
        if ((day.year * 12) + day.month - 1) % step == 0:
            text = str(day.year) if step >= 12 else f"{day.month:02}/{day.year}"
            yield Tick(axis.x(day), day, text)
        day = _next_month(day)
