"""The hard cases that are a set-up and steps rather than one card."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import startup_cards

from .conftest import Project

if TYPE_CHECKING:
    from collections.abc import Iterable

CARD = """\
title: {title}
mission: Aider les habitants à suivre leur demande
incubator: incub-nord
contact: equipe@example.org
phases:
  - name: investigation
    start: 2022-01-10
    end: 2022-06-30
  - name: construction
    start: 2022-07-01
"""


def add(project: Project, more: str = "", **titles: str) -> None:
    for name, title in titles.items():
        write(project, name.replace("_", "-"), title, more)


def write(project: Project, name: str, title: str, more: str = "") -> None:
    path = project / f"startups/{name}.yaml"
    path.write_text(CARD.format(title=title) + more, "utf-8")


def ids(pages: Iterable[Path]) -> dict[str, list[str]]:
    found = re.compile(r' id="([^"]*)"')
    return {page.name: found.findall(page.read_text("utf-8")) for page in pages}


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_anchors_are_made_of_the_names_of_files(project: Project, builder: str) -> None:
    write(project, "ete", "Été")
    write(project, "1000-pas", "1000 pas")
    write(project, "a", "…")
    shown = ["startups/index.html", "par-phase.html"]
    if builder == "singlehtml":
        shown = ["index.html"]
    first = project.build(builder)
    before = ids(first.outdir / page for page in shown)
    write(project, "abeille", "Abeille")
    after = ids(project.build(builder).outdir / page for page in shown)
    for page, names in before.items():
        kept = [name for name in after[page] if "abeille" not in name]
        # Ids that Sphinx numbers belong to no card.
        assert [n for n in kept if n in names] == names
        assert all(names)
        assert not any(re.match(r"[0-9]", name) for name in names)
        assert len(set(after[page])) == len(after[page])


def test_a_renamed_card_is_found_by_its_old_name(project: Project) -> None:
    redirects = (
        "redirect_from:\n"
        "  - /startups/ancienne-halte\n"
        "  - startups/halte-1.html\n"
        "  - /startups/guichet-clair\n"
    )
    add(project, redirects, nouvelle_halte="Halte Verte")
    add(project, guichet_clair="Guichet Clair")
    with (project / "note.md").open("a", encoding="utf-8") as note:
        note.write("\nVoir {startup}`ancienne-halte`.\n")
    build = project.build()
    taken, unknown = sorted(build.warnings, key=lambda line: "note.md" in line)
    assert taken.startswith("startups/nouvelle-halte.yaml:14:")
    assert "guichet-clair.yaml" in taken
    assert unknown.startswith("note.md:")
    assert "« nouvelle-halte »" in unknown.replace("\N{NO-BREAK SPACE}", " ")
    for old in ("ancienne-halte", "halte-1"):
        assert 'url=nouvelle-halte.html"' in build.read(f"startups/{old}.html")
    assert "Guichet Clair" in build.read("startups/guichet-clair.html")


def test_names_too_near_are_told_with_both_files(project: Project) -> None:
    near = ("Halte.Verte", "halte-verte", "haltë-verte")
    for name, title in zip(near, ("Halte A", "Halte B", "Halte C"), strict=True):
        write(project, name, title)
    build = project.build()
    assert build.failed
    assert ["same-address" in line for line in build.warnings] == [True, True]
    assert all("Halte.Verte.yaml" in line for line in build.warnings)


def test_files_that_nobody_reads_are_named_by_the_build(project: Project) -> None:
    for name in ("guichet-clair", "guichet-clair-2.yml", "guichet-clair-3.YAML"):
        (project / "startups" / name).write_text(CARD.format(title="Guichet"), "utf-8")
    (project / "startups/$Logo.png").touch()
    (project / "startups/.guichet.yaml.swp").touch()
    build = project.build()
    assert [line.split(":")[0] for line in build.warnings] == [
        "startups/$Logo.png",
        "startups/guichet-clair",
        "startups/guichet-clair-2.yml",
        "startups/guichet-clair-3.YAML",
    ]
    assert not build.outdir.joinpath("startups/guichet-clair.html").exists()


def test_links_of_cards_are_seen_by_the_check_of_links(project: Project) -> None:
    write(project, "a", "A", "link: https://a.example.org/service\n")
    build = project.build("linkcheck", linkcheck_ignore=[".*"])
    lines = build.read("output.json").splitlines()
    found = {json.loads(line)["uri"]: json.loads(line)["filename"] for line in lines}
    assert found["https://a.example.org/service"] == "startups/a.yaml"


def built(folder: Path, **environment: str) -> tuple[dict[str, bytes], str]:
    """A strict build of the small project in a process of its own."""
    project = folder / "small"
    root = Path(startup_cards.__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", ".", "_build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stderr == ""
    out = project / "_build"
    files = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".doctrees" not in path.parts
    }
    return files, run.stdout


HERE, THERE = (
    {"TZ": "Pacific/Tahiti", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "Pacific/Noumea", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
)
#: The day on which a phase of the sample starts, at noon.
EPOCH = {"SOURCE_DATE_EPOCH": "1656676800"}


def test_place_clock_and_chance_change_no_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        project = Project("small", tmp_path / name)
        write(project, "ete", "Été", "as_of: 2022-08-01\n")
    one, _ = built(tmp_path / "a", **EPOCH, **HERE)
    other, _ = built(tmp_path / "b", **EPOCH, **THERE)
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()
    page = one["startups/ete.html"].decode()
    assert "1er\N{NO-BREAK SPACE}août 2022" in page


def test_a_second_build_in_another_shell_has_nothing_to_do(tmp_path: Path) -> None:
    Project("small", tmp_path)
    first, _ = built(tmp_path, **HERE)
    second, told = built(tmp_path, **THERE)
    assert "0 added, 0 changed, 0 removed" in told
    assert "config changed" not in told
    assert second == first
