"""Directives: one card, a gallery of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .catalogue import FILTERS, SORTS, Query, parse_filters
from .nodes import startup_card, startup_gallery, startup_notices
from .uses import Notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node

    from .domain import StartupDomain
    from .uses import Shows


def one_of(*values: str) -> Callable[[str | None], str]:
    """Make the validator of an option that takes one of a few words."""

    def check(argument: str | None) -> str:
        return directives.choice(argument or "", values)

    return check


def filters(argument: str | None) -> dict[str, tuple[str, ...]]:
    """Read ``phase=transfere,opere; incubator=dinum``."""
    return dict(parse_filters(argument or ""))


class StartupDirective(SphinxDirective):
    """What the directives share: a node, and a note of what the page shows."""

    has_content = False

    def show(self, node: Any, shows: Shows) -> list[Node]:
        """Place a node and tell the domain what it will show."""
        docname = self.env.current_document.docname
        domain: StartupDomain = self.env.domains["startup"]  # type: ignore[assignment]
        domain.note_use(docname, shows, self.lineno)
        node["docname"] = docname
        self.set_source_info(node)
        return [node]


class StartupCard(StartupDirective):
    """``startup-card``: one card, by its id, inside another page."""

    required_arguments = 1

    def run(self) -> list[Node]:
        name = self.arguments[0].strip()
        return self.show(startup_card(startup=name), name)


class StartupGallery(StartupDirective):
    """``startup-gallery``: the cards that a query selects, sorted and grouped."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "filter": filters,
        "sort": one_of(*SORTS),
        "group": one_of(*FILTERS, "none"),
        "limit": directives.positive_int,
    }

    def run(self) -> list[Node]:
        grouped = self.options.get("group", "none")
        query = Query(
            filters=self.options.get("filter", {}),
            sort=self.options.get("sort", "title"),
            group=None if grouped == "none" else grouped,
            limit=self.options.get("limit"),
        )
        return self.show(startup_gallery(query=query), query)


class StartupNotices(StartupDirective):
    """``startup-notices``: what is left to do in the cards, by kind."""

    def run(self) -> list[Node]:
        return self.show(startup_notices(), Notices())
