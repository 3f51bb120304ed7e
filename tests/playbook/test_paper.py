"""The site on paper: a tagged file, its contents, its links, the same bytes again."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
import tinyhtml5
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from playbook.__main__ import main
from playbook.paper.chapters import chapters_of
from playbook.paper.command import make_pdf
from playbook.paper.elements import SVG, take_out, unwrap
from playbook.paper.figures import measure, mend_figures, with_colours
from playbook.paper.headings import set_levels
from playbook.paper.links import Places, mend_links
from playbook.paper.plain import make_plain
from playbook.paper.press import MISSING, PaperError
from tests.playbook.conftest import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_of(element: Element) -> str:
    return tostring(element, "unicode")


# ---- the parts, without the library --------------------------------------------


def test_a_page_is_cut_into_its_documents() -> None:
    page = fromstring(
        '<main><section class="kind-landing" id="home"><h1>Accueil</h1>'
        '<section id="end"><h2>Fin</h2><div class="toctree-wrapper">'
        '<span id="document-a/index" /><section class="kind-landing"><h3>A</h3>'
        '<div class="toctree-wrapper"><span id="document-a/b" />'
        '<section class="kind-play"><h4>B</h4></section></div>'
        '<section class="kind-startup" id="card"><span id="document-startups/x" />'
        "<h4>X</h4></section></section></div></section></section></main>"
    )
    found = [(c.docname, c.kind, c.depth, c.title) for c in chapters_of(page)]
    assert found == [
        ("index", "landing", 0, "Accueil"),
        ("a/index", "landing", 1, "A"),
        ("a/b", "play", 2, "B"),
        ("startups/x", "startup", 2, "X"),
    ]
    assert text_of(page) == "<main />"


def test_no_level_of_heading_is_skipped() -> None:
    section = fromstring(
        "<section><h1>un</h1><p/><h5>deux</h5><section><h6>deux</h6><section>"
        "<section><h2>trois</h2></section></section></section><div><h4>deux</h4></div>"
        "</section>"
    )
    set_levels(section, 1)
    assert [e.tag for e in section.iter() if e.tag[0] == "h"] == (
        ["h1", "h2", "h2", "h3", "h2"]
    )


@pytest.mark.parametrize(
    ("href", "there"),
    [
        ("#ici", "#ici"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:accueil@example.org", "mailto:accueil@example.org"),
        ("#loin", "https://site.example/pages/loin.html#loin"),
        ("_downloads/1/lettre.txt", "https://site.example/_downloads/1/lettre.txt"),
        ("#nulle-part", ""),
    ],
)
def test_a_link_leads_somewhere_or_is_none(href: str, there: str) -> None:
    known = {"ici": "pages/ici", "loin": "pages/loin"}
    assert Places({"ici"}, known, "https://site.example/").resolve(href) == there


def test_without_an_address_a_link_elsewhere_is_plain_words() -> None:
    page = fromstring('<p>Voir <a href="#loin"><b>la</b> suite</a>, là.</p>')
    mend_links(page, Places({"ici"}, {"loin": "pages/loin"}, ""))
    assert text_of(page) == "<p>Voir <b>la</b> suite, là.</p>"


def test_a_link_holds_its_words_alone() -> None:
    page = fromstring('<p><a href="#ici"><span>la <i>suite</i></span></a>.</p>')
    mend_links(page, Places({"ici"}, {}, ""))
    assert text_of(page) == '<p><a href="#ici">la suite</a>.</p>'


def test_what_stands_round_an_element_stays() -> None:
    page = fromstring("<p>un <i>deux</i> trois <b>quatre <u>cinq</u> six</b> sept</p>")
    take_out(page, page[0])
    unwrap(page, page[0])
    assert text_of(page) == "<p>un  trois quatre <u>cinq</u> six sept</p>"


def test_a_drawing_is_measured() -> None:
    drawing = fromstring(
        f'<svg xmlns="{SVG[1:-1]}" width="100%" height="2em">'
        '<rect x="50%" y="0.5em" width="10%" height="1em"/></svg>'
    )
    measure(drawing, 200, 10)
    assert drawing.get("viewBox") == "0 0 200 20"
    assert drawing[0].attrib == {"x": "100", "y": "5", "width": "20", "height": "10"}


def test_a_sample_of_the_legend_is_a_drawing_of_its_own() -> None:
    hatched = (
        '<li><svg class="startup-swatch" xmlns="http://www.w3.org/2000/svg" width="2em"'
        ' height="1em"><rect x="2%" fill="url(#h)"/></svg>Arrêtés</li>'
    )
    pattern = '<svg><defs><pattern id="h"><path d="M0 6 6 0"/></pattern></defs></svg>'
    page = tinyhtml5.parse(
        f"<ul>{hatched}</ul>{pattern}", namespace_html_elements=False
    )
    mend_figures(page, "rect { fill: red; }")
    (item,) = page.iter("li")
    assert [(e.tag, e.tail) for e in item] == [("span", "Arrêtés")]
    address = item[0].get("style").split("'")[1]
    sample = fromstring(unquote(address.removeprefix("data:image/svg+xml,")))
    assert sample.find(f"{SVG}pattern") is not None
    assert sample.findtext(f"{SVG}style") == "rect { fill: red; }"


def test_a_list_holds_its_items_and_nothing_between() -> None:
    page = fromstring(
        "<div><ul> <li>a</li> <li>b</li> </ul>"
        "<dl> <div> <dt>c</dt> <dd>d</dd> </div> </dl></div>"
    )
    make_plain(page)
    assert text_of(page) == (
        "<div><ul><li>a</li><li>b</li></ul><dl><dt>c</dt><dd>d</dd></dl></div>"
    )


def test_pictures_among_the_letters_are_left_out() -> None:
    page = fromstring("<p>Mon logement 🏡<b>☐ ⚠ 🏳️ là</b> 🎉</p>")
    make_plain(page)
    assert text_of(page) == "<p>Mon logement<b>☐ ⚠ là</b></p>"


def test_a_sheet_takes_the_colours_of_the_site() -> None:
    assert with_colours("a { fill: var(--ink); }", {"--ink": "#123"}) == (
        "a { fill: #123; }"
    )


def test_every_colour_of_the_drawings_is_one_of_the_site() -> None:
    from playbook.paper.figures import colours

    folder = Path(__file__).parents[2] / "_static" / "css"
    known = colours((folder / "tokens.css").read_text("utf-8"))
    made = with_colours((folder / "paper-figures.css").read_text("utf-8"), known)
    assert "fill: var(" not in made
    assert "stroke: var(" not in made


def test_a_machine_without_the_libraries_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # What Python does when the import fails.
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    (tmp_path / "index.html").write_text("<main></main>", encoding="utf-8")
    assert main(["pdf", str(tmp_path), str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert said.strip() == MISSING
    assert "libpango" in said
    assert "Traceback" not in said


def test_without_the_one_page_nothing_is_printed(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="lancer d’abord make singlehtml"):
        make_pdf(tmp_path, tmp_path)


# ---- the file ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def single(printer: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as one page."""
    return copy_of("paper", tmp_path_factory.mktemp("paper")).build("singlehtml").out


@pytest.fixture(scope="module")
def volume(single: Path) -> PdfReader:
    """The whole small site."""
    return PdfReader(make_pdf(single, single.parent / "pdf"))


def tags(node: object) -> Iterator[Any]:
    """Every element of the structure, from the top."""
    if isinstance(node, ArrayObject):
        for child in node:
            yield from tags(child.get_object())
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tags(node["/K"])


def structure(reader: PdfReader) -> list[Any]:
    root = reader.root_object["/StructTreeRoot"]
    return list(tags(root))


def outline(entries: object) -> list[object]:
    """The bookmarks: titles, in lists of lists."""
    assert isinstance(entries, list)
    return [outline(e) if isinstance(e, list) else e.title for e in entries]


def test_the_file_says_what_it_is(volume: PdfReader) -> None:
    root: Any = volume.root_object
    facts = volume.metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    notes = root["/Metadata"].get_object()
    assert isinstance(notes, StreamObject)
    assert b'pdfuaid:part="1"' in notes.get_data()
    assert facts is not None
    assert facts.title == "Petit volume"
    assert facts.author == "les auteurs du petit volume"


def test_bookmarks_follow_the_site(volume: PdfReader) -> None:
    assert outline(volume.outline) == [
        "Sommaire",
        "Accueil",
        "Pratiques",
        [
            "La suite",
            "Déclarer",
            ["En bref", "Comment faire", ["Dans le détail"], "Liste de contrôle"],
            "La feuille",
        ],
        "Les fiches",
        [
            "Marché public simplifié",
            ["La vie du produit", "La sortie"],
            "Pix",
            ["La vie du produit", "La sortie"],
        ],
    ]


def test_contents_give_the_page_of_each_document(volume: PdfReader) -> None:
    contents = " ".join(volume.pages[1].extract_text().split())
    assert "Agir" in contents
    for number, page in enumerate(volume.pages, 1):
        first = page.extract_text()
        if "Croire d’abord, vérifier ensuite" in first:
            assert (
                f"{number}" in contents.partition("Déclarer")[2].split("La feuille")[0]
            )
            break
    else:
        pytest.fail("the play has no page")
    last = len(volume.pages)
    assert f"{last} / {last}" in volume.pages[-1].extract_text()


def test_headings_tables_and_drawings_are_tagged(volume: PdfReader) -> None:
    found = structure(volume)
    kinds = [str(e["/S"]) for e in found]
    levels = [int(k[2:]) for k in kinds if k[1] == "H" and k[2:].isdigit()]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    heads = [e for e in found if e["/S"] == "/TH"]
    assert heads
    assert {str(e["/A"]["/Scope"]) for e in heads} == {"/Column", "/Row"}
    drawings = [e for e in found if e["/S"] == "/Figure"]
    assert len(drawings) == 2
    assert all("Transféré" in e["/Alt"] for e in drawings if "Pix" in e["/Alt"])
    assert all("Construction" in e["/Alt"] for e in drawings)


def test_links_are_kept_and_lead_inside(volume: PdfReader) -> None:
    links = [
        note.get_object()
        for page in volume.pages
        for note in page.get("/Annots", ArrayObject()).get_object()
    ]
    outside = {link["/A"]["/URI"] for link in links if "/A" in link}
    inside = [link for link in links if "/Dest" in link]
    assert outside == {"https://example.org/"}
    names = volume.named_destinations
    assert len(inside) > 12
    assert all(str(link["/Dest"]) in names for link in inside)
    assert all(link["/F"] == 4 for link in links)


def test_nothing_of_the_screen_is_printed(volume: PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in volume.pages)
    assert "Chercher" not in text
    assert "#" not in text
    assert "Je soussigné." in text


def test_each_card_has_a_page_of_its_own(volume: PdfReader) -> None:
    pages = [page.extract_text() for page in volume.pages]
    assert [sum("La vie du produit" in p for p in pages)] == [2]


@pytest.mark.parametrize("moment", ["", "1700000000"])
def test_the_same_bytes_again(
    single: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    made = [make_pdf(single, tmp_path / name, "startups/pix") for name in "ab"]
    assert made[0].read_bytes() == made[1].read_bytes()
    facts = PdfReader(made[0]).metadata
    assert facts is not None
    assert str(facts.get("/CreationDate", ""))[2:10] == ("20231114" if moment else "")


def test_one_page_is_a_file_of_its_own(single: Path, tmp_path: Path) -> None:
    made = make_pdf(single, tmp_path, "pratiques/declarer")
    reader = PdfReader(made)
    assert made.name == "pratiques-declarer.pdf"
    assert reader.metadata is not None
    assert reader.metadata.title == "Déclarer – Petit volume"
    assert outline(reader.outline)[0] == "Déclarer"
    text = reader.pages[0].extract_text()
    assert "Sommaire" in text
    assert "La suite" not in text.partition("En bref")[0]


def test_a_kit_is_one_sheet(single: Path, tmp_path: Path) -> None:
    reader = PdfReader(make_pdf(single, tmp_path, "pratiques/feuille"))
    assert len(reader.pages) == 1
    assert "Sommaire" not in reader.pages[0].extract_text()


def test_a_page_that_is_none_gets_its_neighbour(single: Path, tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="peut-être « startups/pix »"):
        make_pdf(single, tmp_path, "startups/pics")
