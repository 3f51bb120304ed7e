"""The directive ``{checklist}``: things one can look at, each with a stable id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from .ids import give_id, line_of, slug
from .nodes import check_item, checklist

if TYPE_CHECKING:
    from typing import Any

    from docutils.nodes import Node
    from sphinx.application import Sphinx


class Checklist(SphinxDirective):
    """A bullet list whose items begin with a literal id, ``!`` before a bad sign."""

    has_content = True

    def run(self) -> list[Node]:
        """Make each bullet an item; whatever is no bullet stays as it is."""
        made = [
            _checklist(node) if isinstance(node, nodes.bullet_list) else node
            for node in self.parse_content_to_nodes()
        ]
        if not any(isinstance(node, checklist) for node in made):
            made.append(checklist())
        for node in made:
            if isinstance(node, checklist):
                self.set_source_info(node)
        return made


def _checklist(bullets: nodes.bullet_list) -> checklist:
    made = checklist("", classes=["checklist"])
    for bullet in list(bullets.children):
        item = check_item("", *bullet.children)
        item.source, item.line = bullet.source, line_of(bullet)
        made += item
    return made


class NameChecks(SphinxTransform):
    """Take the ids out of the items' text, once translations are in place."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Give ``check-<page>-<id>`` to each item that says its id."""
        page = slug(self.env.current_document.docname)
        for item in self.document.findall(check_item):
            item["classes"].append("check")
            item["name"] = name = _take_name(item)
            if name.startswith("!"):
                item["alarm"] = True
                item["name"] = name = name[1:]
                item["classes"].append("alarm")
            if name:
                item["check"] = f"{self.env.current_document.docname}/{name}"
                give_id(item, nodes.make_id(f"check-{page}-{name}"), self.document)


def _take_name(item: check_item) -> str:
    paragraph = item.next_node(nodes.paragraph)
    words = paragraph.children if paragraph is not None else []
    if paragraph is None or not isinstance(next(iter(words), None), nodes.literal):
        return ""
    name = paragraph.pop(0).astext()
    for text in paragraph.children[:1]:
        if isinstance(text, nodes.Text):
            paragraph.replace(text, nodes.Text(text.lstrip()))
    return name


def setup_checklists(app: Sphinx) -> None:
    """Register what makes checklists."""
    app.add_directive("checklist", Checklist)
    app.add_transform(NameChecks)
