"""Ordinary slips, each told once, in words that are enough to mend it."""

from __future__ import annotations

import pytest

from startup_cards.messages import report_line
from startup_cards.problems import Kind, Problem
from startup_cards.rules import Card, check_card
from startup_cards.slips import settle

from .conftest import RIGHT

NB = "\N{NO-BREAK SPACE}"


def one(text: str) -> Problem:
    """The one problem of a card."""
    (problem,) = check_card(text, "carte.yaml").problems
    return problem


def changed(old: str, new: str) -> str:
    assert old in RIGHT
    return RIGHT.replace(old, new)


@pytest.mark.parametrize(
    ("text", "line", "kind", "fix"),
    [
        (changed("    end:", NB * 4 + "end:"), 8, "character", "end: 2022-06-30"),
        (NB + RIGHT, 1, "character", "title: Guichet Clair"),
        (changed("title:", f"title{NB}:"), 1, "character", "title: Guichet Clair"),
        (changed("title: ", f"title:{NB}"), 1, "character", "title: Guichet Clair"),
        (
            changed("  - name: c", f"  -{NB}name: c"),
            9,
            "character",
            "- name: construction",
        ),
        (changed("start: 2022-07", "start:2022-07"), 10, "syntax", "start: 2022-07-01"),
        (changed("title: ", "title; "), 1, "syntax", "title: Guichet Clair"),
        (changed("title: ", "title = "), 1, "syntax", "title: Guichet Clair"),
        (changed("phases:\n  - name: i", "phases: - name: i"), 5, "indentation", None),
        (RIGHT + "techno: [a, b\n", 11, "quotes", "techno: [a, b]"),
        (RIGHT + "techno: [a] b\n", 11, "quotes", None),
        (RIGHT + "description: |\nUn.\nDeux : trois.\n", 12, "indentation", None),
        (RIGHT + "description: |\n  Un.\nDeux.\nlink:\n", 13, "indentation", None),
        (changed("Guichet", "#Guichet"), 1, "required", 'title: "#Guichet Clair"'),
    ],
)
def test_a_line_is_told_with_its_remedy(
    text: str, line: int, kind: str, fix: str | None
) -> None:
    problem = one(text)
    told = problem.param("fix") or None
    if problem.param("variant") == "block":
        told = None
    assert (problem.line, problem.kind.value, told) == (line, kind, fix)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (RIGHT + "techno: a, b\n", 11, "- a"),
        (RIGHT + "techno:\n  -a\n  -b\n", 12, "espace après le tiret"),
        (RIGHT[: RIGHT.index("  - ")] + "  name: construction\n", 6, "- name: …"),
        (
            RIGHT[: RIGHT.index("  - ")] + "  construction: 2022-01-01\n",
            6,
            "« - name: construction »",
        ),
        (
            changed("incubator: incubateur-exemple", "incubator: [a, b]"),
            3,
            "incubators:",
        ),
        (RIGHT + "link: https://a.fr/b c\n", 11, "https://a.fr/b%20c"),
        (RIGHT + "link: <https://a.fr>\n", 11, "« https://a.fr »"),
        (RIGHT + 'link: "[a](https://a.fr)"\n', 11, "« https://a.fr »"),
        (RIGHT + "techno:\n  - C: le langage\n", 12, '- "C: le langage"'),
        (RIGHT + "sponsors: [{name: DGEX}]\n", 11, "/organisations/"),
        (changed("equipe@example.org", "L’équipe <e@a.fr>"), 4, "« e@a.fr »"),
        (changed("equipe@example.org", "e (at) a.fr"), 4, "« e@a.fr »"),
        (RIGHT + "stats: oui\n", 11, "« true »"),
        (RIGHT + "fast: {promotion: 1, montant: 30 000 €}\n", 11, "« 30000 »"),
        (changed("title:", "titre:"), 1, "« title »"),
        (changed("mission:", "objectif:"), 2, "« mission »"),
        (changed("- name: c", "- nom: c"), 9, "« name »"),
        (changed("start: 2022-07", "début: 2022-07"), 10, "« start »"),
        (changed("construction", "Arrêté"), 9, "« abandon »"),
        (changed("2022-07-01", "2022–07–01"), 10, "2022-07-01"),
        (changed("2022-07-01", "2022-O7-01"), 10, "2022-07-01"),
    ],
)
def test_the_message_is_enough(text: str, line: int, words: str) -> None:
    problem = one(text)
    assert problem.line == line
    assert words in report_line(problem).replace(NB, " ")


def test_a_merge_left_half_done_is_told_once() -> None:
    both = changed(
        "incubator: incubateur-exemple\n",
        "<<<<<<< HEAD\nincubator: a\n=======\nincubator: b\n>>>>>>> autre\n",
    )
    problem = one(both)
    assert (problem.line, problem.kind, problem.param("variant")) == (
        3,
        Kind.SYNTAX,
        "merge",
    )


def right(card: Card) -> bool:
    return card.problems == () and card.startup is not None


def test_what_is_right_is_left_alone() -> None:
    for text in (
        RIGHT.replace("title: Guichet Clair", f'title: "Guichet{NB}: clair"'),
        RIGHT.replace("title: ", "title : "),
        RIGHT + f"description: |\n  {NB}Un texte décalé.\n  start:2022\n  {NB}: deux\n",
        RIGHT + "description: |\n  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> c\n",
    ):
        assert right(check_card(text, "carte.yaml"))


def test_a_text_without_slips_is_not_copied() -> None:
    text, slips = settle(RIGHT)
    assert text is RIGHT
    assert slips == []
