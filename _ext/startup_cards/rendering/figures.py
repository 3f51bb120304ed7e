"""HTML of the figures: the drawing, its table, and the sheet they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup, escape
from sphinx.util.osutil import relative_uri

from ..config import SITES
from ..figure import SMALL
from ..nodes import figure_id, startup_figure
from .assets import PRIORITY, STYLED
from .html import links_of
from .svg import draw, swatch

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from ..domain import StartupDomain
    from .shapes import Shape

SHEET = "startup-figures.css"


def shape(one: Shape) -> Markup:
    """An element of a drawing: every page has dozens, too many for a macro."""
    return Markup(_element(one))


def _element(one: Shape) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in one.attributes)
    head = f"<{one.tag}{attributes}"
    if not (one.strong or one.text or one.inside):
        return f"{head}/>\n"
    parts = []
    if one.strong:
        parts.append(f'<tspan class="sf-name">{escape(one.strong)}</tspan>')
        parts.append(" " if one.text else "")
    parts.append(escape(one.text))
    if one.aside:
        parts.append(f'<tspan class="sf-wide"> {escape(one.aside)}</tspan>')
    parts += [_element(part) for part in one.inside]
    return f"{head}>{''.join(parts)}</{one.tag}>\n"


def add_helpers(app: Sphinx) -> None:
    """Give the templates what draws a figure."""
    domain: StartupDomain = app.env.domains["startup"]  # type: ignore[assignment]
    assert domain.templates is not None
    domain.templates.globals.update(
        draw=draw,
        shape=shape,
        swatch=swatch,
        small=SMALL,
        # A book must declare each page that holds a drawing, and Sphinx has no place
        # to say so: there the table stands alone.
        drawn=app.builder.name != "epub",
        # A card's own page has one figure, named by the card.
        life_id=lambda startup: figure_id(f"life-{startup}"),
    )


def csv_address(builder: Builder, docname: str, name: str) -> str:
    """The address of a table from a page; empty where none is written."""
    if not name or builder.name not in SITES:
        return ""
    return relative_uri(builder.get_target_uri(docname), name)


def visit_figure(self: HTML5Translator, node: startup_figure) -> None:
    """Draw each figure of a place by the template."""
    builder = self.builder
    domain: StartupDomain = builder.env.domains["startup"]  # type: ignore[assignment]
    assert domain.templates is not None
    template = domain.templates.get_template("figure.html")
    links = links_of(self)
    for number, figure in enumerate(node["figures"]):
        key = f"{node['key']}-{number + 1}" if number else node["key"]
        html = template.render(
            figure=figure,
            figure_id=key,
            csv=csv_address(builder, links.docname, figure.csv),
            card_uri=links.card,
        )
        self.body.append(html)
    raise nodes.SkipNode


def add_sheet(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Ask for the sheet on the pages that have a figure."""
    body = context.get("body") or ""
    if app.builder.name in STYLED and 'class="startup-figure"' in body:
        app.add_css_file(SHEET, priority=PRIORITY)


def setup_drawings(app: Sphinx) -> None:
    """Register the node and the sheet."""
    app.add_node(startup_figure, html=(visit_figure, None))
    # After the templates are loaded.
    app.connect("builder-inited", add_helpers, priority=600)
    app.connect("html-page-context", add_sheet)
