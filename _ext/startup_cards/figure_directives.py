"""Directives of the figures, and what fills their places when pages are written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform

from .catalogue import SORTS, Query
from .directives import StartupDirective, filters, one_of
from .figure import Span
from .figures import figures_of
from .nodes import figure_id, startup_figure
from .plain_figures import figure_nodes
from .translating import page_text
from .uses import FlowOf, LivesOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx

    from .domain import StartupDomain
    from .figure import Figure
    from .uses import Shows

_PARTS = {"years": ("years",), "stays": ("stays",), "all": ("years", "stays")}
_SPAN = re.compile(r"(\d{1,3})-(\d{1,3})\s+(\S.*)")


def span(argument: str | None) -> Span:
    """Read ``12-36 « un à trois ans »``: months, and what is compared."""
    match = _SPAN.fullmatch((argument or "").strip())
    if match is None or int(match[1]) >= int(match[2]):
        raise ValueError(argument)
    return Span(int(match[1]), int(match[2]), match[3])


class FigureDirective(StartupDirective):
    """What the figures share: an id, unique in the project."""

    def place(self, shows: Shows) -> list[Node]:
        docname = self.env.current_document.docname
        number = self.env.new_serialno("startup-figure") + 1
        key = figure_id(docname, number)
        return self.show(startup_figure(shows=shows, key=key), shows)


class StartupTimeline(FigureDirective):
    """``startup-timeline``: the lives of products, on one axis.

    By their ids, or by a filter as in a gallery.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "filter": filters,
        "sort": one_of(*SORTS),
        "limit": directives.positive_int,
    }

    def run(self) -> list[Node]:
        ids = tuple(dict.fromkeys(" ".join(self.arguments).replace(",", " ").split()))
        domain: StartupDomain = self.env.domains["startup"]  # type: ignore[assignment]
        for name in ids:
            # So that an unknown one is told, with the nearest.
            domain.note_use(self.env.current_document.docname, name, self.lineno)
        query = Query(
            filters=self.options.get("filter", {}),
            sort=self.options.get("sort", "entry"),
            limit=self.options.get("limit"),
        )
        return self.place(LivesOf(ids, query))


class StartupFlow(FigureDirective):
    """``startup-flow``: who enters, who leaves, how long they stay.

    From a figures file in the folder of the vocabularies, or counted from every card
    of the catalogue. ``:span: 12-36 « un à trois ans »`` marks lengths of stay to
    compare with; ``:notes:`` prints definitions and caveats.
    """

    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "figures": directives.unchanged_required,
        "show": one_of(*_PARTS),
        "span": span,
        "notes": directives.flag,
    }

    def run(self) -> list[Node]:
        span: Span | None = self.options.get("span")
        if span:
            docname = self.env.current_document.docname
            span = replace(span, text=page_text(self.env, docname, span.text))
        return self.place(
            FlowOf(
                file=self.options.get("figures", "").strip(),
                parts=_PARTS[self.options.get("show", "all")],
                notes="notes" in self.options,
                span=span,
            )
        )


class FillFigures(SphinxPostTransform):
    """Give each figure what it shows, for the template that will draw it."""

    # Before references are resolved (10): plain nodes hold some.
    default_priority = 8
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        domain: StartupDomain = self.env.domains["startup"]  # type: ignore[assignment]
        for node in list(self.document.findall(startup_figure)):
            found = figures_of(domain, node["shows"])
            if found:
                self.fill(node, found, domain.views.language)
            else:
                # Told as a problem, or nothing to show: the place stays empty.
                node.parent.remove(node)

    def fill(self, node: Element, found: tuple[Figure, ...], language: str) -> None:
        node["figures"] = found


class FillPlainFigures(FillFigures):
    """Replace each figure by its table, for every format but HTML."""

    def is_supported(self) -> bool:
        return not super().is_supported()

    def fill(self, node: Element, found: tuple[Figure, ...], language: str) -> None:
        node.replace_self(
            [n for figure in found for n in figure_nodes(figure, language)]
        )


def setup_figures(app: Sphinx) -> None:
    """Register the directives and the transform."""
    app.add_directive("startup-timeline", StartupTimeline)
    app.add_directive("startup-flow", StartupFlow)
    app.add_post_transform(FillFigures)
    app.add_post_transform(FillPlainFigures)
