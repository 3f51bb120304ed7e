"""An acronym met on a page leads to the glossary from that page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
GLOSSARY = DOCS / "outils" / "glossaire.md"
ENGLISH = DOCS / "en"
PAGES = sorted(
    path
    for path in DOCS.rglob("*.md")
    if "_build" not in path.parts and path != GLOSSARY and ENGLISH not in path.parents
)
#: Two capitals at least: DGFiP is one, Infogreffe is not.
ACRONYM = re.compile(r"^(?=\S*[A-Z]\S*[A-Z])\S+$", re.MULTILINE)
#: Not the words of the page: its front matter, blocks, titles, links and roles.
APART = re.compile(
    r"\A---.*?\n---\n|^```.*?^```$|^#.*?$|\{[\w-]+\}`[^`]*`|`[^`]*`|\[[^\]\n]*\]\([^)]*\)",
    re.MULTILINE | re.DOTALL,
)
TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+?)>?`")
#: Names of products begin with a word that is an acronym elsewhere.
NAMES = re.compile(r"API (?:Entreprise|Particulier)|api\.gouv\.fr")


def acronyms() -> list[str]:
    """Give the acronyms that the glossary explains."""
    _, _, terms = GLOSSARY.read_text("utf-8").partition(":::{glossary}\n")
    return ACRONYM.findall(terms.partition("\n:::")[0])


def unlinked(text: str, wanted: list[str]) -> list[str]:
    """Give those that the page writes and never links."""
    words = set(re.findall(r"[\w’-]+", NAMES.sub("", APART.sub(" ", text))))
    words |= {word.split("’")[-1] for word in words}
    return [a for a in wanted if a in words and a not in TERM.findall(text)]


def test_glossary_explains_acronyms() -> None:
    assert {"DINUM", "DGFiP", "SIRET"} <= set(acronyms())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(DOCS)))
def test_acronyms_of_a_page_lead_to_the_glossary(page: Path) -> None:
    assert unlinked(page.read_text("utf-8"), acronyms()) == []


def test_an_acronym_without_its_link_is_found() -> None:
    assert unlinked("L’avis de la DINUM.", ["DINUM"]) == ["DINUM"]
    assert unlinked("L’avis de la {term}`DINUM`.", ["DINUM"]) == []
    assert unlinked("Chez l’{term}`Urssaf <URSSAF>`.", ["URSSAF"]) == []
    assert unlinked("Par API Entreprise.", ["API"]) == []
