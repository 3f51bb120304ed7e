"""Whatever was done before, a build gives the bytes of a clean one."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING

import pytest

from .catalogue_edits import OF_CARDS, OF_CONTENTS, OF_PAGES, Site, change_a_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .catalogue_edits import Edit
    from .conftest import Build, Project

Files = dict[str, bytes]
#: A book says when it was made.
EPOCH = "1767225600"
#: Odd seeds build with four processes what is then built clean with one.
SHORT = (1, 2)
LONG = tuple(range(3, 31))
STEPS = 3


def output(build: Build) -> Files:
    """Every file of a build but Sphinx's own notes."""
    out = build.outdir
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".buildinfo")
    }


def differing(one: Files, other: Files) -> list[str]:
    return sorted(n for n in one.keys() | other.keys() if one.get(n) != other.get(n))


def prepare(project: Project, *, whole: bool) -> None:
    """Give the small project a style of its own and, if asked, the other extension."""
    (project / "_static").mkdir()
    (project / "_templates").mkdir()
    (project / "_static/site.css").write_text("p { margin: 0 }\n", "utf-8")
    (project / "_data/flow.yaml").write_text("totals: {entered: 12}\n", "utf-8")
    more = (
        'html_static_path = ["_static"]\nhtml_css_files = ["site.css"]\n'
        'templates_path = ["_templates"]\nexclude_patterns += ["clean"]\n'
    )
    if whole:
        more += 'extensions += ["playbook"]\nsmartquotes = False\n'
        with (project / "note.md").open("a", encoding="utf-8") as page:
            page.write("\n{figure-value}`totals.entered` produits.\n")
            page.write("\n```{index} pair: produits; somme\n```\n")
    with (project / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(more)


class Trial:
    """One site, changed and built again and again, and beside it clean builds."""

    def __init__(self, project: Project, seed: int, *, whole: bool) -> None:
        prepare(project, whole=whole)
        self.whole = whole
        self.site = Site(project, Random(seed))
        self.parallel = 4 if seed % 2 else 1
        self.shown: Files = {}
        self.done = ["the first build"]
        self.compare("html", self.build("html"))

    def build(self, builder: str, *, clean: bool = False) -> Build:
        return self.site.project.build(
            builder,
            to="clean" if clean else "_build",
            parallel=5 - self.parallel if clean else self.parallel,
            **self.site.settings,
        )

    def compare(self, builder: str, again: Build) -> None:
        """Hold a build against a clean one."""
        # A book made of a site's environment is held against one that read by itself.
        shutil.rmtree(self.site.project / "clean", ignore_errors=True)
        clean = self.build(builder, clean=True)
        now = output(clean)
        stale = self.stale(differing(output(again), now), now)
        assert not stale, (builder, self.done)
        if self.whole or builder == "html":
            assert again.warnings == clean.warnings, (builder, self.done)
        if builder == "html":
            self.shown = now

    def stale(self, found: list[str], clean: Files) -> list[str]:
        """What Sphinx leaves, another extension mends; alone, ours has its own right.

        Sphinx leaves the output of pages that are gone, which a book then packs, and
        empty words in its index.
        """
        if self.whole:
            return found
        packed = ("searchindex.js", ".epub", ".opf", ".ncx")
        return [n for n in found if n in clean and not n.endswith(packed)]

    def change(self, edit: Edit) -> None:
        """Change something, then build a site and a book from one environment."""
        sources = {*self.sources().items()}
        self.done.append(edit(self.site))
        read = {name for name, _ in {*self.sources().items()} ^ sources}
        before, again = self.shown, self.build("html")
        self.compare("html", again)
        if edit in (*OF_CARDS, change_a_figure):
            changed = {n.removesuffix(".html") for n in differing(before, self.shown)}
            # Sphinx writes what it has read and, with it, the root document.
            assert again.written <= changed | read | {"index"}, self.done
        self.compare("epub", self.build("epub"))
        assert self.build("html").written == set(), self.done

    def sources(self) -> dict[str, bytes]:
        root = self.site.project.root
        names = [*root.glob("*.md"), *root.glob("startups/*.*")]
        return {
            p.relative_to(root).with_suffix("").as_posix(): p.read_bytes()
            for p in names
        }

    def run(self, edits: Sequence[Edit]) -> None:
        for _ in range(STEPS):
            self.change(self.site.rng.choice(edits))


@pytest.fixture
def dated(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return project


def seeds(*, short: Sequence[int], long: Sequence[int]) -> pytest.MarkDecorator:
    marked = [pytest.param(seed, marks=pytest.mark.slow) for seed in long]
    return pytest.mark.parametrize("seed", [*short, *marked])


@seeds(short=SHORT, long=LONG)
def test_changed_cards(dated: Project, seed: int) -> None:
    """With both extensions: all files, and only the pages that show something new."""
    Trial(dated, seed, whole=True).run([*OF_CARDS, change_a_figure])


@seeds(short=SHORT[:1], long=LONG)
def test_changed_pages(dated: Project, seed: int) -> None:
    """With both extensions: all files, whatever the change."""
    Trial(dated, seed, whole=True).run([*OF_CARDS, *OF_PAGES, *OF_CONTENTS])


@seeds(short=SHORT[1:], long=LONG[:4])
def test_extension_alone(dated: Project, seed: int) -> None:
    """Without the other extension: all but what Sphinx leaves behind."""
    Trial(dated, seed, whole=False).run([*OF_CARDS, *OF_PAGES[:2]])
