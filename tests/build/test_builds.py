"""Second builds, parallel builds, failed builds."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

import startup_cards

from .conftest import Project

if TYPE_CHECKING:
    from pathlib import Path


def pages(outdir: Path) -> dict[str, bytes]:
    """Every file of a build, by name.

    Left out: what Sphinx notes for itself, and its index of words, in which it leaves
    empty entries behind.
    """
    return {
        str(path.relative_to(outdir)): path.read_bytes()
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and path.name not in (".buildinfo", "searchindex.js")
    }


def test_a_second_build_has_nothing_to_do(project: Project) -> None:
    project.build()
    assert project.build().idle


def test_the_index_of_words_is_left_alone_until_a_word_changes(
    project: Project,
) -> None:
    index = project.build().outdir / "searchindex.js"
    before = index.stat().st_mtime_ns
    project.build()
    assert index.stat().st_mtime_ns == before
    project.edit("startups/cantine.yaml", "achats durables", "achats cosmiques")
    project.build()
    assert "cosm" in index.read_text("utf-8")
    (project / "note.md").unlink()
    project.edit("index.md", "note\n", "")
    project.build()
    assert '"note"' not in index.read_text("utf-8")
    # A card may go without a trace on any page.
    (project / "startups/écoute.yaml").unlink()
    project.build()
    assert '"startups/écoute"' not in index.read_text("utf-8")


def test_documents_read_by_another_version_of_the_code_are_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = project.build()
    monkeypatch.setattr(startup_cards, "code_mark", lambda: 1)
    build = project.build()
    assert build.warnings == []
    assert build.written == first.written
    assert project.build().idle


def test_an_edited_mission_is_shown_wherever_it_stands(project: Project) -> None:
    project.build()
    project.edit("startups/cantine.yaml", "achats durables", "achats locaux")
    build = project.build()
    assert build.written == {
        "startups/cantine",
        "startups/index",
        "par-phase",
        "index",
    }
    for page in build.written:
        html = build.read(f"{page}.html")
        assert "achats locaux" in html
        assert "achats durables" not in html
    assert "achats locaux" in build.read("startups.json")
    assert build.warnings == []


def test_a_page_that_shows_no_card_leaves_galleries_whole(project: Project) -> None:
    before = pages(project.build().outdir)
    project.edit("note.md", "aucune fiche", "toujours aucune fiche")
    build = project.build()
    # Sphinx writes again the page whose table of contents holds it.
    assert build.written == {"note", "index"}
    after = pages(build.outdir)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"note.html", "_sources/note.md.txt"}


def test_a_deleted_card_leaves_galleries_and_data(project: Project) -> None:
    project.build()
    (project / "startups/écoute.yaml").unlink()
    build = project.build()
    # Sphinx writes the root document at every build that writes anything.
    assert build.written == {"startups/index", "par-phase", "index"}
    assert "écoute" not in build.read("startups/index.html")
    assert "écoute" not in build.read("startups.json")


def test_a_changed_label_is_shown_by_the_pages_that_hold_it(project: Project) -> None:
    project.build()
    (project / "_data/organisations.yaml").write_text(
        "ministere: {label: Ministère renommé}\nrectorat: {label: Rectorat}\n", "utf-8"
    )
    build = project.build()
    assert build.written == {"startups/cantine", "startups/index", "par-phase", "index"}


def test_a_value_taken_off_a_list_is_told_without_reading_the_card(
    project: Project,
) -> None:
    project.build()
    project.edit("_data/incubators.yaml", "incub-nord", "incub-sud")
    for build in (project.build(), project.build()):
        assert build.failed
        told = [
            line for line in build.warnings if "[startup.unknown-incubator]" in line
        ]
        assert len(told) == 3
    project.edit("_data/incubators.yaml", "incub-sud", "incub-nord")
    build = project.build()
    assert build.warnings == []
    assert pages(project.build(to="clean").outdir) == pages(build.outdir)


def test_a_second_builder_on_the_same_environment_is_right(project: Project) -> None:
    project.build("html")
    project.build("text")
    project.edit("startups/cantine.yaml", "achats durables", "achats locaux")
    project.build("html")
    assert "achats locaux" in project.build("text").read("par-phase.txt")


@pytest.mark.parametrize("parallel", [2, 4])
def test_parallel_builds_give_the_same_bytes(project: Project, parallel: int) -> None:
    serial = pages(project.build(to="one").outdir)
    assert pages(project.build(to="many", parallel=parallel).outdir) == serial


def test_a_parallel_rebuild_gives_the_same_bytes(project: Project) -> None:
    project.build(parallel=4)
    for path in (project / "startups").glob("*.yaml"):
        path.write_text(path.read_text("utf-8") + "# relu\n", "utf-8")
    again = pages(project.build(parallel=4).outdir)
    assert pages(project.build(to="clean").outdir) == again


BROKEN = {
    "date": ("start: 2023-04-01", "start: 2023-13-01"),
    "phase": ("name: construction", "name: contruction"),
    "required": ("mission: Aider les cantines à déclarer leurs achats durables.\n", ""),
    "duplicate-key": (
        "incubator: incub-nord",
        "incubator: incub-nord\nincubator: autre",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_mistake_is_located_and_told_at_every_build(
    project: Project, kind: str
) -> None:
    project.edit("startups/cantine.yaml", *BROKEN[kind])
    first, second = project.build(), project.build()
    for build in (first, second):
        assert build.failed
        assert len(build.warnings) == 1
        assert re.match(
            rf"startups/cantine\.yaml:\d+:\d+: WARNING: .+ \[startup\.{kind}\]",
            build.warnings[0],
        )
        assert "Guichet des bourses" in build.read("startups/index.html")
    assert first.warnings == second.warnings
    assert "cantine.yaml" in first.read("startups/cantine.html")


@pytest.mark.parametrize("known_before", [True, False])
def test_bad_bytes_are_a_sentence_and_the_other_cards_go_on(
    project: Project, known_before: bool
) -> None:
    path = project / "startups/cantine.yaml"
    if known_before:
        assert not project.build().failed
    data = path.read_text("utf-8").replace("déclarer", "d\udce9clarer")
    path.write_bytes(data.encode("utf-8", "surrogateescape"))
    for build in (project.build(), project.build()):
        assert build.failed
        told = [line for line in build.warnings if "[startup.encoding]" in line]
        assert told[0].startswith("startups/cantine.yaml:2:")
        gallery = build.read("startups/index.html")
        assert "Guichet des bourses" in gallery
        assert "Cantine" not in gallery


def test_a_mended_card_comes_back(project: Project) -> None:
    project.edit("startups/cantine.yaml", *BROKEN["date"])
    assert project.build().failed
    project.edit("startups/cantine.yaml", *reversed(BROKEN["date"]))
    build = project.build()
    assert build.warnings == []
    assert pages(project.build(to="clean").outdir) == pages(build.outdir)


def test_an_unknown_card_gets_a_suggestion_at_every_build(project: Project) -> None:
    project.edit("index.md", "{startup}`cantine`", "{startup}`cantines`")
    for build in (project.build(), project.build()):
        assert build.failed
        assert build.warnings == [
            "index.md:3:1: WARNING: «\xa0cantines\xa0» n’est l’identifiant d’aucune "
            "fiche\u202f; vouliez-vous écrire «\xa0cantine\xa0»\u202f? "
            "[startup.unknown-startup]"
        ]


def test_an_old_address_leads_to_the_card_until_it_is_taken_away(
    project: Project,
) -> None:
    project.edit(
        "startups/cantine.yaml",
        "as_of:",
        "redirect_from:\n  - /startups/halte-1.html\n  - anciens/halte\nas_of:",
    )
    build = project.build()
    assert build.warnings == []
    assert 'url=cantine.html"' in build.read("startups/halte-1.html")
    assert 'url=../startups/cantine.html"' in build.read("anciens/halte.html")
    project.edit("startups/cantine.yaml", "  - anciens/halte\n", "")
    build = project.build()
    assert not (build.outdir / "anciens/halte.html").exists()
    assert (build.outdir / "startups/halte-1.html").exists()


def test_other_yaml_is_left_alone(project: Project) -> None:
    (project / "openapi.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    (project / "api").mkdir()
    (project / "api/openapi.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    build = project.build()
    assert build.warnings == []
    assert not (build.outdir / "openapi.html").exists()


def test_another_project_of_the_same_process_reads_no_yaml(
    project: Project, tmp_path: Path
) -> None:
    project.build()
    build = Project("bare", tmp_path).build()
    assert build.warnings == []
    assert not (build.outdir / "donnees.html").exists()


def test_nothing_is_written_into_the_sources(project: Project) -> None:
    before = {p for p in project.root.rglob("*") if "_build" not in p.parts}
    project.build()
    after = {p for p in project.root.rglob("*") if "_build" not in p.parts}
    assert after == before
    shutil.rmtree(project / "_build")
