"""How long products stay, as a figure: half have left after so many months."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from .figure import (
    Cell,
    Figure,
    Level,
    Stays,
    Swatch,
    Table,
    dated,
    decimal,
    months,
    percent,
    say,
)
from .messages import format_number, label, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .figure import Source, Span
    from .flow import Flow, Point, Survival

#: The lengths of stay of the table, in months.
TABLE_MONTHS = (12, 24, 36, 48, 60, 84)


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
    drawn = _drawn(survival, name, language, span=span, exact=exact)
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


def _drawn(
    survival: Survival, name: str, language: str, *, span: Span | None, exact: bool
) -> Stays:
    """The geometry of the curve, and its words."""
    levels = tuple(
        Level(point.months, point.still_in, point.succeeded)
        for point in survival.points
    )
    words = {k: label(f"flow.{k}", language) for k in ("still-in", "won", "lost")}
    return Stays(
        levels=levels,
        exact=exact,
        longest=survival.longest,
        median=survival.median,
        median_words=_half(survival, language),
        span=_compared(span, survival, language, exact=exact) if span else None,
        still_in=words["still-in"],
        succeeded=words["won"],
        stopped=words["lost"],
        axis=label(f"flow.axis.{name}", language),
    )


def _compared(span: Span, survival: Survival, language: str, *, exact: bool) -> Span:
    """The shares still in at the lengths announced, as far as they are known."""
    shares = []
    for length in (span.first, span.last):
        known = exact or any(point.months == length for point in survival.points)
        share = survival.at(length).still_in
        seen = known and length <= survival.longest
        shares.append((share, percent(share, language) if seen else ""))
    return replace(span, shares=tuple(shares))


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


def _stays_told(survival: Survival, span: Span | None, language: str) -> Iterator[str]:
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
        text = "–" if beyond else percent(value, language, aligned=True)
        yield Cell(text, number=True)


def _quartiles(flow: Flow, language: str) -> Iterator[str]:
    found = (("entry", flow.from_entry), ("construction", flow.from_construction))
    for name, survival in found:
        if not survival or not survival.n:
            continue
        times = [survival.q1, survival.median, survival.q3]
        known = [decimal(time, language) if time is not None else "–" for time in times]
        yield say(
            f"flow.quartiles.{name}",
            language,
            n=plural("products", survival.n, language),
            q1=known[0],
            median=known[1],
            q3=known[2],
        )


#: The columns of the table of lengths of stay, in order.
STAY_COLUMNS = ("from", "months", "still_in_pct", "succeeded_pct", "stopped_pct")


def stays_csv(flow: Flow) -> str:
    """Write the shares after each length of stay as a table for a spreadsheet."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(STAY_COLUMNS)
    found = (("entry", flow.from_entry), ("construction", flow.from_construction))
    for name, survival in found:
        for point in survival.points if survival else ():
            writer.writerow([name, *_numbers(point)])
    return output.getvalue()


def _numbers(point: Point) -> Iterator[str]:
    for value in (point.months, point.still_in, point.succeeded, point.stopped):
        yield "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
