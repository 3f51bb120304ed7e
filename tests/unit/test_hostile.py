"""Files that would act are refused, each at its line; a report never acts itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from startup_cards.__main__ import main
from startup_cards.messages import report_line, sentence
from startup_cards.problems import Kind, Problem, Severity
from startup_cards.reading import read_vocabulary
from startup_cards.rules import Card, check_card
from startup_cards.unseen import UNSEEN, visible

from .conftest import CASES, RIGHT

REFUSED = CASES / "hostile" / "refused"
#: file:line: field [kind]
EXPECTED = (CASES / "hostile" / "refused.txt").read_text("utf-8").splitlines()


def check(path: Path) -> Card:
    return check_card(path.read_bytes(), f"startups/{path.name}")


def told(path: Path) -> list[str]:
    return [
        f"{path.stem}:{p.line}: {visible(p.field)} [{p.kind}]"
        for p in check(path).problems
    ]


def test_each_fault_is_told_where_it_stands() -> None:
    found = [line for path in sorted(REFUSED.glob("*.yaml")) for line in told(path)]
    assert found == EXPECTED


@pytest.mark.parametrize("path", sorted(REFUSED.glob("*.yaml")), ids=lambda p: p.stem)
def test_a_refused_card_has_no_record_and_its_report_does_not_act(path: Path) -> None:
    card = check(path)
    assert card.startup is None
    assert any(p.severity is Severity.ERROR for p in card.problems)
    for problem in card.problems:
        for language in ("fr", "en"):
            line = report_line(problem, language)
            assert not UNSEEN.search(line)
            assert "\n" not in line


@pytest.mark.parametrize(
    "sign", ["\0", "\x1b", "\x7f", "\u202e", "\u2069", "\ufffe", "\U000e0041"]
)
def test_a_sign_that_acts_is_told_however_it_is_written(sign: str) -> None:
    escape = f"\\U{ord(sign):08X}"
    quoted = check_card(RIGHT.replace("Guichet Clair", f'"{escape} x"'), "")
    assert [p.kind for p in quoted.problems if p.line == 1][-1] is Kind.CHARACTER
    plain = check_card(RIGHT.replace("Guichet", f"Gui{sign}chet"), "")
    assert plain.startup is None


def test_an_address_of_a_list_is_one_of_the_web(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "startups").mkdir()
    (tmp_path / "_data").mkdir()
    lists = "a:\n  title: A\n  url: javascript:alert(1)\nb:\n  url: https://b.fr/\n"
    (tmp_path / "_data" / "sources.yaml").write_text(lists)
    vocabulary, told = read_vocabulary(tmp_path / "_data" / "sources.yaml")
    assert vocabulary
    assert [term.url for term in vocabulary.terms.values()] == [None, "https://b.fr/"]
    assert [(p.line, p.field, p.kind) for p in told] == [(3, "a.url", Kind.URL)]
    assert main(["check", str(tmp_path / "startups")]) == 1
    assert "_data/sources.yaml:3:8: a.url" in capsys.readouterr().out


def test_letters_that_join_and_part_are_text() -> None:
    text = "👩\u200d🌾 a\u200cb par\u200btage co\u00adopérer א\u200fב"
    card = check_card(RIGHT.replace("Guichet Clair", text), "carte.yaml")
    assert card.startup
    assert card.startup.title == text


def test_a_sentence_shows_what_hides_in_a_value() -> None:
    params = (("value", "https://a\u200b.fr\x1b[2J\n::error::x"),)
    said = sentence(Problem("a.yaml", 1, 1, "link", Kind.URL, params))
    assert "https://aU+200B.frU+001B[2J ::error::x" in said
