"""Draw the flow of a portfolio: the years, and how long products stay."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from .shapes import Drawing, Shape, across, down, line, rect, text, thinned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..figure import Column, Level, Span, Stays, Years

#: Percent: room for the numbers of the vertical axis, and for half a year's name.
_LEFT, _RIGHT = 10.5, 97.0
#: Room for « 100 % » on a telephone.
_SHARES = 14.5
#: Ems: the height of the columns, of the panel below, of the curve.
_COLUMNS, _PANEL, _CURVE = 15.0, 4.5, 13.0
_MOST_LINES = 4
_YEAR = 12
#: As many labels as have room: on a telephone, elsewhere.
_FEW, _MANY = 4, 16


def step(most: float) -> int:
    """The distance of the lines of an axis: 1, 2 or 5 times a power of ten."""
    size = 1
    while True:
        for times in (1, 2, 5):
            if most / (size * times) <= _MOST_LINES:
                return size * times
        size *= 10


# -- year by year --------------------------------------------------------------


def draw_years(years: Years, hatch: str) -> Drawing:
    """Entries above the axis, exits below, and in a panel those in progress."""
    columns = years.columns
    if not columns:
        return Drawing(down(1), ())
    highest = max(column.entered for column in columns)
    lowest = max(column.exited for column in columns)
    one = _COLUMNS / max(highest + lowest, 1)
    axis = 2.6 + highest * one
    names = axis + lowest * one + 2.9
    panel = names + 2.6
    shapes = [
        *_lines(highest, lowest, axis, one),
        *_flows(columns, axis, one, hatch),
        line("sf-axis", _LEFT, axis, _RIGHT, axis),
        text("sf-label", _LEFT, 1.0, "", strong=f"↑ {years.entered}"),
        text("sf-label", _LEFT, names - 1.3, "", strong=f"↓ {years.exited}"),
        *_year_names(columns, names),
        text("sf-label", _LEFT, panel, "", strong=years.in_progress),
        *_standing(columns, panel + 1.4),
    ]
    height = panel + 1.4 + _PANEL + 0.3
    return Drawing(down(height), tuple(shapes), hatched=True)


def _places(columns: Sequence[Column]) -> Iterator[tuple[Column, float, float, bool]]:
    """Each column with its left end, its width, and whether it keeps its labels."""
    count = len(columns)
    width = (_RIGHT - _LEFT) / count
    for index, column in enumerate(columns):
        kept = thinned(index, count, _FEW)
        yield column, _LEFT + index * width, width, kept


def _lines(highest: int, lowest: int, axis: float, one: float) -> Iterator[Shape]:
    most = step(max(highest, lowest, 1))
    for value in range(-(lowest // most) * most, highest + 1, most):
        y = axis - value * one
        yield line("sf-grid", _LEFT, y, _RIGHT, y)
        words = str(abs(value))
        yield text("sf-tick", _LEFT - 1, y + 0.35, words, anchor="end")


def _flows(
    columns: Sequence[Column], axis: float, one: float, hatch: str
) -> Iterator[Shape]:
    most_in = max(columns, key=lambda column: column.entered)
    most_out = max(columns, key=lambda column: column.exited)
    for column, left, width, kept in _places(columns):
        partial = " sf-partial" if column.partial else ""
        x, wide = left + width * 0.14, width * 0.72
        top = axis - column.entered * one
        if column.entered:
            yield rect(f"sf-area sf-entered{partial}", x, top, wide, axis - top)
        y = axis
        for way in ("succeeded", "stopped", "dropped"):
            height = getattr(column, way) * one
            if height:
                fill = hatch if way == "stopped" else ""
                yield rect(f"sf-area sf-{way}{partial}", x, y, wide, height, fill)
            y += height
        middle = left + width / 2
        looks = _value(kept or column is most_in)
        yield text(looks, middle, top - 0.35, str(column.entered), anchor="middle")
        if column.exited:
            looks = _value(kept or column is most_out)
            yield text(looks, middle, y + 1.1, str(column.exited), anchor="middle")


def _value(kept: bool) -> str:
    return "sf-value" if kept else "sf-value sf-wide"


def _year_names(columns: Sequence[Column], y: float) -> Iterator[Shape]:
    for index, (column, left, width, kept) in enumerate(_places(columns)):
        if not thinned(index, len(columns), _MANY):
            continue
        looks = "sf-tick" if kept else "sf-tick sf-wide"
        middle = left + width / 2
        yield text(looks, middle, y, column.year, anchor="middle")


def _standing(columns: Sequence[Column], y: float) -> Iterator[Shape]:
    """Those in progress at the end of each year: a stock, so without gaps."""
    highest = max(max(column.in_progress for column in columns), 1)
    one = (_PANEL - 1.2) / highest
    bottom = y + _PANEL
    for column, left, width, kept in _places(columns):
        height = column.in_progress * one
        partial = " sf-partial" if column.partial else ""
        looks = f"sf-area sf-in-progress{partial}"
        yield rect(looks, left, bottom - height, width, height)
        middle, top = left + width / 2, bottom - height - 0.3
        words = str(column.in_progress)
        yield text(_value(kept), middle, top, words, anchor="middle")
    yield line("sf-axis", _LEFT, bottom, _RIGHT, bottom)


# -- how long they stay ----------------------------------------------------------


class _Plot:
    """From months and shares to places."""

    def __init__(self, most: float, top: float) -> None:
        self.most = most
        self.top = top
        self.bottom = top + _CURVE

    def x(self, months: float) -> float:
        return _SHARES + min(months, self.most) / self.most * (_RIGHT - _SHARES)

    def y(self, share: float) -> float:
        return self.bottom - share / 100 * _CURVE


def draw_stays(stays: Stays, hatch: str) -> Drawing:
    """Who is still there, who has left and how, after so many months."""
    most = max(stays.longest, stays.levels[-1].months, _YEAR)
    plot = _Plot(most, 2.6 if stays.span else 1.0)
    points = list(_steps(stays, most))
    shapes = [
        *_areas(points, plot, hatch),
        *_shares(plot),
        *_months(plot),
        *_curve(points, plot),
    ]
    if stays.span:
        shapes += _announced(stays.span, plot)
    shapes += _half(stays, plot)
    axis = text("sf-tick", 100, plot.bottom + 2.6, stays.axis, anchor="end")
    return Drawing(down(plot.bottom + 3), (*shapes, axis), hatched=True)


def _steps(stays: Stays, most: float) -> Iterator[Level]:
    """The corners of the curve: a stair when every exit is known."""
    before: Level | None = None
    for level in stays.levels:
        if stays.exact and before:
            yield type(level)(level.months, before.still_in, before.succeeded)
        yield level
        before = level
    if before and before.months < most:
        yield type(before)(most, before.still_in, before.succeeded)


def _areas(points: Sequence[Level], plot: _Plot, hatch: str) -> Iterator[Shape]:
    """Surfaces, stretched in a frame of their own: a path knows no percent."""
    known = all(point.succeeded is not None for point in points)
    gone = [(p.months, p.still_in + (p.succeeded or 0)) for p in points]
    still = [(p.months, p.still_in) for p in points]
    inside = [_surface("sf-still-in", [(p.months, 0.0) for p in points], still, plot)]
    width = plot.x(plot.most) - plot.x(0)
    if known:
        # The whole plot is hatched first: the others leave of it what is theirs. A
        # hatch inside the stretched frame would be stretched too.
        yield rect("sf-surface sf-stopped", plot.x(0), plot.top, width, _CURVE, hatch)
        inside.append(_surface("sf-succeeded", still, gone, plot))
    frame = (
        ("x", across(plot.x(0))),
        ("y", down(plot.top)),
        ("width", across(width)),
        ("height", down(_CURVE)),
        ("viewBox", "0 0 1000 1000"),
        ("preserveAspectRatio", "none"),
    )
    yield Shape("svg", frame, inside=tuple(inside))


def _surface(
    looks: str,
    low: Iterable[tuple[float, float]],
    high: Iterable[tuple[float, float]],
    plot: _Plot,
) -> Shape:
    there = [*high, *reversed(list(low))]
    points = " ".join(
        f"{x / plot.most * 1000:.1f},{1000 - share * 10:.1f}" for x, share in there
    )
    return Shape("polygon", (("class", f"sf-surface {looks}"), ("points", points)))


def _shares(plot: _Plot) -> Iterator[Shape]:
    for share in (0, 25, 50, 75, 100):
        y = plot.y(share)
        looks = "sf-axis" if share == 0 else "sf-grid"
        yield line(looks, plot.x(0), y, plot.x(plot.most), y)
        words = f"{share}\N{NARROW NO-BREAK SPACE}%"
        yield text("sf-tick", plot.x(0) - 0.8, y + 0.35, words, anchor="end")


def _months(plot: _Plot) -> Iterator[Shape]:
    size = _YEAR * -(-int(plot.most) // (_YEAR * 10))
    for months in range(0, int(plot.most) + 1, max(size, _YEAR)):
        x = plot.x(months)
        yield line("sf-mark", x, plot.bottom, x, plot.bottom + 0.3)
        yield text("sf-tick", x, plot.bottom + 1.4, str(months), anchor="middle")


def _curve(points: Sequence[Level], plot: _Plot) -> Iterator[Shape]:
    for one, other in itertools.pairwise(points):
        yield line(
            "sf-curve",
            plot.x(one.months),
            plot.y(one.still_in),
            plot.x(other.months),
            plot.y(other.still_in),
        )


def _dot(x: float, y: float) -> Shape:
    places = (("cx", across(x)), ("cy", down(y)), ("r", "0.3em"))
    return Shape("circle", (("class", "sf-dot"), *places))


def _announced(span: Span, plot: _Plot) -> Iterator[Shape]:
    """The lengths announced, as a bracket above, with the shares at its ends."""
    first, last = plot.x(span.first), plot.x(span.last)
    y = plot.top - 0.7
    yield line("sf-span", first, y, last, y)
    for x, (share, words) in zip((first, last), span.shares, strict=True):
        yield line("sf-span sf-dotted", x, y, x, plot.bottom)
        if words:
            yield _dot(x, plot.y(share))
            yield text("sf-value sf-over", x + 1.2, plot.y(share) - 0.5, words)
    yield text("sf-label", (first + last) / 2, y - 0.5, span.text, anchor="middle")


def _half(stays: Stays, plot: _Plot) -> Iterator[Shape]:
    """The length of stay after which half have left."""
    if stays.median is None or stays.median > plot.most:
        return
    x, y = plot.x(stays.median), plot.y(50)
    yield line("sf-half", plot.x(0), y, x, y)
    yield line("sf-half", x, y, x, plot.bottom)
    yield _dot(x, y)
    left = x > 50
    beside, anchor = (x - 1.5, "end") if left else (x + 1.5, "start")
    for number, words in enumerate(stays.median_words):
        height = y + 1.6 + number * 1.35
        yield text("sf-label sf-over", beside, height, words, anchor=anchor)
