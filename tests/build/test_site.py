"""What a reader finds in a built site."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from .conftest import Project

BUILDERS = ("html", "epub", "text", "latex", "man", "texinfo", "gettext", "singlehtml")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_ends_without_a_warning(project: Project, builder: str) -> None:
    build = project.build(builder)
    assert build.warnings == []
    assert not build.failed


def test_each_card_has_a_page_a_gallery_entry_and_a_record(project: Project) -> None:
    build = project.build()
    names = {path.stem for path in (project / "startups").glob("*.yaml")}
    gallery = build.read("startups/index.html")
    entries = re.findall(r'<li><a href="([^"]+)\.html">[^<]+</a><p>', gallery)
    assert sorted(map(unquote, entries)) == sorted(names)
    assert {p.stem for p in (build.outdir / "startups").glob("*.html")} >= names
    records = json.loads(build.read("startups.json"))["startups"]
    assert {record["id"] for record in records} == names


def test_editors_find_the_schema_of_a_card_on_the_site(project: Project) -> None:
    text = project.build().read("startup.schema.json")
    assert json.loads(text)["title"] == "Fiche d’un produit"


def _body(html: str) -> str:
    """The page's own part, with a line a tag so that a change reads well."""
    body = html.split('<div class="body" role="main">')[1]
    body = body.split('<div class="sphinxsidebar"')[0]
    return re.sub(r"\n\s*\n+", "\n", body).strip() + "\n"


@pytest.mark.parametrize("page", ["cantine", "bourses", "écoute"])
def test_card_page(
    project: Project, file_regression: FileRegressionFixture, page: str
) -> None:
    build = project.build()
    file_regression.check(_body(build.read(f"startups/{page}.html")), extension=".html")


def test_gallery_by_phase(
    project: Project, file_regression: FileRegressionFixture
) -> None:
    build = project.build()
    file_regression.check(_body(build.read("par-phase.html")), extension=".html")


def test_home_shows_a_card_links_and_a_count(
    project: Project, file_regression: FileRegressionFixture
) -> None:
    build = project.build()
    file_regression.check(_body(build.read("index.html")), extension=".html")


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo"])
def test_the_other_formats_hold_whole_cards(
    project: Project, file_regression: FileRegressionFixture, builder: str
) -> None:
    build = project.build(builder)
    if builder == "text":
        text = build.read("startups/cantine.txt") + build.read("par-phase.txt")
    else:
        suffix = {"latex": "*.tex", "man": "*.1", "texinfo": "*.texi"}[builder]
        text = next(build.outdir.glob(suffix)).read_text("utf-8")
        text = text[text.upper().index("LES FICHES") :]
        text = re.sub(r"\d{4}-\d{2}-\d{2}|\w{3} \d{2}, \d{4}", "DATE", text)
    file_regression.check(text, extension=f".{builder}.txt")


def test_singlehtml_has_no_dead_anchor(project: Project) -> None:
    html = project.build("singlehtml").read("index.html")
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    anchors = set(re.findall(r'href="#([^"]+)"', html))
    assert anchors - ids == set()
    assert "startup-cantine" in ids


def test_translators_get_the_texts_of_cards_with_their_lines(project: Project) -> None:
    build = project.build("gettext")
    catalogue = "".join(p.read_text("utf-8") for p in build.outdir.rglob("*.pot"))
    assert 'msgid "Aider les cantines à déclarer leurs achats durables."' in catalogue
    assert "startups/cantine.yaml:2" in catalogue
    assert (
        'msgid "Une première version a été posée dans **douze** cantines."' in catalogue
    )
    assert "startups/cantine.yaml:17" in catalogue


def test_the_format_documents_itself(
    project: Project, file_regression: FileRegressionFixture
) -> None:
    directives = ("fields", "problems", "notices")
    page = "".join(f"```{{startup-{name}}}\n```\n\n" for name in directives)
    (project / "champs.md").write_text(f"---\norphan: true\n---\n# Champs\n\n{page}")
    build = project.build("text")
    assert build.warnings == []
    file_regression.check(build.read("champs.txt"), extension=".txt")
