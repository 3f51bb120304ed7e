"""Every kind of problem, from the smallest card that has it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from startup_cards.problems import Kind, Severity
from startup_cards.rules import Card, check_card

from .conftest import RIGHT, told

Check = Callable[[str], Card]

LIFE = RIGHT[: RIGHT.index("phases:")]
ABANDONED = RIGHT + "    end: 2023-12-31\n  - name: abandon\n    start: 2024-01-01\n"

BODY = "description: |\n"
DIRECTIVE = ("description", Kind.MARKUP_DIRECTIVE)


def life(*phases: str) -> str:
    """Write a card from `name start end` lines."""
    text = LIFE + "phases:\n"
    for phase in phases:
        for key, value in zip(("name", "start", "end"), phase.split(), strict=False):
            text += f"{'  - ' if key == 'name' else '    '}{key}: {value}\n"
    return text


def without(field: str) -> str:
    return "".join(line for line in RIGHT.splitlines(True) if field not in line)


CASES: list[tuple[str, int, str, Kind]] = [
    # Fields
    (without("title"), 1, "title", Kind.REQUIRED),
    (without("incubator"), 1, "incubator", Kind.REQUIRED),
    (RIGHT.replace("Guichet Clair", ""), 1, "title", Kind.REQUIRED),
    (RIGHT.replace("Guichet Clair", "null"), 1, "title", Kind.REQUIRED),
    (LIFE, 1, "phases", Kind.REQUIRED),
    (LIFE + "phases:\n", 5, "phases", Kind.REQUIRED),
    (LIFE + "phases: []\n", 5, "phases", Kind.REQUIRED),
    (RIGHT + "  - name: abandon\n", 11, "phases[2].start", Kind.REQUIRED),
    (RIGHT + "techno:\n  - Python\n  -\n", 13, "techno[1]", Kind.REQUIRED),
    (RIGHT + "sponsor:\n  - dinum\n", 11, "sponsor", Kind.UNKNOWN_FIELD),
    (RIGHT + "id: guichet\n", 11, "id", Kind.UNKNOWN_FIELD),
    (RIGHT + "other_incubators: []\n", 11, "other_incubators", Kind.UNKNOWN_FIELD),
    (RIGHT + "    debut: 2023-01-01\n", 11, "phases[1].debut", Kind.UNKNOWN_FIELD),
    (RIGHT.replace("Guichet Clair", "[a, b]"), 1, "title", Kind.TEXT),
    (RIGHT + "link:\n  url: x\n", 11, "link", Kind.TEXT),
    (RIGHT + "sponsors: dinum\n", 11, "sponsors", Kind.LIST),
    (LIFE + "phases: construction\n", 5, "phases", Kind.LIST),
    (LIFE + "phases:\n  - construction\n", 6, "phases[0]", Kind.MAPPING),
    (RIGHT + "team: 6\n", 11, "team", Kind.MAPPING),
    (RIGHT.replace("Guichet Clair", "a" * 201), 1, "title", Kind.TOO_LONG),
    (RIGHT.replace("2022-07-01", "2022-7-1"), 10, "phases[1].start", Kind.DATE),
    (RIGHT.replace("2022-07-01", "1822-07-01"), 10, "phases[1].start", Kind.DATE),
    (
        RIGHT.replace("2022-06-30", "2022-06-31"),
        8,
        "phases[0].end",
        Kind.DATE_IMPOSSIBLE,
    ),
    (RIGHT + "sources:\n  - date: mai\n", 12, "sources[0].date", Kind.PARTIAL_DATE),
    (RIGHT + "team: {size: six, as_of: 2022-01-01}\n", 11, "team.size", Kind.NUMBER),
    (RIGHT + "stats: oui\n", 11, "stats", Kind.BOOLEAN),
    (RIGHT + "link: exemple.fr\n", 11, "link", Kind.URL),
    (RIGHT + "link: https://a.fr, https://b.fr\n", 11, "link", Kind.URL),
    (RIGHT + "link: javascript:alert(1)\n", 11, "link", Kind.URL),
    (RIGHT.replace("equipe@example.org", "equipe"), 4, "contact", Kind.CONTACT),
    (
        RIGHT.replace("equipe@", "prenom.nom@"),
        4,
        "contact",
        Kind.PERSONAL_CONTACT,
    ),
    (RIGHT + "redirect_from: ['a b']\n", 11, "redirect_from[0]", Kind.REDIRECT),
    (RIGHT.replace("investig", "Investig"), 6, "phases[0].name", Kind.PHASE),
    (
        RIGHT + "events:\n  - name: prix\n    date: 2023-01-01\n",
        12,
        "events[0].name",
        Kind.EVENT,
    ),
    (
        RIGHT + "accessibility_status: oui\n",
        11,
        "accessibility_status",
        Kind.ACCESSIBILITY,
    ),
    (RIGHT.replace("Clair", "Clair # 3"), 1, "title", Kind.COMMENT),
    # The body
    (RIGHT + BODY + "  Un <br> deux\n", 12, "description", Kind.MARKUP_HTML),
    (RIGHT + BODY + "  Un\n\n  :::{note}\n  b\n  :::\n", 14, *DIRECTIVE),
    (RIGHT + BODY + "  Un\n\n  ```{raw} html\n  b\n  ```\n", 14, *DIRECTIVE),
    (RIGHT + BODY + "  Voir {raw}`b`\n", 12, "description", Kind.MARKUP_ROLE),
    (RIGHT + BODY + "  [a](javascript:b)\n", 12, "description", Kind.MARKUP_LINK),
    (RIGHT + BODY + "  [a](../autre.md)\n", 12, "description", Kind.MARKUP_LINK),
    (RIGHT + BODY + "  ![a](b.png)\n", 12, "description", Kind.MARKUP_IMAGE),
    # Life
    (
        life("construction 2019-01-01", "success 2021-01-01"),
        8,
        "phases[1].name",
        Kind.PHASE_ALIAS,
    ),
    (
        life("acceleration 2019-01-01", "construction 2021-01-01"),
        7,
        "phases[0].start",
        Kind.PHASE_ORDER,
    ),
    (
        life("transfere 2012-01-01", "construction 2021-01-01"),
        7,
        "phases[0].start",
        Kind.PHASE_ORDER,
    ),
    (
        life("construction 2019-01-01 2021-06-01", "transfere 2021-01-01"),
        8,
        "phases[0].end",
        Kind.OVERLAP,
    ),
    (
        life("construction 2019-01-01 2020-06-01", "transfere 2021-01-01"),
        10,
        "phases[1].start",
        Kind.GAP,
    ),
    (
        life("construction 2019-01-01", "investigation 2019-01-01"),
        7,
        "phases[0].start",
        Kind.SAME_START,
    ),
    (
        life("construction 2019-01-01 2018-01-01"),
        8,
        "phases[0].end",
        Kind.END_BEFORE_START,
    ),
    (
        life("construction 2019-01-01 2020-01-01", "acceleration 2020-01-01")
        + "  - name: transfere\n    start: 2021-01-01\n",
        9,
        "phases[1]",
        Kind.OPEN_PHASES,
    ),
    (
        life("construction 2019-01-01", "acceleration 2020-01-01")
        + "  - name: acceleration\n    start: 2021-01-01\n",
        10,
        "phases[2].name",
        Kind.REPEATED_PHASE,
    ),
    (
        RIGHT + "events:\n  - name: other\n    date: 2021-12-31\n",
        13,
        "events[0].date",
        Kind.EVENT_OUTSIDE,
    ),
    (
        ABANDONED + "events:\n  - name: fast\n    date: 2024-12-31\n",
        16,
        "events[0].date",
        Kind.EVENT_OUTSIDE,
    ),
    (RIGHT + "end:\n  lesson: Rien\n", 11, "end", Kind.END_NOT_LEFT),
    (ABANDONED, 12, "phases[2].name", Kind.NO_REASON),
    (
        ABANDONED + "end:\n  reason: Faute d’usage\n",
        15,
        "end.reason",
        Kind.REASON_WITHOUT_SOURCE,
    ),
    # Lists of the site
    (
        RIGHT.replace("incubateur-exemple", "dinsic"),
        3,
        "incubator",
        Kind.UNKNOWN_INCUBATOR,
    ),
    (RIGHT + "sponsors: [/organisations/x]\n", 11, "sponsors[0]", Kind.UNKNOWN_SPONSOR),
    (RIGHT + "usertypes: [martien]\n", 11, "usertypes[0]", Kind.UNKNOWN_USERTYPE),
    (RIGHT + "thematiques: [Sociale]\n", 11, "thematiques[0]", Kind.UNKNOWN_THEME),
    (
        RIGHT + "trust: [{pattern: foi, why: x}]\n",
        11,
        "trust[0].pattern",
        Kind.UNKNOWN_PATTERN,
    ),
    (
        RIGHT + "plays: [{play: confiance/demander, why: x}]\n",
        11,
        "plays[0].play",
        Kind.UNKNOWN_PLAY,
    ),
    (RIGHT + "sources: [fiche-inconnue]\n", 11, "sources[0]", Kind.UNKNOWN_SOURCE),
    (RIGHT + "sources: [{id: autre}]\n", 11, "sources[0].id", Kind.UNKNOWN_SOURCE),
]


@pytest.mark.parametrize(
    ("text", "line", "field", "kind"),
    CASES,
    ids=[f"{case[3].value}-{i}" for i, case in enumerate(CASES)],
)
def test_a_mistake_is_told_once_where_it_is(
    check: Check, text: str, line: int, field: str, kind: Kind
) -> None:
    card = check(text)
    found = [p for p in told(card.problems) if p[2] != "no-reason"]
    assert (found or told(card.problems)) == [(line, field, kind.value)]
    assert (card.startup is None) == (kind.severity is Severity.ERROR)


def test_a_right_card_has_a_record_and_the_lines_of_its_texts(check: Check) -> None:
    card = check(RIGHT + "description: |\n  Un\n\n  Deux\n")
    assert card.problems == ()
    assert card.startup
    assert card.startup.id == card.id == "guichet-clair"
    assert card.lines["description"] == 12
    assert card.lines["mission"] == 2
    assert card.lines["phases.1.start"] == 10


def test_other_spellings_become_the_id_of_the_list(check: Check) -> None:
    lists = "sponsors: [/organisations/DINUM]\nthematiques: [Social, social]\n"
    card = check(RIGHT + lists)
    assert card.startup
    assert card.startup.sponsors == ("dinum",)
    assert card.startup.thematiques == ("social",)


def test_all_mistakes_of_a_card_are_told_in_one_run(check: Check) -> None:
    text = """\
title: Un : deux
mision: Aider
incubator: inconnu
link: exemple.fr
link: https://exemple.fr
contact: prenom.nom@exemple.fr
phases:
  - name: Construction
    start: 2022-13-01
  - name: transfere
techno: Python
"""
    assert told(check(text).problems) == [
        (1, "title", "quotes"),
        (2, "mision", "unknown-field"),
        (3, "incubator", "unknown-incubator"),
        (4, "link", "url"),
        (5, "link", "duplicate-key"),
        (6, "contact", "personal-contact"),
        (8, "phases[0].name", "phase"),
        (9, "phases[0].start", "date"),
        (10, "phases[1].start", "required"),
        (11, "techno", "list"),
    ]


@pytest.mark.parametrize("text", ["", "# rien\n", "---\n"])
def test_an_empty_card_says_what_to_write(check: Check, text: str) -> None:
    fields = [p.field for p in check(text).problems]
    assert fields == ["incubator", "mission", "phases", "title"]


@pytest.mark.parametrize("text", ["Guichet Clair\n", "- title: Guichet\n"])
def test_a_card_is_a_set_of_fields(check: Check, text: str) -> None:
    assert told(check(text).problems) == [(1, "", "mapping")]


def test_anything_is_accepted_without_lists() -> None:
    text = RIGHT + "sponsors: [x]\nusertypes: [y]\nsources: [z]\n"
    assert check_card(text, "a.yaml").problems == ()


@pytest.mark.parametrize(
    "phases",
    [
        ("consolidation 2019-01-01", "acceleration 2021-01-01"),
        ("construction 2019-01-01 2022-01-01", "acceleration 2021-01-01"),
        ("construction 2019-01-01 2020-01-01", "acceleration 2021-01-01"),
        ("construction 2019-01-01", "acceleration 2019-01-01"),
        ("construction 2019-01-01", "construction 2021-01-01"),
    ],
)
def test_a_comment_on_the_later_phase_explains_an_odd_life(
    check: Check, phases: tuple[str, str]
) -> None:
    text = life(*phases)
    assert len(check(text).problems) == 1
    assert check(f"{text}    comment: Une nouvelle équipe\n").problems == ()
