"""The directive ``{all-sources}``: what the site rests on, and who cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .cards import card_link, cards_citing
from .config import data_library, note_data
from .domain import playbook_domain
from .library import SOURCES
from .page_links import page_link
from .sources import entry
from .translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Source

#: How far a source may be believed, and what the site writes with it.
DEGREES = {
    "verified": N_("Ce qu’elles disent est écrit comme un fait."),
    "self-reported": N_(
        "L’affirmation existe\u202f; nous n’en avons pas contrôlé la vérité."
    ),
    "secondary": N_("Elles sont citées par «\u00a0selon…\u00a0»."),
}
CITED_BY = N_("Dans\u00a0: {sources}")


class citing(nodes.paragraph):  # noqa: N801  (docutils finds visitors by this name)
    """Who cites ``source``, filled when pages are written."""


class AllSources(SphinxDirective):
    """List the sources of one degree: one of the three names above."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """Give their number and a list; who cites is known once all is read."""
        wanted = directives.choice(self.arguments[0], tuple(DEGREES))
        note_data(self.env, SOURCES)
        self.state.document["all_sources"] = True
        known = data_library(self.env).sources.values()
        sources = sorted((s for s in known if degree(s) == wanted), key=_order)
        one, many = N_("{n}\u00a0source. {degree}"), N_("{n}\u00a0sources. {degree}")
        words = _(many if len(sources) > 1 else one)
        count = words.format(n=len(sources), degree=_(DEGREES[wanted]))
        listing = nodes.bullet_list(classes=["sources-all"])
        listing += [self._item(source) for source in sources]
        # An empty list is not a list in most formats.
        return [nodes.paragraph("", count), *([listing] if sources else [])]

    def _item(self, source: Source) -> nodes.list_item:
        # The page is kept here: assembled formats make one tree of all pages.
        docname = self.env.current_document.docname
        who = citing("", source=source.id, docname=docname, classes=["source-citing"])
        return nodes.list_item("", entry(source, []), who)


def degree(source: Source) -> str:
    """Say how far a source may be believed."""
    if source.self_reported:
        return "self-reported"
    return "secondary" if source.secondary else "verified"


def _order(source: Source) -> tuple[str, str]:
    return source.publisher.casefold(), source.title.casefold()


class FillCiting(SphinxPostTransform):
    """Write under each source the pages and cards that cite it."""

    # Before references are resolved: the links are made here.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill each placeholder, or take it away."""
        for node in list(self.document.findall(citing)):
            links = list(_links(self.env, node["source"], node["docname"]))
            if not links:
                node.parent.remove(node)
                continue
            before, _sources, after = _(CITED_BY).partition("{sources}")
            node += nodes.Text(before)
            for number, link in enumerate(links):
                node += [nodes.Text(", "), link] if number else [link]
            if after:
                node += nodes.Text(after)


def who_cites(env: BuildEnvironment, source: str) -> Iterator[tuple[str, str, str]]:
    """Give (kind, docname or card, title) for all that cites a source."""
    for docname, page in sorted(playbook_domain(env).pages.items()):
        if any(citation.source == source for citation in page.citations):
            yield "page", docname, page.title
    for card, title in cards_citing(env, source):
        yield "card", card, title


def _links(
    env: BuildEnvironment, source: str, docname: str
) -> Iterator[addnodes.pending_xref]:
    for kind, target, title in who_cites(env, source):
        if kind == "card":
            yield card_link(target, title, docname)
            continue
        # A title that is a sentence is no end of the list.
        yield page_link(target, title.rstrip("."), docname)


def setup_sources_page(app: Sphinx) -> None:
    """Register what lists all sources."""
    app.add_node(citing)
    app.add_directive("all-sources", AllSources)
    app.add_post_transform(FillCiting)
