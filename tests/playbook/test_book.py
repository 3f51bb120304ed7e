"""What an EPUB says of its own pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from playbook.book import CONTENTS, NAVIGATION, declare_drawings
from playbook.book_access import FACTS, describe, name_contents, speak

if TYPE_CHECKING:
    from .conftest import Site

DOCS = Path(__file__).parents[2] / "docs"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_pages_with_a_drawing_are_declared_and_no_other() -> None:
    files = {
        CONTENTS: b'<item id="a" href="a.xhtml" /><item id="b" href="b%20c.xhtml" />',
        "a.xhtml": b"<p>rien</p>",
        "b c.xhtml": b'<p><svg viewBox="0 0 1 1"></svg></p>',
    }
    declare_drawings(files)
    assert files[CONTENTS] == (
        b'<item id="a" href="a.xhtml" />'
        b'<item id="b" href="b%20c.xhtml" properties="svg" />'
    )


@pytest.mark.parametrize(
    ("root", "said"),
    [
        ('<html xmlns="x">', '<html xmlns="x" lang="en" xml:lang="en">'),
        ('<html xml:lang="fr" lang="fr">', '<html xml:lang="fr" lang="fr">'),
    ],
)
def test_a_page_says_its_language_once(root: str, said: str) -> None:
    assert speak(root, "en") == said


def test_the_contents_have_a_role_and_a_name() -> None:
    page = '<title>Table of Contents</title><nav epub:type="toc"><h1>Table</h1></nav>'
    role = '<nav epub:type="toc" role="doc-toc">'
    assert name_contents(page, "fr") == (
        f"<title>Sommaire</title>{role}<h1>Sommaire</h1></nav>"
    )
    assert name_contents(page, "en") == page.replace('<nav epub:type="toc">', role)


def test_the_facts_of_accessibility_are_given() -> None:
    package = describe("<package><metadata>\n  </metadata></package>")
    given = [(e.get("property"), e.text) for e in fromstring(package).iter("meta")]
    assert given == [(name, value) for name in FACTS for value in FACTS[name]]


def test_the_book_itself_says_all_this(small: Site) -> None:
    small.write("en.md", "---\nlang: en\n---\n# In English\n\nHello.\n")
    small.edit("index.md", "manifeste", "manifeste\nen")
    settings = {"epub_tocscope": "includehidden"}
    out = small.build("epub", settings=settings).out
    (path,) = out.glob("*.epub")
    with ZipFile(path) as book:
        pages = {n: book.read(n).decode() for n in book.namelist() if "xhtml" in n}
        package = book.read(CONTENTS).decode()
    languages = {name: fromstring(page).get(LANG) for name, page in pages.items()}
    assert languages.pop("en.xhtml") == "en"
    assert set(languages.values()) == {"fr"}
    assert all(f'property="{name}"' in package for name in FACTS)
    assert pages[NAVIGATION].count("<li>") > 3
    assert 'role="doc-toc"' in pages[NAVIGATION]


def test_pages_are_listed_after_the_sections_of_the_page_that_lists_them() -> None:
    """The contents of a book follow its order: a page is read whole, then the next."""
    pages = {path: path.read_text("utf-8") for path in DOCS.rglob("*.md")}
    listing = {path: text for path, text in pages.items() if "\n```{toctree}" in text}
    assert listing
    after = {path: text.split("\n```{toctree}", 1)[1] for path, text in listing.items()}
    assert [path for path, text in after.items() if "\n## " in text] == []
