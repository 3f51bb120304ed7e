"""Words: every kind has its sentence, in French and in English, well set."""

from __future__ import annotations

import gettext
import re
import string
from datetime import date
from io import BytesIO

import pytest
from babel.messages import mofile, pofile
from pydantic import BaseModel

from startup_cards import messages
from startup_cards.headings import HEADINGS
from startup_cards.labels import LABELS, LESS_THAN_A_MONTH, PLURALS
from startup_cards.meant import PARTS
from startup_cards.model import Accessibility, EventName, Phase, Startup
from startup_cards.problems import Kind, Problem, Severity
from startup_cards.sentences import (
    ALIAS_SUGGESTION,
    ALLOWED,
    DATE_SUGGESTION,
    LISTED,
    NEAREST,
    SENTENCES,
    SUGGESTION,
)

NARROW, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
CATALOGUE = messages.LOCALE / "en" / "LC_MESSAGES" / "startup_cards.po"


def french_texts() -> set[str]:
    """Every text that a reader of the site may see."""
    endings = {SUGGESTION, DATE_SUGGESTION, ALIAS_SUGGESTION, ALLOWED}
    endings |= {LISTED, NEAREST}
    models: list[type[BaseModel]] = [Startup, *PARTS.values()]
    fields = [field for model in models for field in model.model_fields.values()]
    return {
        *SENTENCES.values(),
        *endings,
        *LABELS.values(),
        *HEADINGS.values(),
        LESS_THAN_A_MONTH,
        *(str(field.title) for field in fields),
        *(str(field.description) for field in fields),
    }


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_kind_has_a_sentence_and_a_heading() -> None:
    kinds = {kind.value for kind in Kind}
    assert {key.partition("/")[0] for key in SENTENCES} == kinds
    assert set(HEADINGS) == kinds
    assert kinds <= set(SENTENCES)


def test_every_name_of_the_model_has_a_label() -> None:
    for phase in Phase:
        assert messages.label(f"phase.{phase}")
    for event in EventName:
        assert messages.label(f"event.{event}")
    for status in Accessibility:
        assert messages.label(f"accessibility.{status}")
    for severity in Severity:
        assert messages.label(f"severity.{severity}")


@pytest.mark.parametrize("text", sorted(french_texts()))
def test_french_is_well_set(text: str) -> None:
    assert not re.search(r"[^\s]?(?<![\u202f])[;!?](?![\w/=])", text), "narrow space"
    assert not re.search(r"(?<=[\w»}]) :", text), "no-break space before a colon"
    assert not re.search(r"« | »", text), "no-break space inside the quotes"
    assert not re.search(r"\w'\w", text), "curly apostrophe"


def test_english_says_the_same_with_the_same_values() -> None:
    catalogue = pofile.read_po(BytesIO(CATALOGUE.read_bytes()))
    english = {message.id: message.string for message in catalogue if message.id}
    assert set(english) == french_texts() | set(PLURALS.values())
    for french, translated in english.items():
        if isinstance(french, str) and isinstance(translated, str):
            assert holes(translated) == holes(french), french
        else:
            said = [holes(text) for text in translated or ()]
            assert said == [holes(text) for text in french]
            assert all("n" in names for names in said)


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = BytesIO()
    mofile.write_mo(compiled, pofile.read_po(BytesIO(CATALOGUE.read_bytes())))
    compiled.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as committed:
        assert (
            gettext.GNUTranslations(committed).__dict__["_catalog"]
            == gettext.GNUTranslations(compiled).__dict__["_catalog"]
        )


def test_a_report_line_is_the_one_of_the_design() -> None:
    problem = Problem(
        "docs/startups/pix.yaml",
        *(9, 12, "phases[1].start", Kind.DATE),
        (("value", "2016-13-08"),),
    )
    assert messages.report_line(problem, "fr") == (
        f"docs/startups/pix.yaml:9:12: phases[1].start{NO_BREAK}: "
        f"«{NO_BREAK}2016-13-08{NO_BREAK}» n’est pas une date{NARROW}; "
        "écrire AAAA-MM-JJ [startup.date]"
    )
    assert messages.report_line(problem, "en") == (
        "docs/startups/pix.yaml:9:12: phases[1].start: "
        "“2016-13-08” is not a date; write YYYY-MM-DD [startup.date]"
    )


def test_a_missing_value_never_stops_a_message() -> None:
    for kind in Kind:
        for language in ("fr", "en", "xx"):
            assert messages.sentence(Problem("a", 1, 1, "", kind), language)


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2016, 5, 16), "16 mai 2016", "16 May 2016"),
        (date(2013, 6, 1), "1er juin 2013", "1 June 2013"),
        (date(2022, 8, 31), "31 août 2022", "31 August 2022"),
    ],
)
def test_dates(day: date, french: str, english: str) -> None:
    assert messages.format_date(day, "fr").replace(NO_BREAK, " ") == french
    assert messages.format_date(day, "en").replace(NO_BREAK, " ") == english


@pytest.mark.parametrize(
    ("months", "french", "english"),
    [
        (0, "moins d’un mois", "less than a month"),
        (1, "1 mois", "1 month"),
        (14, "14 mois", "14 months"),
    ],
)
def test_lengths(months: int, french: str, english: str) -> None:
    assert messages.format_months(months, "fr").replace(NO_BREAK, " ") == french
    assert messages.format_months(months, "en").replace(NO_BREAK, " ") == english


def test_counts() -> None:
    texts = [messages.plural("cards", n, "fr") for n in (0, 1, 2, 1200)]
    assert [t.replace(NO_BREAK, " ") for t in texts] == [
        "0 fiche",
        "1 fiche",
        "2 fiches",
        f"1{NARROW}200 fiches",
    ]
    assert messages.plural("cards", 0, "en").replace(NO_BREAK, " ") == "0 cards"
    assert messages.plural("cards", 1200, "en").replace(NO_BREAK, " ") == "1,200 cards"


def test_a_language_without_catalogue_reads_english() -> None:
    assert messages.label("missing", "de") == "not given"
    assert messages.label("missing", "fr_CA") == "non renseigné"
    assert messages.label("missing", "en_GB") == "not given"
