"""Words for people: sentences, labels, dates and counts, in the site's language.

French is the language of the source; others come from the catalogues in `locale/`,
made by `pybabel compile -D startup_cards -d _ext/startup_cards/locale`.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .headings import HEADINGS
from .labels import LABELS, LESS_THAN_A_MONTH, PLURALS
from .problems import Kind
from .sentences import (
    ALIAS_SUGGESTION,
    ALLOWED,
    DATE_SUGGESTION,
    LISTED,
    NEAREST,
    SENTENCES,
    SUGGESTION,
)
from .unseen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .problems import Problem

LOCALE = Path(__file__).parent / "locale"

_THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
_NO_BREAK = "\N{NO-BREAK SPACE}"


def sentence(problem: Problem, language: str = "fr") -> str:
    """Say what is wrong, the value seen, and what to write."""
    params = dict(problem.params)
    kind = problem.kind.value
    template = SENTENCES.get(f"{kind}/{params.get('variant', '')}", SENTENCES[kind])
    text = translate(template, language)
    if params.get("suggestion"):
        text += translate(_suggestion(problem.kind), language)
    elif problem.kind is Kind.UNKNOWN_FIELD and "allowed" in params:
        text += translate(ALLOWED, language)
    elif params.get("listed"):
        text += translate(NEAREST if params.get("nearest") else LISTED, language)
    # A value is quoted as it was given: nothing of it may act on a terminal or a log.
    return visible(text.format_map(_Params(params)))


def _suggestion(kind: Kind) -> str:
    if kind is Kind.UNREAD_FILE:
        return ""
    if kind is Kind.DATE:
        return DATE_SUGGESTION
    return ALIAS_SUGGESTION if kind is Kind.PHASE_ALIAS else SUGGESTION


class _Params(dict[str, str]):
    """Values of a sentence; one that is missing shows as an ellipsis, never a crash."""

    def __missing__(self, key: str) -> str:
        return "…"


def report_line(problem: Problem, language: str = "fr") -> str:
    """Write a problem as editors and people read it."""
    place = f"{problem.path}:{problem.line}:{problem.column}: "
    said = field_and_sentence(problem, language)
    return visible(f"{place}{said} [startup.{problem.kind}]")


def field_and_sentence(problem: Problem, language: str = "fr") -> str:
    """Write what a problem is, where its place and its kind are told beside."""
    separator = f"{_NO_BREAK}: " if is_french(language) else ": "
    field = f"{problem.field}{separator}" if problem.field else ""
    return visible(field) + sentence(problem, language)


def label(key: str, language: str = "fr") -> str:
    """Give the word of the interface for a key, `phase.transfere`."""
    return translate(LABELS[key], language)


def heading(kind: Kind, language: str = "fr") -> str:
    """Give the name of a kind of problem, for a reference page."""
    return translate(HEADINGS[kind.value], language)


def format_date(day: date, language: str = "fr") -> str:
    """Write a day in full: 16 mai 2016, 1er juin 2013."""
    if is_french(language):
        number = "1er" if day.day == 1 else str(day.day)
    else:
        number = str(day.day)
    return f"{number}{_NO_BREAK}{label(f'month.{day.month}', language)} {day.year}"


def format_months(months: int, language: str = "fr") -> str:
    """Write a length: 14 mois, moins d’un mois."""
    if months < 1:
        return translate(LESS_THAN_A_MONTH, language)
    return plural("months", months, language)


def format_number(number: int, language: str = "fr") -> str:
    separator = _THIN_SPACE if is_french(language) else ","
    return f"{number:,}".replace(",", separator)


def plural(key: str, n: int, language: str = "fr") -> str:
    """Count something: 1 fiche, 12 fiches."""
    one, many = PLURALS[key]
    if is_french(language):
        text = one if n < 2 else many
    else:
        text = _counted(one, many, n, language)
    # The unit never goes to the next line without its number.
    text = text.replace("{n} ", f"{{n}}{_NO_BREAK}", 1)
    return text.format(n=format_number(n, language))


def plural_forms(key: str, language: str = "fr") -> tuple[str, str]:
    """Give a counted noun for one and for many, its number still to be filled in."""
    one, many = PLURALS[key]
    if is_french(language):
        return one, many
    return _counted(one, many, 1, language), _counted(one, many, 2, language)


def _counted(one: str, many: str, n: int, language: str) -> str:
    """Choose the form; a site's catalogue has them as two texts of their own."""
    said = _of_site(one if n == 1 else many, language)
    return said or _catalogue(language).ngettext(one, many, n)


def words() -> Iterator[str]:
    """Give every text of this package that a page may show, in French."""
    yield from LABELS.values()
    yield LESS_THAN_A_MONTH
    for forms in PLURALS.values():
        yield from forms
    yield from HEADINGS.values()
    yield from SENTENCES.values()
    yield from (SUGGESTION, DATE_SUGGESTION, ALIAS_SUGGESTION, ALLOWED, LISTED, NEAREST)


#: Folders of catalogues to be asked before ours: those of the site being built.
_SITE: list[Path] = []


def read_also(folders: Iterable[Path]) -> None:
    """Look for our words in the catalogues of a site first."""
    _SITE[:] = folders
    _site.cache_clear()


def translate(text: str, language: str = "fr") -> str:
    """Put a text of the source, which is French, into a language."""
    if is_french(language) or not text:
        return text
    return _of_site(text, language) or _catalogue(language).gettext(text)


def _of_site(text: str, language: str) -> str | None:
    """Find a text in the catalogues of the site, which may leave it to ours."""
    for catalogue in _site(language):
        if (said := catalogue.gettext(text)) != text:
            return said
    return None


@lru_cache(maxsize=8)
def is_french(language: str) -> bool:
    return not language or language.lower().startswith("fr")


@lru_cache(maxsize=8)
def _catalogue(language: str) -> gettext.NullTranslations:
    """Load a catalogue; a language without one gets English rather than French."""
    names = [language, language.split("_")[0].split("-")[0], "en"]
    return gettext.translation("startup_cards", LOCALE, names, fallback=True)


@lru_cache(maxsize=8)
def _site(language: str) -> tuple[gettext.NullTranslations, ...]:
    found = (
        gettext.translation("startup_cards", folder, [language], fallback=True)
        for folder in _SITE
    )
    return tuple(found)
