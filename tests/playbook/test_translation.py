"""A site read in another language: its words, its data, its pages and its terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.translators import LANGUAGE, texts_of, write_catalogue

if TYPE_CHECKING:
    from .conftest import Built, Site

#: A glossary and a page that names its words, added to the small site.
GLOSSARY = """\
---
summary: Les mots du petit site.
type: reference
roles: []
phases: []
reviewed: 2026-11-25
---

# Glossaire

:::{glossary}
sponsor
  L’administration qui porte.

DINUM
  La direction interministérielle.
:::

Un {term}`sponsor`, des {term}`sponsors <sponsor>`, la {term}`DINUM`.
"""
#: What a translator leaves: roles but for their titles, places of values, addresses.
KEPT = re.compile(
    r"(\{[\w-]+\}`(?=[^`<]*<)|<[^>`]*>`|\{[\w-]+\}(?:`[^`]*`)?|\]\([^)]*\))"
)


def offered(site: Site) -> dict[str, dict[str, str]]:
    built = site.build("gettext", out="offered")
    assert built.warnings == []
    return texts_of(built.out)


def capitals(text: str) -> str:
    parts = KEPT.split(text)
    parts[::2] = [part.upper() for part in parts[::2]]
    return "".join(parts)


@pytest.fixture
def glossary(small: Site) -> Site:
    small.write("glossaire.md", GLOSSARY)
    small.edit("index.md", "bilan\n```", "bilan\nglossaire\n```")
    return small


@pytest.fixture
def translated(glossary: Site) -> Built:
    """The small site with every text of its catalogues in capitals."""
    for name, texts in offered(glossary).items():
        said = {text: capitals(text) for text in texts}
        write_catalogue(glossary.folder, name, said)
    return glossary.build(settings={"language": LANGUAGE, "locale_dirs": "locales"})


def test_words_data_and_front_matter_are_offered(small: Site) -> None:
    texts = offered(small)
    assert "_ext/playbook/" in texts["playbook"]["page d’action"]
    assert "_data/claims.yaml" in " ".join(texts["playbook-data"].values())
    assert "index.md:2" in texts["index"]["La page d’accueil du petit site."]


def test_every_text_is_put(translated: Built) -> None:
    assert translated.warnings == []
    for name in ("manifeste.html", "bilan.html", "confiance/demander-moins.html"):
        body = BeautifulSoup(translated.read(name), "html.parser").select_one(".body")
        assert body
        texts = list(body.stripped_strings)
        assert [t for t in texts if re.search(r"[a-zà-ÿœ]{3}", t)] == [], name


def test_a_term_is_named_as_the_translated_glossary_names_it(
    translated: Built,
) -> None:
    page = translated.read("glossaire.html")
    named = re.findall(r'<span class="xref std std-term">([^<]+)</span>', page)
    assert named == ["SPONSOR", "SPONSORS", "DINUM"]


def test_in_the_language_of_the_files_a_term_stays_as_it_is_written(
    glossary: Site,
) -> None:
    glossary.edit("glossaire.md", "la {term}`DINUM`", "la {term}`Dinum`")
    page = glossary.build().read("glossaire.html")
    named = re.findall(r'<span class="xref std std-term">([^<]+)</span>', page)
    assert named == ["sponsor", "sponsors", "Dinum"]
