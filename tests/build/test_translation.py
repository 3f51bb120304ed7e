"""A site read in another language: its own catalogues put cards, lists and words."""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

import pytest

from tests.translators import LANGUAGE, texts_of, write_catalogue

if TYPE_CHECKING:
    from .conftest import Project


def offered(project: Project) -> dict[str, dict[str, str]]:
    build = project.build("gettext", to="_offered")
    assert build.warnings == []
    return texts_of(build.outdir)


@pytest.fixture
def translated(project: Project) -> Project:
    """The small project with every text of its catalogues in capitals."""
    for name, texts in offered(project).items():
        write_catalogue(
            project.root,
            name,
            {text: text.upper() for text in texts if "{" not in text},
        )
    return project


def test_texts_of_cards_are_offered_beside_those_of_pages(project: Project) -> None:
    texts = offered(project)["startups"]
    why = "Le revenu est lu auprès de l’administration fiscale."
    assert "startups/bourses.yaml" in texts[why]
    assert "Guichet des bourses" in texts
    assert "incub-nord" not in texts


def test_lists_and_words_are_offered(project: Project) -> None:
    texts = offered(project)["startup_cards"]
    assert "_data/organisations.yaml" in texts["Rectorat"]
    for word in ("Construction", "Porté par", "août", "{n} fiches"):
        assert word in texts


def test_every_text_is_put(translated: Project) -> None:
    build = translated.build(language=LANGUAGE, locale_dirs=["locales"])
    assert build.warnings == []
    card = build.read("startups/bourses.html")
    for text in (
        "GUICHET DES BOURSES",
        "DEMANDER UNE BOURSE SANS FOURNIR D’AVIS D’IMPOSITION.",
        "LE REVENU EST LU AUPRÈS DE L’ADMINISTRATION FISCALE.",
        "RECTORAT",
        "PORTÉ PAR",
        "JUIN 2019",
    ):
        assert text in card
    assert "<h1>GUICHET DES BOURSES<" in card
    assert "GUICHET DES BOURSES" in build.read("startups/index.html")
    other = build.read("startups/cantine.html")
    assert re.search('<h2 class="rubric"[^>]*>CE QUE CELA A APPRIS<', other)


def test_a_changed_word_reaches_the_pages_that_show_it(
    translated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.build(language=LANGUAGE, locale_dirs=["locales"])
    write_catalogue(
        translated.root, "startups", {"Guichet des bourses": "Ti ar yalc’hadoù"}
    )
    # A build is a process of its own, which has read no catalogue yet.
    monkeypatch.setattr(gettext, "_translations", {})
    build = translated.build(language=LANGUAGE, locale_dirs=["locales"])
    for page in ("startups/bourses.html", "startups/index.html"):
        assert "Ti ar yalc’hadoù" in build.read(page)
