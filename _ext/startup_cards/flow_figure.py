"""The flow of a portfolio as a figure: who enters, who leaves, who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .figure import (
    Cell,
    Column,
    Figure,
    Swatch,
    Table,
    Years,
    dated,
    number,
    say,
)
from .flow import OUTCOMES, SUCCESSES
from .messages import format_date, format_number, label, plural
from .model import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .figure import Source
    from .flow import Flow, Year

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
        entered=plural("entries", flow.entered, language),
        exited=plural("exits", flow.exited, language),
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
        entered=plural("entries", column.entered, language),
        most=format_number(column.entered, language),
        exited=plural("exits", column.exited, language),
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


def definitions(language: str) -> tuple[tuple[str, str], ...]:
    """What is counted, and how."""
    return tuple(
        (label(f"term.{name}", language), label(f"define.{name}", language))
        for name in _TERMS
    )
