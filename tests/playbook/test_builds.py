"""The second build, the parallel build, the build after a change."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.playbook.conftest import Site

CATALOGUE = "confiance/catalogue"
PLAY = "confiance/demander-moins"


def pages(folder: Path) -> dict[str, bytes]:
    """Every output file that comes from the sources."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".js", ".inv", ".txt"}
    }


def test_second_build_has_nothing_to_do(small: Site) -> None:
    assert small.build().written == [CATALOGUE, PLAY, "index", "manifeste"]
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
    assert len(built.app.env.domains["playbook"].data["pages"]) == 4
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
        # The manifesto names it too.
        [PLAY, "index", "manifeste"],
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
        "Livre blanc",
        "Livre très blanc",
        # Both list sources, and read the file for it.
        [PLAY, "index", "manifeste"],
    ),
    "figure": ("_data/flow.yaml", "entered: 12661", "entered: 12662", ["index"]),
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


def test_removed_page_is_forgotten(small: Site) -> None:
    small.build()
    (small.folder / f"{CATALOGUE}.md").unlink()
    small.edit("index.md", "confiance/catalogue\n", "")
    built = small.build()
    assert CATALOGUE not in built.app.env.domains["playbook"].data["pages"]
    # Without the catalogue, its patterns are known but nowhere to link to.
    assert 'href="catalogue' not in built.read(f"{PLAY}.html")


def test_mended_page_stops_the_warning(small: Site) -> None:
    small.edit(f"{PLAY}.md", "<livre-blanc>", "<livre-noir>")
    assert len(small.build().warnings) == 2
    small.edit(f"{PLAY}.md", "<livre-noir>", "<livre-blanc>")
    assert small.build().warnings == []


def test_source_added_to_the_data_stops_the_warning(small: Site) -> None:
    """The page is read again because the data file changed, not the page."""
    small.edit("_data/sources.yaml", "livre-blanc:", "livre-gris:")
    assert len(small.build().warnings) == 2
    small.edit("_data/sources.yaml", "livre-gris:", "livre-blanc:")
    assert small.build().warnings == []
