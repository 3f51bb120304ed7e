"""Hostile texts on paper: read as they were typed, and nothing of them acts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from playbook.paper.command import make_pdf
from tests.hostile import PAYLOADS, write_cards
from tests.playbook.conftest import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What makes a reader of PDF do something.
ACTING = {"/JS", "/JavaScript", "/Launch", "/SubmitForm", "/AA", "/OpenAction", "/XFA"}

#: The texts that the fonts of any machine can print.
PRINTED = {name: text for name, text in PAYLOADS.items() if text.isascii()}


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory, printer: None) -> PdfReader:
    """A small volume with a card for each hostile text."""
    site = copy_of("paper", tmp_path_factory.mktemp("hostile"))
    for card in (site.folder / "startups").glob("*.yaml"):
        card.unlink()
    write_cards(site.folder / "startups")
    for name in PAYLOADS.keys() - PRINTED.keys():
        (site.folder / "startups" / f"{name}.yaml").unlink()
    for card in (site.folder / "startups").glob("*.yaml"):
        # What is no page of the site is refused, and not printed.
        text = re.sub(r"play: .*", "play: pratiques/declarer", card.read_text("utf-8"))
        card.write_text(text, "utf-8")
    page = site.build("singlehtml").out
    return PdfReader(make_pdf(page, page.parent / "pdf"))


def objects(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file."""
    size: Any = pdf.trailer["/Size"]
    for number in range(1, int(size)):
        todo: list[Any] = [pdf.get_object(number)]
        while todo:
            one = todo.pop()
            if isinstance(one, DictionaryObject):
                yield one
                todo += one.values()
            elif isinstance(one, ArrayObject):
                todo += one


def letters(text: str) -> str:
    """The signs that a font can show, in their order, without the breaks of lines."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[^a-z0-9<>(){}=$\\%&]", "", plain.lower())


def test_nothing_acts(pdf: PdfReader) -> None:
    for one in objects(pdf):
        assert not ACTING & one.keys(), one
        assert one.get("/S") not in ACTING


def test_links_lead_to_pages_and_letters_alone(pdf: PdfReader) -> None:
    links = [one for one in objects(pdf) if one.get("/S") == "/URI"]
    assert links
    for link in links:
        assert re.match(r"https?://|mailto:", str(link["/URI"])), link


@pytest.fixture(scope="module")
def read(pdf: PdfReader) -> str:
    return letters("".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("name", PRINTED)
def test_text_is_read_as_it_was_typed(read: str, name: str) -> None:
    assert letters(PRINTED[name])[:200] in read
