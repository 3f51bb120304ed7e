"""What goes wrong between files."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from startup_cards.problems import Kind
from startup_cards.rules import (
    Context,
    check_card,
    check_catalogue,
    check_files,
    check_folder,
)

from .conftest import CASES, RIGHT, told


def across(*cards: tuple[str, str]) -> list[tuple[str, int, str, str]]:
    """Check cards together and keep only what is told between them."""
    checked = [check_card(text, f"startups/{name}") for name, text in cards]
    problems = check_catalogue(checked, Context(as_of=date(2026, 8, 20)))
    return [(p.path, p.line, p.field, p.kind.value) for p in problems]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Halte.Verte.yaml", "halte-verte.yaml"),
        ("halte-verte.yaml", "haltë-verte.yaml"),
        ("haltë.yaml", unicodedata.normalize("NFD", "haltë.yaml")),
        ("halte.yaml", "HALTE.yaml"),
    ],
)
def test_two_files_never_share_an_address(one: str, two: str) -> None:
    first, second = sorted([f"startups/{one}", f"startups/{two}"])
    assert across((one, RIGHT), (two, RIGHT)) == [(second, 1, "", "same-address")]
    cards = [check_card(RIGHT, path) for path in (first, second)]
    assert check_catalogue(cards)[0].param("other") == first


def test_a_successor_is_a_card() -> None:
    left = RIGHT.replace("construction", "abandon") + "end:\n  successor: guichet\n"
    assert across(("a.yaml", left), ("guichet-2.yaml", RIGHT)) == [
        ("startups/a.yaml", 12, "end.successor", "dead-successor")
    ]
    assert across(("a.yaml", left), ("guichet.yaml", RIGHT)) == []


def test_an_old_address_is_nobody_elses() -> None:
    moved = RIGHT + (
        "redirect_from:\n"
        "  - /startups/ancienne-halte\n"
        "  - startups/halte-1.html\n"
        "  - /startups/guichet-clair\n"
    )
    assert across(("nouvelle-halte.yaml", moved), ("guichet-clair.yaml", RIGHT)) == [
        ("startups/nouvelle-halte.yaml", 14, "redirect_from[2]", "redirect-taken")
    ]


def test_an_old_address_leads_to_one_card() -> None:
    moved = RIGHT + "redirect_from: [/startups/avant]\n"
    assert across(("a.yaml", moved), ("b.yaml", moved)) == [
        ("startups/b.yaml", 11, "redirect_from[0]", "redirect-taken")
    ]
    looped = RIGHT + "redirect_from: [/startups/a.html]\n"
    assert across(("a.yaml", looped)) == [
        ("startups/a.yaml", 11, "redirect_from[0]", "redirect-loop")
    ]


def test_an_old_address_may_differ_by_a_dot() -> None:
    assert across(("a-b.yaml", RIGHT + "redirect_from: [/startups/a.b]\n")) == []


def test_two_cards_cannot_lead_to_each_other() -> None:
    a = RIGHT + "redirect_from: [/startups/b]\n"
    b = RIGHT + "redirect_from: [/startups/a]\n"
    assert [p[3] for p in across(("a.yaml", a), ("b.yaml", b))] == [
        "redirect-taken"
    ] * 2


def test_the_as_of_day_tells_what_is_old_and_what_is_to_come() -> None:
    old = RIGHT + "as_of: 2025-08-01\n"
    assert across(("a.yaml", old)) == [("startups/a.yaml", 11, "as_of", "old-as-of")]
    future = RIGHT.replace("2022-07-01", "2026-09-07")
    assert [p for p in across(("a.yaml", future)) if p[3] == "future-start"] == [
        ("startups/a.yaml", 10, "phases[1].start", "future-start")
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a b.yaml", Kind.FILE_NAME),
        ("a+b.yaml", Kind.FILE_NAME),
        ("index.yaml", Kind.RESERVED_NAME),
        ("Par-Phase.yaml", Kind.RESERVED_NAME),
    ],
)
def test_names_that_do_not_do(name: str, kind: Kind) -> None:
    card = check_card(RIGHT, f"startups/{name}")
    assert told(card.problems) == [(1, "", kind.value)]
    assert card.startup is None


def test_a_name_that_would_do_is_proposed() -> None:
    (problem,) = check_card(RIGHT, "startups/Cantine Été.yaml").problems
    assert problem.param("suggestion") == "cantine-ete"


@pytest.mark.parametrize(
    "name", ["carnet.de.bord", "données-et-territoires", "auxAJ", "a_b", "1000-1"]
)
def test_names_that_do(name: str) -> None:
    assert check_card(RIGHT, f"startups/{name}.yaml").startup


def test_a_file_that_nobody_reads_is_named(tmp_path: Path) -> None:
    for name in (
        "guichet-clair",
        "guichet-clair-2.yml",
        "guichet-clair-3.YAML",
        "carnet.de.bord",
        ".guichet.yaml.swp",
        "par-phase.md",
    ):
        (tmp_path / name).write_text(RIGHT)
    (tmp_path / "$Logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    problems = check_folder(tmp_path, Context(root=tmp_path)).problems
    assert [(p.path, p.kind.value, p.param("suggestion")) for p in problems] == [
        ("$Logo.png", "unread-file", None),
        ("carnet.de.bord", "unread-file", "carnet.de.bord.yaml"),
        ("guichet-clair", "unread-file", "guichet-clair.yaml"),
        ("guichet-clair-2.yml", "unread-file", "guichet-clair-2.yaml"),
        ("guichet-clair-3.YAML", "unread-file", "guichet-clair-3.yaml"),
    ]


def test_a_card_does_not_take_the_address_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "frise.md").write_text("# Frise")
    (tmp_path / "Frise.yaml").write_text(RIGHT)
    problems = check_folder(tmp_path, Context(root=tmp_path)).problems
    assert [(p.path, p.kind.value, p.param("other")) for p in problems] == [
        ("Frise.yaml", "same-address", "frise.md")
    ]


def test_all_files_are_told_in_one_run_and_right_ones_kept(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(RIGHT.encode("latin-1"))
    (tmp_path / "faux.yaml").write_text(RIGHT.replace("title", "titre"))
    (tmp_path / "bon.yaml").write_text(RIGHT)
    report = check_folder(tmp_path, Context(root=tmp_path))
    assert [(p.path, p.line, p.kind.value) for p in report.problems] == [
        ("faux.yaml", 1, "unknown-field"),
        ("latin.yaml", 2, "encoding"),
    ]
    assert [card.id for card in report.cards if card.startup] == ["bon"]
    assert report.fails


def test_a_file_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(RIGHT)

    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = check_folder(tmp_path, Context(root=tmp_path)).problems
    assert [(p.path, p.line, p.kind) for p in problems] == [
        ("a.yaml", 1, Kind.UNREADABLE)
    ]


def test_ten_faults_in_four_files_are_ten_reports() -> None:
    folder = CASES / "planted"
    cards = sorted(folder.glob("*.yaml"))
    report = check_files(cards, Context(root=folder))
    found = [f"{p.path}:{p.line}:{p.column}: {p.kind}" for p in report.problems]
    assert found == (folder / "expected.txt").read_text("utf-8").splitlines()
