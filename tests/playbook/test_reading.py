"""Data files are read as typed, each value with the line it stands on."""

from __future__ import annotations

import pytest

from playbook.figures import UnknownFigureError, find
from playbook.french import format_date, format_number
from playbook.reading import DataError, parse


def test_text_stays_as_typed() -> None:
    root = parse("a: no\nb: 1.10\nc: 2016-05-16\nd: [x, y]\n")
    assert [root.get(key).text for key in "abc"] == ["no", "1.10", "2016-05-16"]
    assert root.get("d").texts == ("x", "y")
    assert [value.line for _, value in root.pairs()] == [1, 2, 3, 4]


def test_no_break_spaces_are_words() -> None:
    """Lines are joined with a space; the other spaces belong to the sentence."""
    root = parse("a: >-\n  «\u00a0oui\u00a0»\u202f;\n  15\u00a0%\n")
    assert root.get("a").text == "«\u00a0oui\u00a0»\u202f; 15\u00a0%"


def test_absent_values_are_empty() -> None:
    root = parse("")
    assert root.get("a").get("b").text == ""
    assert root.get("a").texts == ()


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\nb: [\n", 3), ("a: 1\nb: 2\na: 3\n", 3)]
)
def test_errors_have_a_line(text: str, line: int) -> None:
    with pytest.raises(DataError) as caught:
        parse(text)
    assert caught.value.line == line


FIGURES = parse(
    "total: 12661\nshare: 14.7\nchange: -3\nday: 2026-08-20\n"
    "rows:\n  - {year: 2024, n: 5}\n  - {year: 2025, n: 6, name: a.b}\n"
)


@pytest.mark.parametrize(
    ("path", "figure"),
    [
        ("total", "12\u202f661"),
        ("share", "14,7"),
        ("change", "\u22123"),
        ("day", "20\u00a0août 2026"),
        ("rows[year=2025].n", "6"),
        ("rows[name=a.b].n", "6"),
        ("rows[n=5].year", "2024"),
    ],
)
def test_figures(path: str, figure: str) -> None:
    assert find(FIGURES, path) == figure


@pytest.mark.parametrize("path", ["", "totals", "rows", "rows[year=1].n", "rows[0]"])
def test_unknown_figures(path: str) -> None:
    with pytest.raises(UnknownFigureError):
        find(FIGURES, path)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2016", "2016"),
        ("2016-05", "mai 2016"),
        ("2013-06-01", "1er\u00a0juin 2013"),
        ("2016-13-01", "2016-13-01"),
        ("printemps 2016", "printemps 2016"),
    ],
)
def test_dates(text: str, written: str) -> None:
    assert format_date(text) == written


def test_numbers() -> None:
    assert format_number("1234567.89") == "1\u202f234\u202f567,89"
    assert format_number("douze") == "douze"
