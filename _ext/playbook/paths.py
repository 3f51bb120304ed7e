"""The directive ``{reading-paths}``: the pages by reader or by moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .domain import playbook_domain
from .model import PHASES, ROLES
from .nodes import path_rest, reading_path
from .page_links import page_link
from .sites import SITES
from .translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .facts import Page

#: Types of page that are read from end to end; the others are looked up.
TYPES = ("kit", "play", "story")

EMPTY = N_("Aucune page encore.")

#: How many pages of a path a screen shows at once: where to begin, not all there is.
SHOWN = 3


class ReadingPaths(SphinxDirective):
    """A section for each role or phase, with the pages for it."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """Give the sections; their lists are known once all pages are read."""
        by = directives.choice(self.arguments[0], ("roles", "phases"))
        # Noted here: the lists themselves are made when pages are written.
        shown: list[str] = self.state.document.get("reading_paths", [])
        self.state.document["reading_paths"] = [*shown, by]
        made: list[Node] = []
        for name, label in (ROLES if by == "roles" else PHASES).items():
            words = _(label)
            title = nodes.title(words, words, translatable=False)
            section = nodes.section("", title, ids=[f"parcours-{name}"])
            section["names"].append(f"parcours-{name}")
            for node in (section, title):
                self.set_source_info(node)
            self.state.document.note_explicit_target(section)
            # The page is kept here: assembled formats make one tree of all pages.
            section += reading_path(
                "",
                by=by,
                value=name,
                docname=self.env.current_document.docname,
                classes=["reading-path"],
            )
            made.append(section)
        return made


class FillPaths(SphinxPostTransform):
    """Write the pages of each reading path."""

    # Before references are resolved: the links to pages are made here.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill each list, or say that it is empty."""
        for node in list(self.document.findall(reading_path)):
            pages = list(on_path(self.env, node["by"], node["value"]))
            if pages:
                node += [_step(page, node["docname"]) for page in pages]
            else:
                node.replace_self(nodes.paragraph("", _(EMPTY)))


class FoldPaths(SphinxPostTransform):
    """Fold the end of each long path, where a reader can unfold it."""

    builders = SITES
    # Once the paths are filled.
    default_priority = FillPaths.default_priority + 1

    def run(self, **kwargs: Any) -> None:
        """Move all steps but the first into a fold."""
        for path in list(self.document.findall(reading_path)):
            steps = list(path.children)[SHOWN:]
            # A fold that hides one line saves none.
            if len(steps) < 2:
                continue
            for step in steps:
                path.remove(step)
            label = _("Puis {n} autres pages").format(n=len(steps))
            place = path.parent.index(path) + 1
            path.parent.insert(place, path_rest("", *steps, label=label))


def on_path(env: BuildEnvironment, by: str, value: str) -> Iterator[Page]:
    """Give the pages of a path in reading order: kits, then plays, then stories."""
    pages = playbook_domain(env).pages
    for kind in TYPES:
        for docname in reading_order(env):
            page = pages.get(docname)
            if page and page.type == kind and value in page.grouped(by):
                yield page


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return the docnames as the tables of contents give them, then the others."""
    order: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop(0)
        if docname not in order:
            order[docname] = None
            waiting = [*env.toctree_includes.get(docname, ()), *waiting]
    return [*order, *sorted(set(env.found_docs) - set(order))]


def _step(page: Page, docname: str) -> nodes.list_item:
    link = page_link(page.docname, page.title, docname)
    said = _("\u00a0: {summary}").format(summary=page.summary)
    summary = nodes.Text(said if page.summary else "")
    return nodes.list_item("", nodes.paragraph("", "", link, summary))


def setup_paths(app: Sphinx) -> None:
    """Register what makes reading paths."""
    app.add_directive("reading-paths", ReadingPaths)
    app.add_post_transform(FillPaths)
    app.add_post_transform(FoldPaths)
