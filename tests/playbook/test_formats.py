"""Each thing the extension makes, in each format; expected texts stand beside."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_regressions.file_regression import FileRegressionFixture

    from tests.playbook.conftest import Built, Site

PAGES = (
    "index",
    "confiance/demander-moins",
    "confiance/catalogue",
    "manifeste",
    "bilan",
)


@pytest.fixture(scope="module")
def build(shared: Site) -> Callable[[str], Built]:
    """Build in a format, once for the module."""
    return cache(lambda builder: shared.build(builder, out=builder))


@pytest.mark.parametrize("page", PAGES)
def test_html(
    build: Callable[[str], Built], page: str, file_regression: FileRegressionFixture
) -> None:
    soup = BeautifulSoup(build("html").read(f"{page}.html"), "html.parser")
    body = str(soup.select_one("div.body > section"))
    file_regression.check(body, basename=page.replace("/", "-"), extension=".html")


@pytest.mark.parametrize("page", PAGES)
def test_text(
    build: Callable[[str], Built], page: str, file_regression: FileRegressionFixture
) -> None:
    text = build("text").read(f"{page}.txt")
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
    build: Callable[[str], Built],
    builder: str,
    name: str,
    extension: str,
    file_regression: FileRegressionFixture,
) -> None:
    """Only the principle of the play: it holds passages, marks, calls and ids."""
    text = build(builder).read(name)
    start, end = text.index("Au départ"), text.index("Lister les pièces")
    file_regression.check(text[start:end], basename="principle", extension=extension)


BUILDERS = (
    *("html", "dirhtml", "singlehtml", "epub"),
    *("latex", "text", "man", "texinfo", "gettext", "xml"),
)


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_warns(build: Callable[[str], Built], builder: str) -> None:
    assert build(builder).warnings == []


def test_single_page_has_unique_ids_and_no_dead_anchor(
    build: Callable[[str], Built],
) -> None:
    soup = BeautifulSoup(build("singlehtml").read("index.html"), "html.parser")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    anchors = {str(link["href"])[1:] for link in soup.select('.body a[href^="#"]')}
    # Sphinx itself makes one for the whole document.
    assert {a for a in anchors if a and not re.match("document-", a)} <= set(ids)


def test_inventory(build: Callable[[str], Built]) -> None:
    """Other projects can point at plays, claims and patterns."""
    domain = build("html").app.env.domains["playbook"]
    assert sorted(item[:1] + item[2:5] for item in domain.get_objects()) == [
        ("C01", "claim", "manifeste", "claim-c01"),
        ("C06", "claim", "manifeste", "claim-c06"),
        ("C08", "claim", "manifeste", "claim-c08"),
        ("confiance/demander-moins", "play", "confiance/demander-moins", ""),
        ("numero", "pattern", "confiance/catalogue", "motif-numero"),
    ]
