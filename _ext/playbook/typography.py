"""French typography: one rule, one pattern, and what to write in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .french import MONTHS, NARROW, NO_BREAK, format_date, format_number
from .masking import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable

#: Characters that end a word, closing marks of Markdown included.
_WORD_END = rf"[\w»)*\]%{HIDDEN}]"
_AFTER = r"(?=[\s»)*_|,.]|$)"
_SPACE = r"[ \t\u00a0\u202f\u2009]"
_UNITS = (
    "%|€|k€|M€|euros?|centimes?|an|ans|mois|jours?|semaines?|heures?|minutes?"
    "|secondes?|km|m|cm|kg|g|Ko|Mo|Go|To|ms|h|millions?|milliards?|points?|ETP"
)
_COUNTED = "%|€|euros|personnes|produits|entreprises|usagers|dossiers|marchés"
_MONTH = "|".join(MONTHS)


@dataclass(frozen=True)
class Rule:
    """A pattern that should not occur, and its replacement."""

    name: str
    pattern: re.Pattern[str]
    #: What to say; the replacement is shown after it.
    text: str
    replace: Callable[[re.Match[str]], str]


def _rule(
    name: str, pattern: str, text: str, replace: str | Callable[[re.Match[str]], str]
) -> Rule:
    if isinstance(replace, str):
        template = replace
        return Rule(
            name,
            re.compile(pattern, re.MULTILINE),
            text,
            lambda match: match.expand(template),
        )
    return Rule(name, re.compile(pattern, re.MULTILINE), text, replace)


def _slashed(match: re.Match[str]) -> str:
    return format_date(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")


def _digits(match: re.Match[str]) -> str:
    return format_number(re.sub(r"\D", "", match[0]))


RULES = (
    _rule(
        "apostrophe",
        rf"(?<=[^\W\d])''?(?=[\w{HIDDEN}«])",
        "apostrophe droite",
        "’",
    ),
    _rule(
        "quotes",
        r"(?<![\w\\])[\"“]([^\"”“\n]+?)[\"”](?!\w)",
        "guillemets anglais",
        rf"«{NO_BREAK}\1{NO_BREAK}»",
    ),
    _rule(
        "space",
        rf"«(?!{NO_BREAK}){_SPACE}?(?=\S)",
        "après « : espace insécable (U+00A0)",
        f"«{NO_BREAK}",
    ),
    _rule(
        "space",
        rf"(?<=\S)(?<!{NO_BREAK}){_SPACE}?(?<!{NO_BREAK})»",
        "avant » : espace insécable (U+00A0)",
        f"{NO_BREAK}»",
    ),
    _rule(
        "space",
        rf"(?<={_WORD_END})[ \t\u00a0\u2009]+([;!?]){_AFTER}",
        "avant ; ! ? : espace fine insécable (U+202F)",
        rf"{NARROW}\1",
    ),
    _rule(
        "space",
        rf"(?<={_WORD_END})([;!?]){_AFTER}",
        "avant ; ! ? : espace fine insécable (U+202F)",
        rf"{NARROW}\1",
    ),
    _rule(
        "space",
        rf"(?<={_WORD_END})[ \t\u202f\u2009]+:{_AFTER}",
        "avant : espace insécable (U+00A0)",
        f"{NO_BREAK}:",
    ),
    _rule(
        "space",
        rf"(?<=[\w»)*\]%]):{_AFTER}",
        "avant : espace insécable (U+00A0)",
        f"{NO_BREAK}:",
    ),
    _rule(
        "number",
        r"(?<![\d\w.,/-])\d{1,3}(?:[ \u00a0]\d{3})+(?![\d\w])(?![.,]\d)",
        "milliers : espace fine insécable (U+202F)",
        _digits,
    ),
    _rule(
        "number",
        r"(?<![\d\w.,/°-])(?<!n°\u00a0)\d{5,7}(?![\d\w/-])(?![.,]\d)",
        "milliers : espace fine insécable (U+202F)",
        _digits,
    ),
    _rule(
        "number",
        rf"(?<![\d\w.,/-])\d{{4}}(?={_SPACE}(?:{_COUNTED})(?!\w))",
        "milliers : espace fine insécable (U+202F)",
        _digits,
    ),
    _rule(
        "number",
        rf"(?<![\d.])(\d+)\.(\d+)(?={_SPACE}(?:{_UNITS})(?!\w))",
        "virgule décimale",
        r"\1,\2",
    ),
    _rule(
        "unit",
        rf"(?<=\d)[ \t](?=(?:{_UNITS})(?!\w))",
        "entre le nombre et son unité : espace insécable",
        NO_BREAK,
    ),
    _rule(
        "unit",
        r"(?<=\d)(?=[%€](?!\w))",
        "entre le nombre et son unité : espace insécable",
        NO_BREAK,
    ),
    _rule(
        "unit",
        r"(?<![\w.])(p\.|art\.|n°|L\.|R\.|M\.|Mme) (?=\d|[A-Z][a-zé])",
        "entre l’abréviation et ce qui suit : espace insécable",
        rf"\1{NO_BREAK}",
    ),
    _rule(
        "date",
        rf"(?<![\d\w,.])1[ \u00a0](?={_MONTH})",
        "premier du mois",
        f"1er{NO_BREAK}",
    ),
    _rule(
        "date",
        rf"(?<=\d)((?:er)?)[ \t](?=(?:{_MONTH})(?!\w))",
        "entre le jour et le mois : espace insécable",
        rf"\1{NO_BREAK}",
    ),
    _rule(
        "date",
        r"(?<![\d/-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d/-])",
        "date en toutes lettres",
        lambda match: format_date(match[0]),
    ),
    _rule(
        "date",
        r"(?<![\d/])(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/(\d{4})(?![\d/])",
        "date en toutes lettres",
        _slashed,
    ),
    _rule("ordinal", r"\b1(?: er|ier)\b", "ordinal", "1er"),
    _rule("ordinal", r"\b1ère\b", "ordinal", "1re"),
    _rule("ordinal", r"\b(\d+)(?:ème|eme|ième)(s?)\b", "ordinal", r"\1e\2"),
    _rule("ellipsis", r"(?<!\.)\.\.\.(?!\.)", "points de suspension", "…"),
    _rule("dash", r"(?<=[^\s|-]) -{1,2} (?=[^\s|-])", "tiret", " — "),
    _rule(
        "ligature",
        r"\b([cCsSnNvVbB]|[mM]an|)oe(?=uvr|ur|ud|uf|ux?\b)",
        "ligature",
        r"\1œ",
    ),
)
