"""Draw a figure: from its geometry and words to shapes, without any format's syntax."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..figure import Lives, Stays, Years
from ..life_figure import pieces
from ..model import Phase
from ..timeline import Bar, Gap, Mark
from .charts import draw_stays, draw_years
from .shapes import Drawing, Shape, down, label, line, rect, sign, text, thinned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..figure import Figure
    from ..timeline import Row, Timeline

#: Ems: a line of words above a bar, a bar, what is left below it.
_WORDS, _BAR, _BELOW = 1.3, 0.9, 0.55
_HEAD, _FOOT = 1.7, 1.9
#: As many dates as have room: on a telephone, elsewhere.
_FEW, _MANY = 5, 13


def draw(figure: Figure, hatch: str) -> Drawing:
    """The shapes of any figure; ``hatch`` is the fill that is hatched."""
    drawn = figure.drawn
    if isinstance(drawn, Years):
        return draw_years(drawn, hatch)
    if isinstance(drawn, Stays):
        return draw_stays(drawn, hatch)
    return _draw_lives(drawn)


def swatch(look: str, hatch: str) -> Drawing:
    """A sample of how something is drawn, for the legend."""
    if look in set(Phase):
        phase = Phase(look)
        x, width = (220, 760) if phase.is_out else (20, 960)
        bar = Bar(x, width, 0, phase, date.min, date.max, ended=False)
        return Drawing(down(1), tuple(_bar(bar, 0.1)))
    if look == "thin":
        return Drawing(down(1), (rect("sf-bar sf-thin", 40, 0.1, 20, 0.8),))
    if look == "future":
        return Drawing(down(1), (rect("sf-bar sf-future", 2, 0.15, 96, 0.7),))
    if look == "gap":
        return Drawing(down(1), (line("sf-gap", 0, 0.5, 100, 0.5),))
    if look == "event":
        return Drawing(down(1), (sign("event", 50, 0.5),))
    fill = hatch if look == "stopped" else ""
    return Drawing(down(1), (rect(f"sf-area sf-{look}", 2, 0.1, 96, 0.8, fill),))


def _draw_lives(lives: Lives) -> Drawing:
    timeline = lives.timeline
    y = _HEAD
    shapes: list[Shape] = []
    for row in timeline.rows:
        made, y = _in_detail(row, lives, y) if lives.words else _in_short(row, y)
        shapes += made
    frame = [*_ticks(timeline, y), *_today(lives, y)]
    return Drawing(down(y + _FOOT), (*frame, *shapes))


def _in_detail(row: Row, lives: Lives, y: float) -> tuple[list[Shape], float]:
    """A life as a stair: each piece on its own line, its words above it."""
    shapes: list[Shape] = []
    for piece, (name, length) in zip(pieces(row), lives.words, strict=True):
        left = piece.x / 10
        right = left if isinstance(piece, Mark) else left + piece.width / 10
        shapes.append(label(left, right, y + 0.95, name, length))
        shapes += _piece(piece, y + _WORDS)
        y += _WORDS + _BAR + _BELOW
    return shapes, y


def _in_short(row: Row, y: float) -> tuple[list[Shape], float]:
    """A life below its title, on as many lines as phases overlap."""
    shapes = [text("sf-label", 0, y + 0.95, "", strong=row.title)]
    top = y + _WORDS
    if row.marks:
        # Above the phases: an event often falls on the day that one begins.
        shapes += [sign("event", mark.x / 10, top + 0.4) for mark in row.marks]
        top += _BAR
    found: list[Bar | Gap] = [*row.gaps, *row.bars]
    for piece in found:
        lane = piece.lane if isinstance(piece, Bar) else 0
        shapes += _piece(piece, top + lane * (_BAR + 0.25))
    return shapes, top + row.lanes * (_BAR + 0.25) + _BELOW


def _piece(piece: Bar | Gap | Mark, y: float) -> Iterator[Shape]:
    if isinstance(piece, Mark):
        yield sign("event", piece.x / 10, y + _BAR / 2)
    elif isinstance(piece, Gap):
        left, right = piece.x / 10, (piece.x + piece.width) / 10
        yield line("sf-gap", left, y + _BAR / 2, right, y + _BAR / 2)
    else:
        yield from _bar(piece, y)


def _bar(bar: Bar, y: float) -> Iterator[Shape]:
    """A phase: a frame that fills up along the way, or a line once it has left."""
    left, width = bar.x / 10, bar.width / 10
    right, middle = left + width, y + _BAR / 2
    if bar.thin:
        yield rect(f"sf-bar sf-thin sf-{bar.phase}", left, y, width, _BAR)
        return
    state = " sf-future" if bar.future else ""
    if bar.phase.is_out:
        yield line(f"sf-stay sf-{bar.phase}{state}", left, middle, right, middle)
        yield sign(bar.phase.value, left, middle)
        return
    yield rect(f"sf-bar sf-{bar.phase}{state}", left, y, width, _BAR)
    if not bar.future:
        filled = _BAR * (bar.phase.order + 1) / 4
        yield rect(f"sf-fill sf-{bar.phase}", left, y + _BAR - filled, width, filled)
    if bar.ended:
        yield line(f"sf-end sf-{bar.phase}", right, y - 0.12, right, y + _BAR + 0.12)
    if bar.open:
        yield sign("open", right, middle)


def _ticks(timeline: Timeline, y: float) -> Iterator[Shape]:
    """The dates of the axis, at the bottom, each with a line through the drawing."""
    yield line("sf-axis", 0, y, 100, y)
    count = len(timeline.ticks)
    for index, tick in enumerate(timeline.ticks):
        x = tick.x / 10
        yield line("sf-grid", x, _HEAD - 0.2, x, y)
        few = _FEW if len(tick.text) <= 4 else _FEW - 1
        if not thinned(index, count, _MANY if few == _FEW else 9):
            continue
        looks = "sf-tick" if thinned(index, count, few) else "sf-tick sf-wide"
        anchor = "start" if x < 6 else "end" if x > 94 else "middle"
        yield text(looks, x, y + 1.3, tick.text, anchor=anchor)


def _today(lives: Lives, y: float) -> Iterator[Shape]:
    place = lives.timeline.as_of_x
    if place is None:
        return
    x = place / 10
    yield line("sf-today", x, 1.2, x, y)
    yield text("sf-day", x, 0.95, lives.as_of, anchor="end" if x > 50 else "start")
