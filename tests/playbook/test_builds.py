"""The second build, the parallel build, the build after a change."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.playbook.conftest import Site

CATALOGUE = "confiance/catalogue"
PLAY = "confiance/demander-moins"
ALL = ["bilan", CATALOGUE, PLAY, "index", "manifeste"]


def pages(folder: Path) -> dict[str, bytes]:
    """Every output file; the builder's own notes are no output."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def test_second_build_has_nothing_to_do(small: Site) -> None:
    assert small.build().written == ALL
    assert small.build().written == []


def test_parallel_build_gives_the_same(small: Site) -> None:
    alone = pages(small.build(out="alone").out)
    together = small.build(out="together", parallel=4)
    assert together.warnings == []
    assert pages(together.out) == alone


def test_parallel_build_after_a_change_gives_the_same(small: Site) -> None:
    """A worker's environment holds everything its parent had: merge only its pages."""
    small.build(parallel=4)
    for name in ("index.md", f"{PLAY}.md", f"{CATALOGUE}.md"):
        small.edit(name, "reviewed: 2026-11-25", "reviewed: 2026-11-26")
    built = small.build(parallel=4)
    assert built.warnings == []
    assert len(built.app.env.domains["playbook"].data["pages"]) == 5
    assert pages(built.out) == pages(small.build(out="clean").out)


def test_environment_pickles(small: Site) -> None:
    env = small.build().app.env
    data = env.domains["playbook"].data
    assert pickle.loads(pickle.dumps(data)) == data


#: A change, and the pages that must be written, no more. Sphinx always writes the page
#: whose table of contents holds a page that was read again: here the home page.
CHANGES = {
    "title of a play": (
        f"{PLAY}.md",
        "# Demander moins",
        "# Demander peu",
        # Every page may show the table of contents.
        ALL,
    ),
    "summary of a play": (
        f"{PLAY}.md",
        "summary: Remplacer",
        "summary: Savoir remplacer",
        [PLAY, "index"],
    ),
    "body of a play": (f"{PLAY}.md", "Un numéro vaut", "Un seul vaut", [PLAY, "index"]),
    "line added before a pattern": (
        f"{CATALOGUE}.md",
        "Chaque motif dit",
        "Une phrase.\n\nChaque motif dit",
        [CATALOGUE, "index"],
    ),
    "label of a pattern": (
        "_data/patterns.yaml",
        "Un numéro plutôt",
        "Un seul numéro plutôt",
        [CATALOGUE, PLAY, "index"],
    ),
    "title of a source": (
        "_data/sources.yaml",
        "White paper",
        "Very white paper",
        # Both list sources, and read the file for it.
        [PLAY, "index", "manifeste"],
    ),
    "figure": ("_data/flow.yaml", "entered: 12661", "entered: 12662", ["index"]),
    "question": ("_data/assessment.yaml", "vingt", "dix", ["bilan", "index"]),
    "claim": (
        "_data/claims.yaml",
        "status: nuancé",
        "status: tient",
        ["index", "manifeste"],
    ),
    "words of a card": ("cards.txt", "Le numéro", "Un numéro", [CATALOGUE, "index"]),
    "passage of a claim": (
        f"{CATALOGUE}.md",
        "Chaque motif dit ce qu’on croit et ce qu’on vérifie.",
        "{claim}`Chaque motif dit ce qu’on croit et ce qu’on vérifie. <C08>`",
        [CATALOGUE, "index", "manifeste"],
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_change_writes_the_pages_that_show_it(small: Site, case: str) -> None:
    name, old, new, wanted = CHANGES[case]
    small.build()
    small.edit(name, old, new)
    built = small.build()
    assert built.warnings == []
    assert built.written == wanted
    clean = pages(small.build(out="clean").out)
    written = pages(built.out)
    assert {page: written[page] for page in clean if page in wanted} == {
        page: clean[page] for page in clean if page in wanted
    }
    assert small.build().written == []


def remove_the_catalogue(site: Site) -> None:
    (site.folder / f"{CATALOGUE}.md").unlink()
    site.edit("index.md", f"{CATALOGUE}\n", "")
    site.edit("_data/pages.yaml", f"- {{slug: {CATALOGUE}", "# {")


def remove_all_patterns(site: Site) -> None:
    site.edit(f"{CATALOGUE}.md", ":::{pattern} numero", ":::{note}")


def add_a_page(site: Site) -> None:
    site.write("confiance/ailleurs.md", "# Ailleurs\n\nUn mot nouveau.\n")
    site.edit("index.md", f"{CATALOGUE}\n", f"{CATALOGUE}\nconfiance/ailleurs\n")


def rename_a_page(site: Site) -> None:
    """The new name is met at once by links, tables of contents and the manifesto."""
    old, new = site.folder / f"{PLAY}.md", site.folder / "confiance" / "moins.md"
    old.rename(new)
    site.edit("index.md", f"{PLAY}\n", "confiance/moins\n")
    site.edit("index.md", "`demander-moins`", "`moins`")


def retitle_a_page(site: Site) -> None:
    site.edit(f"{PLAY}.md", "# Demander moins", "# Demander bien moins")


def retitle_in_the_table_of_contents(site: Site) -> None:
    site.edit("index.md", f"{CATALOGUE}\n", f"Autrement <{CATALOGUE}>\n")


def move_a_passage(site: Site) -> None:
    site.edit(f"{PLAY}.md", "avec son seul numéro <C06>", "avec son seul numéro <C08>")


def change_the_readers(site: Site) -> None:
    site.edit(f"{PLAY}.md", "[intrapreneur, equipe]", "[sponsor]")


CHANGES_OF_THE_SITE = (
    remove_the_catalogue,
    remove_all_patterns,
    add_a_page,
    rename_a_page,
    retitle_a_page,
    retitle_in_the_table_of_contents,
    move_a_passage,
    change_the_readers,
)


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("change", CHANGES_OF_THE_SITE, ids=lambda f: f.__name__)
def test_incremental_output_equals_clean_output(
    small: Site, change: Callable[[Site], None], builder: str
) -> None:
    small.build(builder)
    change(small)
    again = small.build(builder)
    clean = small.build(builder, out="clean")
    assert again.warnings == clean.warnings
    assert pages(again.out) == pages(clean.out)


def test_page_that_comes_back(small: Site) -> None:
    """A link read while its page was not there leads to it at last."""
    page, away = small.folder / f"{PLAY}.md", small.folder.parent / "away.md"
    page.rename(away)
    assert "cross-reference target not found" in str(small.build().warnings)
    away.rename(page)
    again = small.build()
    assert again.warnings == []
    assert pages(again.out) == pages(small.build(out="clean").out)


def test_removed_page_leaves_nothing(small: Site) -> None:
    built = small.build()
    assert b"catalogue" in pages(built.out)["searchindex.js"]
    remove_the_catalogue(small)
    again = small.build()
    assert not [name for name in pages(again.out) if "catalogue" in name]
    assert CATALOGUE not in again.app.env.domains["playbook"].data["pages"]
    # No word is left with no page: {"catalogu":[]}.
    assert b":[]" not in pages(again.out)["searchindex.js"].split(b'"titles"')[0]


def test_mended_page_stops_the_warning(small: Site) -> None:
    small.edit(f"{PLAY}.md", "<livre-blanc>", "<livre-noir>")
    assert len(small.build().warnings) == 1
    small.edit(f"{PLAY}.md", "<livre-noir>", "<livre-blanc>")
    assert small.build().warnings == []


def test_source_added_to_the_data_stops_the_warning(small: Site) -> None:
    """The page is read again because the data file changed, not the page."""
    small.edit("_data/sources.yaml", "livre-blanc:", "livre-gris:")
    assert len(small.build().warnings) == 2
    small.edit("_data/sources.yaml", "livre-gris:", "livre-blanc:")
    assert small.build().warnings == []


def test_cell_of_calls_alone_begins_with_no_space(small: Site) -> None:
    cell = "| Un fait |\n| --- |\n| {source}`fiche-mps` {source}`livre-blanc` |\n"
    small.edit(
        f"{PLAY}.md", "1. Lister les pièces.", f"1. Lister les pièces.\n\n{cell}"
    )
    html = small.build().read(f"{PLAY}.html")
    assert re.search(r"<td><p><sup[^>]*>.*?</sup>\u202f<sup", html)
