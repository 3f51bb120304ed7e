"""Directives: one card, a gallery of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .catalogue import FILTERS, SORTS, Query, parse_filters
from .messages import label
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

    @property
    def domain(self) -> StartupDomain:
        return self.env.domains["startup"]  # type: ignore[return-value]

    def show(self, node: Any, shows: Shows) -> list[Node]:
        """Place a node and tell the domain what it will show."""
        docname = self.env.current_document.docname
        self.domain.note_use(docname, shows, self.lineno)
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
    """``startup-gallery``: the cards that a query selects, sorted and grouped.

    With ``:controls:`` a script lets readers filter, search, sort and group the
    cards. What they chose is in the address, by names that do not change:

    ``q``
        words to find; every one of them
    ``phase``, ``incubateur``, ``sponsor``, ``public``, ``theme``, ``motif``
        the id of a value, ``-`` for « non renseigné »; given several times, any of
        the values
    ``tri``
        ``nom``, ``phase``, ``entree`` or ``temps``
    ``groupe``
        ``phase`` or ``incubateur``
    """

    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "filter": filters,
        "sort": one_of(*SORTS),
        "group": one_of(*FILTERS, "none"),
        "limit": directives.positive_int,
        "layout": one_of("cards", "rows"),
        "controls": directives.flag,
    }

    def run(self) -> list[Node]:
        grouped = self.options.get("group", "none")
        controls = "controls" in self.options
        if controls:
            self._refuse_controls(grouped)
        query = Query(
            filters=self.options.get("filter", {}),
            sort=self.options.get("sort", "title"),
            group=None if grouped == "none" else grouped,
            limit=self.options.get("limit"),
            layout=self.options.get("layout", "cards"),
            controls=controls,
        )
        return self.show(startup_gallery(query=query), query)

    def _refuse_controls(self, grouped: str) -> None:
        """Refuse filters where the script would not know what they act on."""
        docname = self.env.current_document.docname
        language = self.config.language
        if grouped != "none":
            raise self.error(label("gallery.grouped", language))
        for use in self.domain.uses.get(docname, ()):
            if isinstance(use.shows, Query) and use.shows.controls:
                raise self.error(label("gallery.second", language))


class StartupNotices(StartupDirective):
    """``startup-notices``: what is left to do in the cards, by kind."""

    def run(self) -> list[Node]:
        return self.show(startup_notices(), Notices())
