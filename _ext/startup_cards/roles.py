"""Roles: a link to a card, a number of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from .catalogue import Query, parse_filters
from .nodes import startup_count
from .uses import TitleOf

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from .domain import StartupDomain


class StartupRole(XRefRole):
    """``{startup}`pix` ``: a link to a card by its id, titled as the card is."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=False)

    def create_xref_node(self) -> tuple[list[Node], list[system_message]]:
        self.refdomain, self.reftype = "startup", "card"
        domain: StartupDomain = self.env.domains["startup"]  # type: ignore[assignment]
        domain.note_use(
            self.env.current_document.docname, TitleOf(self.target), self.lineno
        )
        return super().create_xref_node()


class StartupCountRole(SphinxRole):
    """``{startup-count}`phase=transfere` ``: how many cards, the number alone."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        try:
            query = Query(filters=parse_filters(self.text))
        except ValueError as error:
            message = self.inliner.reporter.error(str(error), line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], [message]
        domain: StartupDomain = self.env.domains["startup"]  # type: ignore[assignment]
        domain.note_use(self.env.current_document.docname, query, self.lineno)
        node = startup_count(self.rawtext, "")
        node["query"] = query
        self.set_source_info(node)
        return [node], []
