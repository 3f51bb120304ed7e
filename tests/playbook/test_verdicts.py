"""A verdict is one: the table of 2026 and the annotated manifesto say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.library import read_library

DOCS = Path(__file__).parents[2] / "docs"
ROW = re.compile(r"^\|.*?<(C\d\d(?: C\d\d)*)>`.*\| \*\*(\S+?)\*\* \|", re.MULTILINE)
ROWS = ROW.findall((DOCS / "histoire/depuis-2016.md").read_text("utf-8"))


def test_the_table_is_read_whole() -> None:
    assert len(ROWS) >= 15


@pytest.mark.parametrize(("claims", "verdict"), ROWS)
def test_verdict_is_the_claim_s_own(claims: str, verdict: str) -> None:
    library = read_library(DOCS / "_data")
    assert verdict in {library.claims[claim].status for claim in claims.split()}
