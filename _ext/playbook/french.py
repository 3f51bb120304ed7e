"""French forms of dates, numbers and plurals."""

from __future__ import annotations

import re

from .translation import N_, _

NARROW = "\u202f"  # before ; ! ? and between thousands
MINUS = "\u2212"
NO_BREAK = "\u00a0"  # before : and inside « »

#: In the order of the year.
MONTHS = (
    N_("janvier"),
    N_("février"),
    N_("mars"),
    N_("avril"),
    N_("mai"),
    N_("juin"),
    N_("juillet"),
    N_("août"),
    N_("septembre"),
    N_("octobre"),
    N_("novembre"),
    N_("décembre"),
)

_EXAMPLE = re.compile(r"1(\D?)234(\D)5")
_NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def format_number(text: str) -> str:
    """Write ``12345.6`` as « 12 345,6 »; leave anything else as it is."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return text
    sign, whole, decimals = match.groups()
    between, point = _marks()
    grouped = f"{int(whole):,}".replace(",", between)
    return f"{MINUS if sign else ''}{grouped}{point + decimals if decimals else ''}"


def _marks() -> tuple[str, str]:
    """What stands between thousands and before decimals, seen in a number."""
    seen = _EXAMPLE.fullmatch(_("1\u202f234,5"))
    return (seen[1], seen[2]) if seen else (NARROW, ",")


def format_date(text: str) -> str:
    """Write ``2016-05-16``, ``2016-05`` or ``2016`` as one reads it aloud."""
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else text
    name = _(MONTHS[int(month) - 1])
    if day is None:
        return _("{month} {year}").format(month=name, year=year)
    number = _("1er") if day == "01" else str(int(day))
    words = _("{day}\u00a0{month} {year}")
    return words.format(day=number, month=name, year=year)


def listed(words: list[str], last: str = "et") -> str:
    """Join words as « a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
