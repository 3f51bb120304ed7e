"""A product told at length serves a play: it is cited in one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

DOCS = Path(__file__).parents[2] / "docs"
#: A card that tells a product has 150 words or so; the others have a paragraph.
TOLD = 140


def words(card: Path) -> int:
    description = yaml.safe_load(card.read_text(encoding="utf-8")).get("description")
    return len((description or "").split())


TOLD_CARDS = sorted(
    card.stem for card in (DOCS / "startups").glob("*.yaml") if words(card) >= TOLD
)


@pytest.fixture(scope="module")
def plays() -> str:
    """The text of all the plays."""
    pages = (path.read_text(encoding="utf-8") for path in DOCS.glob("*/*.md"))
    return "\n".join(page for page in pages if "\ntype: play\n" in page)


def test_two_dozen_products_are_told() -> None:
    assert len(TOLD_CARDS) >= 24


@pytest.mark.parametrize("card", TOLD_CARDS)
def test_told_product_is_cited_by_a_play(card: str, plays: str) -> None:
    name = re.escape(card)
    cited = rf"{{startup}}`(?:[^`<]*<{name}>|{name})`|{{startup-card}} {name}\n"
    assert re.search(cited, plays)
