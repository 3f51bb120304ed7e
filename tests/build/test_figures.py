"""Figures in a built site: what they are made of, and when they are made again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from .test_builds import pages

if TYPE_CHECKING:
    from .conftest import Build, Project

SVG = "{http://www.w3.org/2000/svg}"
BUILDERS = ("html", "epub", "text", "latex", "man", "texinfo", "gettext", "singlehtml")
FIGURES = """\
as_of: 2025-06-30
source:
  repository: https://example.org/produits
definitions:
  entered: "Le jour de la première phase."
caveats:
  - "Six produits seulement."
per_year:
  - {year: 2024, entered: 5, launched: 4, exited_transfere: 1, exited_opere: 0,
     exited_abandon: 1, exited_abandon_investigation: 1, in_progress_end: 2,
     in_progress_in_investigation: 0, in_progress_beyond_investigation: 2}
  - {year: 2025, entered: 1, launched: 0, exited_transfere: 0, exited_opere: 0,
     exited_abandon: 0, exited_abandon_investigation: 0, in_progress_end: 3,
     in_progress_in_investigation: 1, in_progress_beyond_investigation: 2,
     until: 2025-06-30}
totals: {entered: 6, launched: 4, exited: 3, in_progress: 3}
outcomes_at_first_exit:
  transfere: {n: 1}
  opere: {n: 0}
  abandon: {n: 1}
  abandon-investigation: {n: 1}
survival:
  from_construction:
    n: 4
    exits: 2
    median_months: 14.5
    table:
      - {months: 12, still_in_pct: 75, transferred_or_operated_pct: 0,
         stopped_pct: 25}
      - {months: 24, still_in_pct: 40, transferred_or_operated_pct: 35,
         stopped_pct: 25}
"""
FLOW = "```{startup-flow}\n:figures: flow.yaml\n:notes:\n:span: 6-12 vite\n```\n"
LIVES = "```{startup-timeline} cantine bourses\n```\n"
OWN = "```{startup-flow}\n:show: years\n```\n"


@pytest.fixture
def drawn(project: Project) -> Project:
    """The small project with a page for each figure."""
    (project / "_data/flow.yaml").write_text(FIGURES, "utf-8")
    for name, text in {"flux": FLOW, "vies": LIVES, "ensemble": OWN}.items():
        (project / f"{name}.md").write_text(f"# {name.title()}\n\n{text}", "utf-8")
    project.edit("index.md", "note\n", "note\nflux\nvies\nensemble\n")
    return project


def figures(html: str) -> list[ET.Element]:
    """Read every figure of a page as XML."""
    return [ET.fromstring(f) for f in re.findall(r"<figure.*?</figure>", html, re.S)]


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_ends_without_a_warning(drawn: Project, builder: str) -> None:
    build = drawn.build(builder)
    assert build.warnings == []
    assert not build.failed


def check_drawing(figure: ET.Element) -> None:
    """What holds of every figure, whatever it shows."""
    svg = figure.find(f".//{SVG}svg[@role='img']")
    assert svg is not None
    named = [
        figure.find(f".//*[@id='{i}']") for i in svg.get("aria-labelledby", "").split()
    ]
    assert [element is not None and bool(element.text) for element in named] == [
        True
    ] * 2
    box = figure.find("div[@tabindex='0']")
    assert box is not None
    assert box.get("aria-label") == figure.findtext(".//strong")
    assert figure.find(".//table/tbody/tr/th[@scope='row']") is not None
    assert figure.find("figcaption") is not None
    assert "Source" in "".join(figure.itertext())
    for element in figure.iter():
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
    assert figure.find(".//script") is None


def test_a_figure_is_named_drawn_and_told_in_a_table(drawn: Project) -> None:
    build = drawn.build()
    found = {
        name: figures(build.read(f"{name}.html"))
        for name in ("flux", "vies", "ensemble", "startups/cantine")
    }
    assert {name: len(f) for name, f in found.items()} == {
        "flux": 2,
        "vies": 1,
        "ensemble": 1,
        "startups/cantine": 1,
    }
    for made in found.values():
        for figure in made:
            check_drawing(figure)
    ids = re.findall(
        r'\bid="(figure-[^"]+)"', drawn.build("singlehtml").read("index.html")
    )
    assert len(ids) == len(set(ids))
    assert len(ids) > 10


def test_the_sheet_is_asked_for_by_the_pages_that_have_a_figure(drawn: Project) -> None:
    build = drawn.build()
    assert (build.outdir / "_static/startup-figures.css").is_file()
    for name, has in {"flux": True, "startups/cantine": True, "note": False}.items():
        assert ("startup-figures.css" in build.read(f"{name}.html")) is has


def test_the_numbers_can_be_taken_away(drawn: Project) -> None:
    build = drawn.build()
    assert build.read("flow.csv").splitlines()[1] == "2024,5,4,0,1,1,1,2,"
    assert "construction,12,75,0,25" in build.read("flow-stays.csv")
    assert build.read("startups-flow.csv").splitlines()[1].startswith("2019,1,1,")
    html = build.read("flux.html")
    assert 'href="flow.csv"' in html
    assert 'href="flow-stays.csv"' in html
    drawn.edit("flux.md", ":figures:", ":show: years\n:figures:")
    drawn.edit("ensemble.md", OWN, "Rien.\n")
    build = drawn.build()
    assert not (build.outdir / "startups-flow.csv").exists()
    assert (build.outdir / "flow.csv").exists()
    assert pages(drawn.build(to="clean").outdir) == pages(build.outdir)


def test_definitions_and_caveats_are_printed_on_demand(drawn: Project) -> None:
    html = drawn.build().read("flux.html")
    assert "Le jour de la première phase." in html
    assert "Six produits seulement." in html
    drawn.edit("flux.md", ":notes:\n", "")
    assert "Six produits seulement." not in drawn.build().read("flux.html")


def shown(build: Build) -> set[str]:
    return build.written - {"index"}


def test_a_second_build_has_nothing_to_do(drawn: Project) -> None:
    drawn.build()
    assert drawn.build().idle


def test_a_changed_figures_file_is_drawn_again_where_it_is_shown(
    drawn: Project,
) -> None:
    drawn.build()
    drawn.edit("_data/flow.yaml", "entered: 5", "entered: 50")
    build = drawn.build()
    assert shown(build) == {"flux"}
    assert ">50</text>" in build.read("flux.html")
    assert build.read("flow.csv").splitlines()[1].startswith("2024,50,")
    assert pages(drawn.build(to="clean").outdir) == pages(build.outdir)


def test_a_changed_life_is_drawn_again_where_it_is_shown(drawn: Project) -> None:
    drawn.build()
    drawn.edit("startups/cantine.yaml", "start: 2023-04-01", "start: 2023-05-01")
    build = drawn.build()
    assert {"vies", "startups/cantine"} <= shown(build)
    assert "note" not in build.written
    assert "flux" not in build.written
    assert "1er mai 2023" in build.read("vies.html").replace("\xa0", " ")
    assert pages(drawn.build(to="clean").outdir) == pages(build.outdir)


def test_an_event_is_drawn_again_as_a_phase_is(drawn: Project) -> None:
    drawn.build()
    drawn.edit(
        "startups/bourses.yaml",
        "trust:",
        "events:\n  - {name: national_impact, date: 2021-02-03}\ntrust:",
    )
    build = drawn.build()
    assert shown(build) == {"vies", "startups/bourses"}
    assert "3 février 2021" in build.read("vies.html").replace("\xa0", " ")


@pytest.mark.parametrize("parallel", [2])
def test_parallel_builds_give_the_same_bytes(drawn: Project, parallel: int) -> None:
    serial = pages(drawn.build(to="one").outdir)
    assert pages(drawn.build(to="many", parallel=parallel).outdir) == serial


def test_a_second_builder_on_the_same_environment_is_right(drawn: Project) -> None:
    drawn.build()
    drawn.build("text")
    drawn.edit("_data/flow.yaml", "entered: 5", "entered: 50")
    drawn.build()
    assert "50" in drawn.build("text").read("flux.txt")


def test_a_missing_or_broken_figures_file_is_told_at_every_build(
    drawn: Project,
) -> None:
    drawn.edit("_data/flow.yaml", "exited: 3", "exited: trois")
    for build in (drawn.build(), drawn.build()):
        assert build.failed
        assert len(build.warnings) == 1
        assert re.match(
            r"flux\.md:3:1: WARNING: .*trois.* \[startup\.unread-figures\]",
            build.warnings[0],
        )
    drawn.edit("_data/flow.yaml", "totals:", "totaux:")
    assert "totals" in drawn.build().warnings[0]
    (drawn / "_data/flow.yaml").unlink()
    assert "n’existe pas" in drawn.build().warnings[0]
    (drawn / "_data/flow.yaml").write_text(FIGURES, "utf-8")
    build = drawn.build()
    assert build.warnings == []
    assert pages(drawn.build(to="clean").outdir) == pages(build.outdir)


def test_an_unknown_card_is_told_and_the_others_are_drawn(drawn: Project) -> None:
    drawn.edit("vies.md", "cantine", "cantines")
    build = drawn.build()
    assert "vouliez-vous écrire" in build.warnings[0]
    assert "Guichet des bourses" in build.read("vies.html")


@pytest.mark.parametrize(
    "option", ["12-36", "36-12 x", "douze-trente x", "12-36 ", "1-9999 x"]
)
def test_a_span_is_two_lengths_and_what_they_are(drawn: Project, option: str) -> None:
    drawn.edit("flux.md", ":span: 6-12 vite", f":span: {option}")
    assert drawn.build().failed


def test_a_timeline_by_filter_follows_the_cards(drawn: Project) -> None:
    drawn.edit(
        "vies.md", LIVES, "```{startup-timeline}\n:filter: phase=transfere\n```\n"
    )
    build = drawn.build()
    html = build.read("vies.html")
    assert "Guichet des bourses" in html
    assert "Cantine locale" not in figures(html)[0].findtext(".//strong", "")
    drawn.edit("startups/cantine.yaml", "construction", "transfere")
    assert "2\xa0produits, de phase en phase" in drawn.build().read("vies.html")


def test_the_other_formats_have_the_table(drawn: Project) -> None:
    text = drawn.build("text").read("vies.txt").replace("\xa0", " ")
    assert "1er septembre 2022" in text
    assert "Transféré" in text
    flow = drawn.build("text").read("flux.txt").replace("\xa0", " ")
    assert re.search(r"2025, au 30 juin\W+1\W", flow)
    assert "vite" in flow
    epub = drawn.build("epub").read("flux.xhtml")
    assert "<svg" not in epub
    assert epub.count("<table") == 2
    assert "<details" in epub
