"""The flow of a catalogue: who entered, who left and how, and how long they stayed.

The definitions are those of the figures file: an exit is the start of the first out
phase that follows the last phase in incubation, so that a product stopped and later
resumed has not left; phases after the as-of day do not count; survival is estimated
by Kaplan and Meier, products in progress being censored at the as-of day, and the
share gone by each way by Aalen and Johansen.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .model import MONTH, Phase, Startup, Stay

#: The ways out, in the order of a life.
OUTCOMES = tuple(phase for phase in Phase if phase.is_out)
SUCCESSES = frozenset({Phase.OPERE, Phase.TRANSFERE})


@dataclass(frozen=True)
class Year:
    """What happened in a year, and where things stood at its end."""

    year: int
    entered: int
    launched: int
    exited: Mapping[Phase, int]
    in_progress: int
    in_investigation: int
    beyond_investigation: int
    #: Stopped, and later resumed: in progress, and in no phase that is in.
    dormant: int = 0
    #: The day the count stops, for a year that is not over.
    until: date | None = None

    @property
    def exited_total(self) -> int:
        return sum(self.exited.values())


@dataclass(frozen=True)
class Point:
    """Shares, in percent, after a length of stay in months."""

    months: float
    still_in: float
    #: Gone by success and by stop; unknown when a figures file does not say.
    succeeded: float | None = None
    stopped: float | None = None


@dataclass(frozen=True)
class Survival:
    """How long products stay: half have left after the median."""

    n: int
    exits: int
    median: float | None
    q1: float | None
    q3: float | None
    points: tuple[Point, ...]
    #: The longest stay that was seen, in months.
    longest: float = 0.0

    def at(self, months: float) -> Point:
        """Find the shares after that many months."""
        reached = [point for point in self.points if point.months <= months]
        return replace(reached[-1], months=months) if reached else Point(months, 100.0)


@dataclass(frozen=True)
class Flow:
    """The figures of a portfolio, whether counted from cards or read from a file."""

    as_of: date
    entered: int
    launched: int
    exited: int
    in_progress: int
    outcomes: Mapping[Phase, int]
    years: tuple[Year, ...]
    from_entry: Survival | None = None
    from_construction: Survival | None = None
    caveats: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Life:
    """What the flow needs of a product, as known on the as-of day."""

    history: tuple[Stay, ...]
    entry: date
    launch: date | None
    exit: date | None
    outcome: Phase | None

    @classmethod
    def of(cls, startup: Startup, as_of: date) -> Life | None:
        """Read a product; None when it had not entered."""
        begun = tuple(stay for stay in startup.phases if stay.start <= as_of)
        if not begun:
            return None
        known = startup.model_copy(update={"phases": begun})
        return cls(known.history, known.entry, known.launch, known.exit, known.outcome)

    def phase(self, day: date) -> Phase:
        """The phase begun last by a day on which the product had entered."""
        return [stay.name for stay in self.history if stay.start <= day][-1]

    def in_progress(self, day: date) -> bool:
        return self.entry <= day and not (self.exit and self.exit <= day)


def flow_of(startups: Iterable[Startup], as_of: date) -> Flow:
    """Count the flow of a whole catalogue."""
    found = (Life.of(startup, as_of) for startup in startups)
    lives = [life for life in found if life]
    first = min((life.entry.year for life in lives), default=as_of.year)
    exits = Counter(life.outcome for life in lives if life.outcome)
    launched = [life for life in lives if life.launch]
    return Flow(
        as_of=as_of,
        entered=len(lives),
        launched=len(launched),
        exited=exits.total(),
        in_progress=len(lives) - exits.total(),
        outcomes={phase: exits[phase] for phase in OUTCOMES},
        years=tuple(_year(lives, y, as_of) for y in range(first, as_of.year + 1)),
        from_entry=survival([(life.entry, life) for life in lives], as_of),
        from_construction=survival(
            [(life.launch, life) for life in lives if life.launch], as_of
        ),
    )


def _year(lives: Sequence[Life], year: int, as_of: date) -> Year:
    end = date(year, 12, 31)
    day = min(end, as_of)
    exits = Counter(
        life.outcome for life in lives if life.exit and life.exit.year == year
    )
    within = [life.phase(day) for life in lives if life.in_progress(day)]
    investigating = within.count(Phase.INVESTIGATION)
    dormant = sum(phase.is_out for phase in within)
    return Year(
        year=year,
        entered=sum(life.entry.year == year for life in lives),
        launched=sum(bool(life.launch and life.launch.year == year) for life in lives),
        exited={phase: exits[phase] for phase in OUTCOMES},
        in_progress=len(within),
        in_investigation=investigating,
        beyond_investigation=len(within) - investigating - dormant,
        dormant=dormant,
        until=None if end <= as_of else as_of,
    )


def survival(starts: Sequence[tuple[date, Life]], as_of: date) -> Survival:
    """Estimate how long products stay; those in progress count while they are seen."""
    stays = sorted(
        max(0, ((life.exit or as_of) - start).days) for start, life in starts
    )
    ends = Counter(
        (max(0, (life.exit - start).days), life.outcome in SUCCESSES)
        for start, life in starts
        if life.exit
    )
    points = _curve(stays, ends)
    return Survival(
        n=len(starts),
        exits=ends.total(),
        median=_time_when(points, 50),
        q1=_time_when(points, 75),
        q3=_time_when(points, 25),
        points=points,
        longest=stays[-1] / MONTH if stays else 0.0,
    )


def _curve(
    stays: Sequence[int], ends: Mapping[tuple[int, bool], int]
) -> tuple[Point, ...]:
    """Step through the days on which someone left."""
    still, succeeded, stopped = 1.0, 0.0, 0.0
    points = [Point(0.0, 100.0, 0.0, 0.0)]
    seen = 0
    for day in sorted({day for day, _ in ends}):
        while seen < len(stays) and stays[seen] < day:
            seen += 1
        at_risk = len(stays) - seen
        won, lost = ends.get((day, True), 0), ends.get((day, False), 0)
        succeeded += still * won / at_risk
        stopped += still * lost / at_risk
        still *= 1 - (won + lost) / at_risk
        points.append(Point(day / MONTH, still * 100, succeeded * 100, stopped * 100))
    return tuple(points)


def _time_when(points: Sequence[Point], share: float) -> float | None:
    """The first length of stay after which no more than this share is still in."""
    # The sum of many steps misses the exact half by a hair.
    return next((p.months for p in points if p.still_in <= share + 1e-9), None)


def read_flow(data: Mapping[str, Any]) -> Flow:
    """Read a figures file, already turned into plain values."""
    totals, exits = data["totals"], data["outcomes_at_first_exit"]
    stays = data.get("survival", {})
    return Flow(
        as_of=date.fromisoformat(str(data["as_of"])),
        entered=int(totals["entered"]),
        launched=int(totals["launched"]),
        exited=int(totals["exited"]),
        in_progress=int(totals["in_progress"]),
        outcomes={phase: int(exits[phase.value]["n"]) for phase in OUTCOMES},
        years=tuple(_read_year(row) for row in data["per_year"]),
        from_entry=_read_survival(stays.get("from_entry")),
        from_construction=_read_survival(stays.get("from_construction")),
        caveats=tuple(str(text) for text in data.get("caveats", ())),
    )


def _read_year(row: Mapping[str, Any]) -> Year:
    until = row.get("until")
    return Year(
        year=int(row["year"]),
        entered=int(row["entered"]),
        launched=int(row["launched"]),
        exited={p: int(row[f"exited_{p.value.replace('-', '_')}"]) for p in OUTCOMES},
        in_progress=int(row["in_progress_end"]),
        in_investigation=int(row["in_progress_in_investigation"]),
        beyond_investigation=int(row["in_progress_beyond_investigation"]),
        dormant=int(row.get("in_progress_dormant", 0)),
        until=date.fromisoformat(str(until)) if until else None,
    )


def _read_survival(data: Mapping[str, Any] | None) -> Survival | None:
    if not data:
        return None
    rows = data.get("table") or _from_columns(data)
    points = [Point(0.0, 100.0, 0.0, 0.0)]
    points += (
        Point(
            float(row["months"]),
            float(row["still_in_pct"]),
            _number(row.get("transferred_or_operated_pct")),
            _number(row.get("stopped_pct")),
        )
        for row in rows
    )
    return Survival(
        n=int(data["n"]),
        exits=int(data["exits"]),
        median=_number(data.get("median_months")),
        q1=_number(data.get("q1_months")),
        q3=_number(data.get("q3_months")),
        points=tuple(points),
        longest=points[-1].months,
    )


def _from_columns(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Read `still_in_at_12_months_pct` and `at_24` as rows of a table."""
    rows = []
    for key, value in data.items():
        words = key.removeprefix("still_in_").split("_")
        if words[0] == "at" and words[1].isdigit():
            rows.append({"months": int(words[1]), "still_in_pct": value})
    return sorted(rows, key=lambda row: int(row["months"]))


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


_EXITS = tuple(f"exited_{phase.value}" for phase in OUTCOMES)
#: The columns of the table of years, in order.
YEAR_COLUMNS = ("year", "entered", "launched", *_EXITS, "in_progress", "until")


def to_csv(flow: Flow) -> str:
    """Write the years as a table that a spreadsheet opens."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(YEAR_COLUMNS)
    for year in flow.years:
        counts = [year.exited[phase] for phase in OUTCOMES]
        row = [year.year, year.entered, year.launched, *counts, year.in_progress]
        writer.writerow([*row, year.until.isoformat() if year.until else ""])
    return output.getvalue()
