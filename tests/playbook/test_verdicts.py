"""A verdict is one: the table of 2026 and the annotated manifesto say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from playbook.library import read_library

DOCS = Path(__file__).parents[2] / "docs"
TABLE = (DOCS / "histoire/depuis-2016.md").read_text("utf-8")
ROW = re.compile(r"^\|.*?<(C\d\d(?: C\d\d)*)>`.*\| \*\*(\S+?)\*\* \|", re.MULTILINE)
ROWS = ROW.findall(TABLE)
#: From the surest to the least sure: a row with two claims takes the last of theirs.
ORDER = ("tient", "nuancé", "contredit", "invérifiable")
WORDS = dict(enumerate("aucune une deux trois quatre cinq six sept huit".split()))
WORDS |= {9: "neuf", 10: "dix", 11: "onze", 12: "douze", 17: "dix-sept"}
COUNT = "Le compte : {} tiennent, {} sont nuancées, {} sont contredites, {} sont"

FIGURES = yaml.safe_load((DOCS / "_data/flow.yaml").read_text("utf-8"))
YEARS = {row["year"]: row for row in FIGURES["per_year"]}
TOTALS = FIGURES["totals"]
SPAN = FIGURES["manifesto_1_to_3_years"]["successful_exits_from_entry"]
STAYS = FIGURES["survival"]["from_construction"]
OPERATED = FIGURES["phases_count"]["by_date"]["opere"]
#: What the entries say with numbers, which no role can compute in a data file.
TYPED = {
    "C48": f"{TOTALS['exited']} des {TOTALS['entered']} produits",
    "C49": f"Parmi les {TOTALS['exited']} sorties, {SPAN['n']} sont",
    "C51": f"Parmi les {SPAN['n']} produits transférés ou opérés, "
    f"{SPAN['from_12_to_36_pct']} % sont sortis entre un et trois ans après leur "
    f"entrée, et {SPAN['over_36_pct']} % plus tard",
    "C60": f"{YEARS[2024]['entered']} entrées et {YEARS[2024]['exited_total']} "
    f"sorties en 2024, {YEARS[2025]['entered']} et {YEARS[2025]['exited_total']}",
    "C61": f"de {YEARS[2017]['in_progress_end']} à la fin de 2017 à "
    f"{YEARS[2024]['in_progress_end']} à la fin de 2024",
    "C64": f"{FIGURES['source']['files']} fiches",
}


def plain(text: str) -> str:
    """Give the text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_table_is_read_whole() -> None:
    assert len(ROWS) >= 15


@pytest.mark.parametrize(("claims", "verdict"), ROWS)
def test_verdict_is_that_of_the_least_sure_claim(claims: str, verdict: str) -> None:
    library = read_library(DOCS / "_data")
    said = [library.claims[claim].status for claim in claims.split()]
    assert verdict == max(said, key=ORDER.index)


def test_count_at_the_top_is_that_of_the_rows() -> None:
    verdicts = [verdict for _, verdict in ROWS]
    words = [WORDS[verdicts.count(verdict)] for verdict in ORDER]
    assert COUNT.format(*words) in plain(TABLE)


@pytest.mark.parametrize(
    "page", ["index.md", "manifeste.md", "histoire/depuis-2016.md"]
)
def test_pages_that_say_how_many_rows_say_it_right(page: str) -> None:
    assert WORDS[len(ROWS)] in (DOCS / page).read_text("utf-8")


@pytest.mark.parametrize("claim", TYPED)
def test_numbers_typed_in_an_entry_are_those_of_the_figures(claim: str) -> None:
    entry = read_library(DOCS / "_data").claims[claim]
    assert TYPED[claim] in plain(entry.learned)


def test_months_and_operated_products_are_those_of_the_figures() -> None:
    claims = read_library(DOCS / "_data").claims
    assert f"au bout de {STAYS['median_months']:.0f} mois" in plain(
        claims["C51"].learned
    )
    assert f"ils sont {OPERATED}" in plain(claims["C61"].learned)
