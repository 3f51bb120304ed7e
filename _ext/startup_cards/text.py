"""Compare texts as people do: without case, accents, apostrophes or small slips."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"}
)
# Straight, curly, modifier and accent apostrophes; then what shows nothing.
_DROPPED = re.compile("['`\u00b4\u02bc\u2018\u2019\u00ad\u200b-\u200f\u2060\ufeff]")
_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre "
    "novembre decembre"
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, without accents, apostrophes or characters that show nothing."""
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_LIGATURES)
    return _DROPPED.sub("", "".join(c for c in folded if not unicodedata.combining(c)))


def closest(value: str, candidates: Iterable[str]) -> str | None:
    """Find what was most likely meant, or nothing rather than a far guess."""
    if not value or len(value) > 60:
        return None
    wanted = _key(value)
    best, best_cost = None, 1 + min(len(wanted), 12) // 4
    for candidate in candidates:
        key = _key(candidate)
        if key == wanted:
            return candidate
        cost = distance(wanted, key, best_cost)
        if cost < best_cost or (cost == best_cost and best is None):
            best, best_cost = candidate, cost
    if best is None and len(wanted) >= 5:
        long = [c for c in candidates if _key(c).startswith(wanted)]
        best = long[0] if len(long) == 1 else None
    return best


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "-", fold(text)).strip("-")


def distance(a: str, b: str, limit: int) -> int:
    """Count the slips between two words: a letter more, less, other, or two swapped.

    Beyond the limit the count stops: only near words are worth the time.
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, above, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def suggest_date(text: str) -> str | None:
    """Guess the day that was meant, when only one reading makes sense."""
    text = re.sub(r"[\u2010-\u2015]", "-", fold(text)).strip(" .,;")
    if text.count("-") == 2:
        text = text.replace("o", "0").replace("l", "1")
    for pattern, order in _DATE_FORMS:
        match = pattern.match(text)
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            return _only_reading(parts["y"], parts["m"], parts["d"], order)
    return None


_DATE_FORMS = (
    (
        re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ] *\d{1,2}[:h].*)?$"),
        "ymd",
    ),
    (re.compile(r"(\d{4})(\d{2})(\d{2})$"), "ymd"),
    (re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$"), "dmy"),
    (re.compile(r"(\d{1,2})(?:er)? +([a-z]+)\.? +(\d{4})$"), "dmy"),
)


_PARTIAL_FORMS = (
    (re.compile(r"(\d{4})(?:[-/. ](\d{1,2}))?$"), "ym"),
    (re.compile(r"(\d{1,2})[-/. ](\d{4})$"), "my"),
    (re.compile(r"([a-z]+)\.? +(\d{4})$"), "my"),
)


def first_day(text: str) -> str | None:
    """Give the first day of a month or a year, when that is all a text says."""
    for pattern, order in _PARTIAL_FORMS:
        match = pattern.match(fold(text).strip(" .,;"))
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            return _only_reading(parts["y"], parts["m"] or "1", "1", "ymd")
    return None


def _only_reading(year: str, month: str, day: str, order: str) -> str | None:
    if month.isalpha():
        names = [
            n for n, name in enumerate(_MONTHS.split(), 1) if name.startswith(month)
        ]
        return _iso(year, names[0], int(day)) if len(names) == 1 else None
    a, b = int(month), int(day)
    if order == "dmy" and a <= 12 and b <= 12 and a != b:
        return None  # 01/02/2022: day and month cannot be told apart
    return _iso(year, a, b) or _iso(year, b, a)


def _iso(year: str, month: int, day: int) -> str | None:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None
