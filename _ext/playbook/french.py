"""French forms of dates, numbers and plurals."""

from __future__ import annotations

import re

NARROW = "\u202f"  # before ; ! ? and between thousands
MINUS = "\u2212"
NO_BREAK = "\u00a0"  # before : and inside « »

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

_NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def format_number(text: str) -> str:
    """Write ``12345.6`` as « 12 345,6 »; leave anything else as it is."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return text
    sign, whole, decimals = match.groups()
    grouped = f"{int(whole):,}".replace(",", NARROW)
    return f"{MINUS if sign else ''}{grouped}{',' + decimals if decimals else ''}"


def format_date(text: str) -> str:
    """Write ``2016-05-16``, ``2016-05`` or ``2016`` as one reads it aloud."""
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else text
    name = MONTHS[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    number = "1er" if day == "01" else str(int(day))
    return f"{number}{NO_BREAK}{name} {year}"


def listed(words: list[str], last: str = "et") -> str:
    """Join words as « a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
