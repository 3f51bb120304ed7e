"""Each thing the extension makes, in each format; expected texts stand beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from tests.playbook.conftest import Site

PAGES = (
    "index",
    "confiance/demander-moins",
    "confiance/catalogue",
    "manifeste",
    "bilan",
)


@pytest.mark.parametrize("page", PAGES)
def test_html(small: Site, page: str, file_regression: FileRegressionFixture) -> None:
    built = small.build("html")
    assert built.warnings == []
    soup = BeautifulSoup(built.read(f"{page}.html"), "html.parser")
    body = str(soup.select_one("div.body > section"))
    file_regression.check(body, basename=page.replace("/", "-"), extension=".html")


@pytest.mark.parametrize("page", PAGES)
def test_text(small: Site, page: str, file_regression: FileRegressionFixture) -> None:
    built = small.build("text")
    assert built.warnings == []
    text = built.read(f"{page}.txt")
    file_regression.check(text, basename=page.replace("/", "-"), extension=".txt")


@pytest.mark.parametrize(
    ("builder", "name", "extension"),
    [
        ("latex", "petitsite.tex", ".tex"),
        ("man", "petitsite.1", ".man"),
        ("texinfo", "petitsite.texi", ".texi"),
    ],
)
def test_assembled(
    small: Site,
    builder: str,
    name: str,
    extension: str,
    file_regression: FileRegressionFixture,
) -> None:
    """Only the principle of the play: it holds passages, marks, calls and ids."""
    built = small.build(builder)
    assert built.warnings == []
    text = built.read(name)
    start, end = text.index("Au départ"), text.index("Lister les pièces")
    file_regression.check(text[start:end], basename="principle", extension=extension)


@pytest.mark.parametrize("builder", ["epub", "gettext", "dirhtml", "xml"])
def test_other_builders_have_nothing_to_say(small: Site, builder: str) -> None:
    assert small.build(builder).warnings == []


def test_single_page_has_unique_ids_and_no_dead_anchor(small: Site) -> None:
    page = small.build("singlehtml").read("index.html")
    soup = BeautifulSoup(page, "html.parser")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    anchors = {str(link["href"])[1:] for link in soup.select('.body a[href^="#"]')}
    # Sphinx itself makes one for the whole document.
    assert {a for a in anchors if a and not re.match("document-", a)} <= set(ids)


def test_inventory(small: Site) -> None:
    """Other projects can point at plays, claims and patterns."""
    domain = small.build("html").app.env.domains["playbook"]
    assert sorted(item[:1] + item[2:5] for item in domain.get_objects()) == [
        ("C01", "claim", "manifeste", "claim-c01"),
        ("C06", "claim", "manifeste", "claim-c06"),
        ("C08", "claim", "manifeste", "claim-c08"),
        ("confiance/demander-moins", "play", "confiance/demander-moins", ""),
        ("numero", "pattern", "confiance/catalogue", "motif-numero"),
    ]
