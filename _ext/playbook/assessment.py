"""The directive ``{assessment}``: what to look at, part by part, whole on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .config import data_library, note_data
from .library import ASSESSMENT
from .model import Question
from .nodes import check_item, checklist
from .page_links import page_link
from .translation import _

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx import addnodes
    from sphinx.application import Sphinx


class Assessment(SphinxDirective):
    """Print the questions of the self-assessment, a checklist for each part."""

    def run(self) -> list[Node]:
        """Give a section for each part."""
        note_data(self.env, ASSESSMENT)
        self.state.document["assessment"] = True
        made: list[Node] = []
        for part in data_library(self.env).assessment.values():
            # Translated with the data: the catalogue of the page need not.
            title = nodes.title(part.title, part.title, translatable=False)
            name = nodes.make_id(f"bilan-{part.id}")
            section = nodes.section("", title, ids=[name], names=[name])
            self.state.document.note_explicit_target(section)
            if part.intro:
                section += nodes.paragraph("", part.intro)
            items = checklist("", classes=["checklist"])
            items += [self._item(question) for question in part.questions]
            for node in (section, title, items):
                self.set_source_info(node)
            section += items
            made.append(section)
        return made

    def _item(self, question: Question) -> check_item:
        words = question.text
        if question.look:
            words = _("{text} — à voir dans {look}").format(
                text=words, look=question.look
            )
        paragraph = nodes.paragraph("", "", nodes.literal("", question.id))
        paragraph += nodes.Text(f" {words}")
        if question.page:
            paragraph += [nodes.Text(" ("), self._page(question.page), nodes.Text(")")]
        item = check_item("", paragraph)
        self.set_source_info(item)
        return item

    def _page(self, page: str) -> addnodes.pending_xref:
        """A link with the title of the page, whatever it becomes."""
        here = self.env.current_document.docname
        return page_link(page, page, here, explicit=False)


def setup_assessment(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("assessment", Assessment)
