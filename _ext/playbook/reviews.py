"""The directive ``{overdue-reviews}``: the pages not reviewed for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .cards import as_of_day
from .domain import playbook_domain
from .french import format_date
from .page_links import page_link
from .rules.pages import overdue
from .translation import N_, _

if TYPE_CHECKING:
    import datetime

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .facts import Page

TITLE = N_("Page à relire")


class reviews_due(nodes.bullet_list):  # noqa: N801  (docutils finds visitors by this name)
    """The pages due for another look, filled when pages are written."""


class OverdueReviews(SphinxDirective):
    """List the pages whose review is over a year old at the as-of day."""

    option_spec: ClassVar = {}

    def run(self) -> list[Node]:
        """Give the place of the list; the day is known once all cards are read."""
        self.state.document["reviews"] = True
        # The page is kept here: assembled formats make one tree of all pages.
        return [reviews_due("", docname=self.env.current_document.docname)]


class FillReviews(SphinxPostTransform):
    """Write the pages to review, or that there is none."""

    # Before references are resolved: the links to pages are made here.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill each list under its title, or replace it by a sentence."""
        day, pages = due(self.env)
        for node in list(self.document.findall(reviews_due)):
            if not pages:
                node.replace_self(nodes.paragraph("", none_due(day)))
                continue
            node += [_item(page, node["docname"]) for page in pages]
            node.parent.insert(node.parent.index(node), nodes.rubric("", _(TITLE)))


def due(env: BuildEnvironment) -> tuple[datetime.date | None, list[Page]]:
    """Return the as-of day and the pages overdue at it, the oldest review first."""
    day = as_of_day(env)
    pages = [p for p in playbook_domain(env).pages.values() if overdue(p, day)]
    return day, sorted(pages, key=lambda p: (p.matter["reviewed"], p.docname))


def none_due(day: datetime.date | None) -> str:
    """Say that all is in order, and at what day."""
    if day is None:
        return _("Aucune page n’attend de relecture.")
    words = _("Au {day}, aucune page n’attend de relecture.")
    return words.format(day=format_date(day.isoformat()))


def _item(page: Page, docname: str) -> nodes.list_item:
    link = page_link(page.docname, page.title, docname)
    line = page.matter_lines.get("reviewed", 1)
    day = format_date(page.matter["reviewed"])
    said = _(", ligne\u00a0{line} — page relue le {day}")
    words = said.format(line=line, day=day)
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(words)))


def setup_reviews(app: Sphinx) -> None:
    """Register what lists the reviews to come."""
    app.add_node(reviews_due)
    app.add_directive("overdue-reviews", OverdueReviews)
    app.add_post_transform(FillReviews)
