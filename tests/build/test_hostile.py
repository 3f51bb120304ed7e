"""Hostile texts are inert in every format, and refused files in every page."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from startup_cards.unseen import UNSEEN
from tests.hostile import (
    FILE_NAMES,
    PAYLOADS,
    PLAIN,
    Markup,
    sphinx,
    write_catalogue,
    write_refused,
)

STRICT = ("-n", "-W")
#: A card whose Markdown is allowed, and looks like what is not.
ALLOWED = "texte-permis"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(tmp_path_factory.mktemp("hostile") / "source")


@pytest.fixture(scope="module")
def html(source: Path) -> Path:
    return sphinx("html", source, *STRICT)[0]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listed") / "source"
    return sphinx("html", write_catalogue(folder, listed=True), *STRICT)[0]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return sphinx("html", write_refused(tmp_path_factory.mktemp("refused") / "source"))


def page(path: Path) -> Markup:
    return Markup(path.read_text("utf-8"))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_page_is_built_as_that_of_an_ordinary_word(
    html: Path, listed: Path, name: str
) -> None:
    for cards in (html / "startups", listed / "startups"):
        hostile = page(cards / f"{name}.html")
        assert hostile.shape == page(cards / f"{PLAIN}.html").shape
        assert one_line(PAYLOADS[name]) in one_line(hostile.text)


def test_no_address_of_any_page_acts(html: Path, listed: Path) -> None:
    pages = sorted((*html.rglob("*.html"), *listed.rglob("*.html")))
    assert len(pages) > 2 * len(PAYLOADS)
    for path in pages:
        assert page(path).acting == [], path


def test_each_entry_of_a_gallery_is_built_alike(html: Path) -> None:
    for name in ("index", "par-incubateur", "par-theme"):
        text = (html / "startups" / f"{name}.html").read_text("utf-8")
        entry = r'<li><a href="[^"]+">[^<]*</a><p>.*?</li>\n'
        items = re.findall(entry, text, re.DOTALL)
        assert len(items) > len(PAYLOADS)
        shapes = {tuple(Markup(item).shape) for item in items}
        assert len(shapes) == 1


def body(path: Path) -> Markup:
    """What a card's own text became."""
    text = path.read_text("utf-8")
    start, end = text.index("Du code"), text.index("La vie du produit")
    return Markup(text[start:end])


def test_markdown_that_is_allowed_makes_no_other_element(html: Path) -> None:
    made = body(html / "startups" / f"{ALLOWED}.html")
    elements = {tag for tag, _ in made.shape if not tag.startswith("/")}
    assert elements <= set(
        "p span code pre div a section h2 h3 table thead tbody tr th td colgroup col "
        "ol ul li blockquote strong em".split()
    )
    names = {name for _, attributes in made.shape for name in attributes}
    assert names <= {"class", "id", "href", "scope", "style", "translate", "title"}
    assert made.acting == []
    assert "<script>alert(1)</script>" in made.text
    assert ".. raw:: html" in made.text
    assert {a.split("/")[2] for a in made.addresses if "//" in a} == {"exemple.org"}


def test_scripts_hold_data_alone(html: Path) -> None:
    (data,) = (html / "_static" / "startup-galleries").glob("*.js")
    match = re.fullmatch(r"window\.startupGallery=(.*);\n", data.read_text("utf-8"))
    assert match
    words = json.dumps(json.loads(match[1]), ensure_ascii=False)
    assert json.dumps(PAYLOADS["script"])[1:-1] in words
    index = (html / "searchindex.js").read_text("utf-8")
    json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))


def test_records_are_json(html: Path) -> None:
    data = json.loads((html / "startups.json").read_text("utf-8"))
    said = {record["id"]: record["title"] for record in data["startups"]}
    assert {name: said.pop(name) for name in (PLAIN, ALLOWED)}
    assert said == {name: text.strip() for name, text in PAYLOADS.items()}


def test_no_cell_of_the_table_is_a_formula(html: Path) -> None:
    text = (html / "startups.csv").read_bytes().decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 3 + len(PAYLOADS)
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(tuple("=+-@\t\r＝＋－＠"))  # noqa: RUF001
    titles = {row[0]: row[1] for row in rows[1:]}
    assert titles["formule-egal"] == "'" + PAYLOADS["formule-egal"]
    assert titles["formule-pleine-chasse"].startswith("'")


def test_the_feed_and_the_sitemap_are_xml(html: Path) -> None:
    feed = ElementTree.parse(html / "atom.xml").getroot()
    titles = [node.text or "" for node in feed.iterfind(".//{*}title")]
    assert f"{PAYLOADS['balise']}, arrêté" in titles
    ElementTree.parse(html / "sitemap.xml")


def test_a_book_is_well_formed(source: Path) -> None:
    out, _ = sphinx("epub", source)
    files = [p for p in out.rglob("*") if p.suffix in {".xhtml", ".opf", ".ncx"}]
    assert len(files) > len(PAYLOADS)
    for path in files:
        ElementTree.parse(path)
    for name, text in PAYLOADS.items():
        hostile = page(out / "startups" / f"{name}.xhtml")
        assert hostile.shape == page(out / "startups" / f"{PLAIN}.xhtml").shape
        assert hostile.acting == []
        assert one_line(text) in one_line(hostile.text)


def test_one_page_of_all_is_inert(source: Path) -> None:
    out, _ = sphinx("singlehtml", source, *STRICT)
    whole = page(out / "index.html")
    assert whole.acting == []
    tags = {shape for shape in whole.shape if shape[0] in {"script", "style", "base"}}
    assert all("src" in attributes for _, attributes in tags)
    for name, text in PAYLOADS.items():
        assert one_line(text) in one_line(whole.text), name


def test_latex_says_every_text_and_runs_none(source: Path) -> None:
    out, _ = sphinx("latex", source, *STRICT)
    (path,) = out.glob("catalogue.tex")
    body = path.read_text("utf-8").partition("\\begin{document}")[2]
    run = re.findall(r"(?<!\\)\\(input|write|end\{document\}|def|csname)(?!\w)", body)
    assert run == ["end{document}"]
    assert "\\textbackslash{}input\\{/etc/passwd\\}" in body
    # Outside literal text, each sign that commands is written as a text.
    title = next(line for line in body.splitlines() if "section{\\textback" in line)
    said = re.sub(r"\\text\w+\{\}|\\[%$#&_{}]", "", title.partition("section{")[2])
    assert not re.search(r"[\\%$#&_^~]", said)


def test_plain_text_says_every_text(source: Path) -> None:
    out, _ = sphinx("text", source, *STRICT)
    for name, text in PAYLOADS.items():
        said = one_line((out / "startups" / f"{name}.txt").read_text("utf-8"))
        assert one_line(text) in said


def test_refused_files_have_inert_pages(refused: tuple[Path, str]) -> None:
    out, _ = refused
    cards = out / "startups"
    known = set(page(cards / "texte-html.html").shape)
    pages = [path for path in cards.rglob("*.html") if path.stem != "index"]
    ours = [p for p in pages if p.stem not in {PLAIN, "par-theme", "par-incubateur"}]
    assert len(ours) > len(FILE_NAMES) + 20
    for path in ours:
        made = page(path)
        assert set(made.shape) <= known | {("nav", ())}, path
        assert made.acting == [], path
        assert not UNSEEN.search(made.text), path


def test_each_refused_file_is_told_in_one_line(refused: tuple[Path, str]) -> None:
    _, said = refused
    # Sphinx colours a line of its own, each version in its own red.
    assert not UNSEEN.search(re.sub(r"\x1b\[(?:31|91|39;49;00)m", "", said))
    names = {line.split(":")[0].rpartition("/")[2] for line in said.splitlines()}
    assert {"un-mebioctet.yaml", "texte-directive-cachee.yaml"} <= names
    assert said.count("[startup.file-name]") == len(FILE_NAMES)
    assert said.count("[startup.unread-file]") == 1


def test_only_the_sound_card_is_published(refused: tuple[Path, str]) -> None:
    out, _ = refused
    data = json.loads((out / "startups.json").read_text("utf-8"))
    assert [record["id"] for record in data["startups"]] == [PLAIN]
    for address in ElementTree.parse(out / "sitemap.xml").iterfind(".//{*}loc"):
        text = address.text or ""
        assert text.startswith("https://exemple.org/")
        assert (out / unquote(text.removeprefix("https://exemple.org/"))).is_file()
