"""Every claim of the manifesto stands on every page that its entry names."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from playbook.model import SHAPES
from tests.playbook.site_text import PageText, read_site

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs"
CLAIMS = yaml.safe_load((DOCS / "_data/claims.yaml").read_text("utf-8"))
PAGES = yaml.safe_load((DOCS / "_data/pages.yaml").read_text("utf-8"))
MANIFESTO = "manifeste"
PRINCIPLE = "Le principe"
#: A passage says something: it has this many words.
WORDS = 8
CARRIED = [
    (claim, page)
    for claim, entry in CLAIMS.items()
    for page in entry["pages"]
    if page != MANIFESTO and entry["kind"] not in SHAPES
]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, PageText]:
    """The text of the built site."""
    return dict(read_site(site))


@pytest.mark.parametrize(("claim", "page"), CARRIED)
def test_page_carries_the_claim(
    claim: str, page: str, pages: dict[str, PageText]
) -> None:
    passages = [p for p in pages[page].passages if claim in p.claims]
    long = [p for p in passages if len(re.findall(r"[\w’-]+", p.text)) >= WORDS]
    assert long, f"{page}: {claim} in no passage of {WORDS} words"
    if PAGES[page]["type"] == "play":
        assert any(PRINCIPLE in p.sections for p in long), f"{page}: {claim} elsewhere"


def test_no_passage_carries_three_claims(pages: dict[str, PageText]) -> None:
    crowded = [
        (name, p.text)
        for name, page in pages.items()
        for p in page.passages
        if len(p.claims) > 2
    ]
    assert crowded == []


def test_no_words_are_used_for_more_than_two_claims(pages: dict[str, PageText]) -> None:
    for name, page in pages.items():
        used: dict[str, set[str]] = {}
        for passage in page.passages:
            used.setdefault(passage.text, set()).update(passage.claims)
        assert all(len(claims) <= 2 for claims in used.values()), name


def test_annotated_manifesto_comments_on_every_claim(
    site: Path, pages: dict[str, PageText]
) -> None:
    ids = re.findall(r'id="claim-(c\d+)"', (site / f"{MANIFESTO}.html").read_text())
    assert ids == [claim.lower() for claim in CLAIMS]


# What the shape of the pages carries, not a passage.


def test_the_text_is_for_incubators_in_the_plural(pages: dict[str, PageText]) -> None:
    """C01: on the home page and on the manifesto."""
    for name in (MANIFESTO, "index"):
        assert any("incubateurs" in block for block in pages[name].blocks), name
    assert marked(pages["index"], "C01")


def test_list_of_controls_is_open(pages: dict[str, PageText]) -> None:
    """C23: the catalogue leads to the way of adding a pattern."""
    assert "../contribuer/index.html" in pages["confiance/catalogue"].links
    assert "Ajouter un motif de confiance" in pages["contribuer/index"].blocks
    assert marked(pages["confiance/catalogue"], "C23")
    assert marked(pages["contribuer/index"], "C23")


def test_objection_is_met_by_example(pages: dict[str, PageText]) -> None:
    """C26: the objection of folly is said, and what answers it is a fact."""
    objections = pages["outils/objections"]
    assert sum(block.startswith("«") for block in objections.blocks) >= 12
    answers = [b for b in objections.blocks if b.startswith("Les faits.")]
    assert len(answers) >= 12
    assert marked(pages["confiance/index"], "C26")
    assert marked(objections, "C26")


def test_list_of_commons_is_open(pages: dict[str, PageText]) -> None:
    """C30: commons that the text of 2016 does not name stand beside those it does."""
    commons = pages["confiance/communs"]
    text = " ".join(commons.blocks)
    named = ("Wikipédia", "OpenStreetMap", "Open Food Facts")
    others = ("data.gouv.fr", "Base Adresse Nationale", "Acceslibre")
    assert all(name in text for name in (*named, *others))
    assert marked(commons, "C30")


def test_results_lead_to_the_cards(site: Path, pages: dict[str, PageText]) -> None:
    """C64: from what it gave to the list, and from the list to every card."""
    assert "../startups/index.html" in pages["resultats/index"].links
    assert marked(pages["resultats/index"], "C64")
    assert marked(pages["startups/index"], "C64")
    cards = {path.stem for path in (DOCS / "startups").glob("*.yaml")}
    linked = {
        unquote(link).partition(".html")[0] for link in pages["startups/index"].links
    }
    assert cards <= linked


def marked(page: PageText, claim: str) -> bool:
    """Whether words of the page are marked as carrying the claim."""
    return any(claim in passage.claims for passage in page.passages)
