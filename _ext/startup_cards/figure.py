"""A figure, before any format: what it says, its numbers, and what is to be drawn.

Like every view it holds texts and places, never markup: the drawing of HTML and the
table of the other formats come from the same figure, and its fingerprint says
whether a page shows something new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .messages import format_date, format_number, is_french, label

if TYPE_CHECKING:
    from datetime import date

    from .timeline import Timeline

_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Cell:
    """One cell of a table; a number is set to the right."""

    text: str
    note: str = ""
    #: the card that the text leads to
    startup: str = ""
    phase: str = ""
    number: bool = False


@dataclass(frozen=True)
class Table:
    """The numbers of a figure; the first cell of a row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def is_number(self, column: int) -> bool:
        """Whether a column holds numbers, so that its heading stands above them."""
        return any(row[column].number for row in self.rows)


@dataclass(frozen=True)
class Swatch:
    """One entry of the legend; ``look`` is how it is drawn."""

    look: str
    text: str


@dataclass(frozen=True)
class Source:
    """Where the numbers come from: a text, perhaps with an address."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Lives:
    """The phases of products: the geometry, and the words beside it."""

    timeline: Timeline
    #: for one product, a name and a length for each piece; else none
    words: tuple[tuple[str, str], ...]
    as_of: str


@dataclass(frozen=True)
class Column:
    """One year: who entered, who left by each way, who was there at its end."""

    year: str
    entered: int
    succeeded: int
    stopped: int
    dropped: int
    in_progress: int
    #: the year is not over
    partial: bool

    @property
    def exited(self) -> int:
        return self.succeeded + self.stopped + self.dropped


@dataclass(frozen=True)
class Years:
    """The flow, year by year."""

    columns: tuple[Column, ...]
    entered: str
    exited: str
    in_progress: str


@dataclass(frozen=True)
class Span:
    """Lengths of stay to compare with, in months, and what announced them."""

    first: int
    last: int
    text: str
    #: the shares still in at both, with their words; none where they are not known
    shares: tuple[tuple[float, str], ...] = ((0.0, ""), (0.0, ""))


@dataclass(frozen=True)
class Level:
    """Shares in percent after a length of stay; ``gone`` by success, if known."""

    months: float
    still_in: float
    succeeded: float | None


@dataclass(frozen=True)
class Stays:
    """How long products stay."""

    levels: tuple[Level, ...]
    #: the levels are all the days on which someone left, not a table of some of them
    exact: bool
    longest: float
    median: float | None
    #: « La moitié est partie », « après 46 mois »
    median_words: tuple[str, str]
    span: Span | None
    still_in: str
    succeeded: str
    stopped: str
    axis: str


@dataclass(frozen=True)
class Figure:
    """What a reader sees of one figure, drawn or not."""

    title: str
    description: str
    drawn: Lives | Years | Stays
    legend: tuple[Swatch, ...]
    table: Table
    sources: tuple[Source, ...]
    #: « au 20 août 2026 »
    dated: str
    #: the file of the same numbers, from the root of the site
    csv: str = ""
    notes: tuple[str, ...] = ()
    #: definitions, a name and a sentence each
    terms: tuple[tuple[str, str], ...] = ()
    caveats: tuple[str, ...] = ()


#: A table of so few rows stands below its figure; a longer one unfolds.
SMALL = 8


def say(key: str, language: str, **values: object) -> str:
    """Say a sentence of the interface with its values."""
    return label(key, language).format(**values)


def dated(day: date | None, language: str) -> str:
    return say("figure.at", language, date=format_date(day, language)) if day else ""


def decimal(number: float, language: str) -> str:
    """Write a number with at most one decimal: 46, 70,9."""
    text = f"{number:.1f}".removesuffix(".0")
    whole, _, rest = text.partition(".")
    sign = "," if is_french(language) else "."
    return format_number(int(whole), language) + (f"{sign}{rest}" if rest else "")


def percent(number: float, language: str, *, aligned: bool = False) -> str:
    """Write a share; ``aligned`` keeps the decimal that a column needs."""
    space = "\N{NARROW NO-BREAK SPACE}" if is_french(language) else ""
    text = decimal(number, language)
    if aligned and f"{number:.1f}".endswith(".0"):
        text += f"{',' if is_french(language) else '.'}0"
    return f"{text}{space}%"


def months(number: float, language: str) -> str:
    """Write a length counted with decimals: 70,9 mois."""
    unit = label("flow.months", language)
    return f"{decimal(number, language)}{_NO_BREAK}{unit}"


def number(value: int, language: str) -> Cell:
    return Cell(format_number(value, language), number=True)
