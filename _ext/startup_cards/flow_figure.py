"""The flow of a portfolio as figures: who enters and leaves, how long they stay."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from .figure import (
    Cell,
    Column,
    Figure,
    Level,
    Stays,
    Swatch,
    Table,
    Years,
    dated,
    decimal,
    months,
    number,
    percent,
    say,
)
from .flow import OUTCOMES, SUCCESSES
from .messages import format_date, format_number, label, plural
from .model import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .figure import Source, Span
    from .flow import Flow, Point, Survival, Year

#: The lengths of stay of the table, in months.
TABLE_MONTHS = (12, 24, 36, 48, 60, 84)
#: The ways out that people read; the two successes are one.
_WAYS = ("succeeded", "stopped", "dropped")
_TERMS = ("entered", "launched", "exited", "in-progress", "stay", "month")


def years_figure(
    flow: Flow, sources: tuple[Source, ...], csv_name: str, language: str
) -> Figure:
    """Entries above the axis, exits below by outcome, and those in progress."""
    columns = tuple(_column(year, language) for year in flow.years)
    words = {key: label(f"flow.{key}", language) for key in ("entered", "exited")}
    in_progress = label("flow.in-progress", language)
    legend = [Swatch("entered", _counted("entered", flow.entered, language))]
    for way in _WAYS:
        total = sum(getattr(column, way) for column in columns)
        legend.append(Swatch(way, _counted(way, total, language)))
    legend.append(Swatch("in-progress", in_progress))
    return Figure(
        title=label("flow.years", language),
        description=_told(flow, columns, language),
        drawn=Years(columns, words["entered"], words["exited"], in_progress),
        legend=tuple(legend),
        table=_years_table(flow, language),
        sources=sources,
        dated=dated(flow.as_of, language),
        csv=csv_name,
        notes=tuple(_partial(flow, language)),
    )


def _partial(flow: Flow, language: str) -> Iterator[str]:
    for year in flow.years:
        if year.until:
            day = format_date(year.until, language)
            yield say("flow.partial", language, year=year.year, date=day)


def _counted(key: str, total: int, language: str) -> str:
    return say(
        "flow.counted",
        language,
        name=label(f"flow.{key}", language),
        n=format_number(total, language),
    )


def _column(year: Year, language: str) -> Column:
    return Column(
        year=str(year.year),
        entered=year.entered,
        succeeded=sum(year.exited[phase] for phase in SUCCESSES),
        stopped=year.exited[Phase.ABANDON],
        dropped=year.exited[Phase.ABANDON_INVESTIGATION],
        in_progress=year.in_progress,
        partial=year.until is not None,
    )


def _told(flow: Flow, columns: tuple[Column, ...], language: str) -> str:
    """What the drawing shows at a glance, with the numbers of its turning points."""
    if not columns:
        return label("flow.empty", language)
    first, last = columns[0], columns[-1]
    peak = max(columns, key=lambda column: column.entered)
    total = say(
        "flow.say.total",
        language,
        first=first.year,
        last=last.year,
        entered=plural("products", flow.entered, language),
        exited=format_number(flow.exited, language),
        in_progress=format_number(flow.in_progress, language),
    )
    at_peak = _say_year("flow.say.peak", peak, language)
    full = next((c for c in reversed(columns) if not c.partial), None)
    lately = _say_year("flow.say.year", full, language) if full else ""
    return " ".join(filter(None, [total, at_peak, lately if full != peak else ""]))


def _say_year(key: str, column: Column, language: str) -> str:
    return say(
        key,
        language,
        year=column.year,
        entered=format_number(column.entered, language),
        exited=format_number(column.exited, language),
        in_progress=format_number(column.in_progress, language),
    )


def _years_table(flow: Flow, language: str) -> Table:
    keys = ("entered", "launched", *(f"left.{phase}" for phase in OUTCOMES))
    names = ("year", *keys, "exited", "in-progress")
    rows = []
    for year in flow.years:
        counts = [year.entered, year.launched, *(year.exited[p] for p in OUTCOMES)]
        counts += [year.exited_total, year.in_progress]
        rows.append(
            (_year(year, language), *(number(count, language) for count in counts))
        )
    return Table(tuple(label(f"flow.{name}", language) for name in names), tuple(rows))


def _year(year: Year, language: str) -> Cell:
    if year.until is None:
        return Cell(str(year.year))
    day = format_date(year.until, language).rpartition(" ")[0]
    return Cell(say("flow.until", language, year=year.year, day=day))


# -- how long they stay --------------------------------------------------------


def stays_figure(
    flow: Flow,
    sources: tuple[Source, ...],
    csv_name: str,
    language: str,
    *,
    span: Span | None = None,
    exact: bool = False,
) -> Figure | None:
    """How many are still there after so many months; None when no one knows."""
    name, survival = _told_first(flow)
    if survival is None or not survival.n:
        return None
    levels = tuple(
        Level(point.months, point.still_in, point.succeeded)
        for point in survival.points
    )
    words = {k: label(f"flow.{k}", language) for k in ("still-in", "won", "lost")}
    drawn = Stays(
        levels=levels,
        exact=exact,
        longest=survival.longest,
        median=survival.median,
        median_words=_half(survival, language),
        span=span,
        still_in=words["still-in"],
        succeeded=words["won"],
        stopped=words["lost"],
        axis=label(f"flow.axis.{name}", language),
    )
    return Figure(
        title=label(f"flow.stays.{name}", language),
        description=" ".join(_stays_told(survival, span, language)),
        drawn=drawn,
        legend=tuple(_stays_legend(drawn)),
        table=_stays_table(flow, language),
        sources=sources,
        dated=dated(flow.as_of, language),
        csv=csv_name,
        notes=tuple(_quartiles(flow, language)),
    )


def _told_first(flow: Flow) -> tuple[str, Survival | None]:
    """The stays to draw: from construction, else from entry."""
    built = flow.from_construction
    if built and built.n:
        return "construction", built
    return "entry", flow.from_entry


def _stays_legend(drawn: Stays) -> Iterator[Swatch]:
    yield Swatch("still-in", drawn.still_in)
    if any(level.succeeded is not None for level in drawn.levels[1:]):
        yield Swatch("succeeded", drawn.succeeded)
        yield Swatch("stopped", drawn.stopped)


def _half(survival: Survival, language: str) -> tuple[str, str]:
    """Half have left, and when: two short texts for two lines."""
    if survival.median is None:
        return ("", "")
    length = months(survival.median, language)
    return label("flow.half", language), say("flow.half.when", language, length=length)


def _stays_told(
    survival: Survival, span: Span | None, language: str
) -> Iterator[str]:
    marks = [survival.at(m) for m in TABLE_MONTHS if m <= survival.longest]
    shares = "; ".join(
        say(
            "flow.say.after",
            language,
            months=format_number(int(point.months), language),
            share=percent(point.still_in, language),
        )
        for point in marks
    ).replace("; ", label("flow.semicolon", language))
    yield say("flow.say.still", language, n=plural("products", survival.n, language))
    if shares:
        yield f"{shares}."
    half = " ".join(_half(survival, language)).strip()
    yield f"{half}." if half else label("flow.say.no-half", language)
    if span:
        yield say(
            "flow.say.span",
            language,
            text=span.text,
            first=percent(survival.at(span.first).still_in, language),
            last=percent(survival.at(span.last).still_in, language),
        )


def _stays_table(flow: Flow, language: str) -> Table:
    """At the same lengths of stay, from entry and from construction."""
    found = [
        (name, survival)
        for name, survival in (
            ("entry", flow.from_entry),
            ("construction", flow.from_construction),
        )
        if survival and survival.n
    ]
    head = [label("flow.after", language)]
    for name, survival in found:
        head.append(label(f"flow.in.{name}", language))
        if _by_outcome(survival):
            head += [label(f"flow.{way}.{name}", language) for way in ("won", "lost")]
    longest = max((survival.longest for _, survival in found), default=0)
    rows = []
    for length in TABLE_MONTHS:
        if length > longest:
            break
        cells = [Cell(months(length, language))]
        for _, survival in found:
            cells += _shares(survival, length, language)
        rows.append(tuple(cells))
    return Table(tuple(head), tuple(rows))


def _by_outcome(survival: Survival) -> bool:
    return any(point.succeeded is not None for point in survival.points[1:])


def _shares(survival: Survival, length: int, language: str) -> Iterator[Cell]:
    point = survival.at(length)
    beyond = length > survival.longest
    values = [point.still_in]
    if _by_outcome(survival):
        values += [point.succeeded or 0.0, point.stopped or 0.0]
    for value in values:
        # No one was seen so long: nothing is known.
        text = "–" if beyond else percent(value, language)
        yield Cell(text, number=True)


def _quartiles(flow: Flow, language: str) -> Iterator[str]:
    found = (("entry", flow.from_entry), ("construction", flow.from_construction))
    for name, survival in found:
        if not survival or not survival.n:
            continue
        times = [survival.q1, survival.median, survival.q3]
        known = [
            decimal(time, language) if time is not None else "–" for time in times
        ]
        yield say(
            f"flow.quartiles.{name}",
            language,
            n=plural("products", survival.n, language),
            q1=known[0],
            median=known[1],
            q3=known[2],
        )


def definitions(language: str) -> tuple[tuple[str, str], ...]:
    """What is counted, and how."""
    return tuple(
        (label(f"term.{name}", language), label(f"define.{name}", language))
        for name in _TERMS
    )


def stays_csv(flow: Flow) -> str:
    """Write the shares after each length of stay as a table for a spreadsheet."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(["from", "months", "still_in_pct", "succeeded_pct", "stopped_pct"])
    found = (("entry", flow.from_entry), ("construction", flow.from_construction))
    for name, survival in found:
        for point in survival.points if survival else ():
            writer.writerow([name, *_numbers(point)])
    return output.getvalue()


def _numbers(point: Point) -> Iterator[str]:
    for value in (point.months, point.still_in, point.succeeded, point.stopped):
        yield "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
