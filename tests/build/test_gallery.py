"""Galleries and their files: what is written, for which pages, and kept in step."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import startup_cards

if TYPE_CHECKING:
    from .conftest import Build, Project

STATIC = Path(startup_cards.__file__).parent / "static"
DATA = "_static/startup-galleries"


@pytest.fixture
def filtered(project: Project) -> Project:
    """The small project, its catalogue with filters."""
    project.edit(
        "startups/index.md", "{startup-gallery}", "{startup-gallery}\n:controls:"
    )
    return project


def data(build: Build) -> dict[str, Any]:
    text = build.read(f"{DATA}/startups--index.js")
    found: dict[str, Any] = json.loads(
        text.removeprefix("window.startupGallery=").removesuffix(";\n")
    )
    return found


def test_files_are_asked_for_only_where_they_serve(filtered: Project) -> None:
    build = filtered.build()
    assert build.warnings == []
    for page, sheet, script in (
        ("note", False, False),
        ("par-phase", True, False),
        ("startups/cantine", True, False),
        ("startups/index", True, True),
    ):
        html = build.read(f"{page}.html")
        assert ("startup-cards.css" in html) is sheet
        assert ("startup-gallery.js" in html) is script


def test_the_script_is_light() -> None:
    script = (STATIC / "startup-gallery.js").read_bytes()
    assert len(gzip.compress(script, 9)) < 6 * 1024


def test_a_site_without_filters_has_no_data(project: Project) -> None:
    assert not (project.build().outdir / DATA).exists()


def test_data_follow_the_cards(filtered: Project) -> None:
    before = data(filtered.build())
    assert len(before["cards"]) == 3
    (filtered / "startups/écoute.yaml").unlink()
    page = filtered.build()
    after = data(page)
    assert len(after["cards"]) == 2
    phases = dict(after["facets"])["phase"]
    assert [key for key, _, _ in phases] == ["construction", "transfere"]
    # A browser that kept the former data asks for the new ones.
    marks = page.read("startups/index.html").split("startups--index.js?v=")
    assert len(marks) == 2


def test_data_go_with_the_gallery(filtered: Project) -> None:
    filtered.build()
    filtered.edit("startups/index.md", "\n:controls:", "")
    build = filtered.build()
    assert not (build.outdir / DATA).exists()
    assert "startup-controls" not in build.read("startups/index.html")


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "text", "latex"])
def test_other_formats_have_no_control(filtered: Project, builder: str) -> None:
    build = filtered.build(builder)
    assert build.warnings == []
    pages = [*build.outdir.rglob("*.*html")]
    assert all("startup-controls" not in page.read_text("utf-8") for page in pages)


def test_folders_as_addresses(filtered: Project) -> None:
    build = filtered.build("dirhtml")
    html = build.read("startups/index.html")
    assert 'src="../_static/startup-galleries/startups--index.js?v=' in html
    assert (build.outdir / DATA / "startups--index.js").is_file()


def test_filters_are_refused_where_they_would_not_work(filtered: Project) -> None:
    filtered.edit(
        "par-phase.md", "{startup-gallery}\n", "{startup-gallery}\n:controls:\n"
    )
    with (filtered / "startups/index.md").open("a", encoding="utf-8") as page:
        page.write("\n```{startup-gallery}\n:controls:\n```\n")
    build = filtered.build()
    assert build.failed
    told = "\n".join(build.warnings)
    assert "ne se groupe pas d’avance" in told
    assert "une page n’a qu’une galerie" in told


def test_cards_lead_to_the_groups_that_they_belong_to(project: Project) -> None:
    build = project.build()
    assert "par-phase.html#" not in build.read("startups/cantine.html")
    page = (project / "par-phase.md").read_text("utf-8").replace(": phase", ": theme")
    (project / "par-theme.md").write_text(f"---\norphan: true\n---\n{page}", "utf-8")
    build = project.build()
    link = '<a href="../par-theme.html#theme-alimentation">alimentation</a>'
    assert link in build.read("startups/cantine.html")
    assert 'id="theme-alimentation"' in build.read("par-theme.html")
    clean = project.build(to="clean")
    for page in ("startups/cantine", "par-theme"):
        assert clean.read(f"{page}.html") == build.read(f"{page}.html")


def test_a_page_is_written_again_when_its_neighbour_changes(project: Project) -> None:
    trust = "trust:\n  - pattern: donnee-a-la-source\n    why: Lu à la source.\n"
    path = project / "startups/cantine.yaml"
    path.write_text(path.read_text("utf-8") + trust, "utf-8")
    first = project.build().read("startups/bourses.html")
    assert "Même motif de confiance" in first
    assert "Cantine locale" in first
    project.edit("startups/cantine.yaml", "Cantine locale", "Cantine voisine")
    build = project.build()
    assert "startups/bourses" in build.written
    assert "startups/écoute" not in build.written
    assert "Cantine voisine" in build.read("startups/bourses.html")


def test_an_error_is_reported_with_the_file(project: Project) -> None:
    link = "https://forge.example/new?card={id}&file={file}"
    html = project.build(startup_correction_link=link).read("startups/écoute.html")
    assert (
        'href="https://forge.example/new?card=%C3%A9coute&amp;'
        'file=startups/%C3%A9coute.yaml"' in html
    )
