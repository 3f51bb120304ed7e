"""What a page says in its own language, kept for the rules when it is translated.

Sphinx puts the translation in place of the text before anyone reads the page: a
play would have none of its seven sections. It also leaves alone the cells of
Markdown's tables, which do not say where they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import get_node_line, get_node_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sphinx.application import Sphinx

#: Where a node keeps its text.
WRITTEN = "playbook_written"


class KeepWritten(SphinxTransform):
    """Note titles and paragraphs as they are written."""

    # Before Sphinx's own, which keeps (10) and translates (20).
    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Say where the cells stand, and keep what rules compare."""
        for cell in self.document.findall(nodes.entry):
            for words in cell.children:
                if isinstance(words, nodes.paragraph) and not words.source:
                    words.source = get_node_source(cell)
                    words.line = get_node_line(cell)
        for section in self.document.findall(nodes.section):
            for child in section.children:
                if isinstance(child, (nodes.title, nodes.paragraph)):
                    child[WRITTEN] = child.astext()


class ForgetWritten(SphinxTransform):
    """Leave on the nodes of a page only what was translated."""

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        """Take away the texts that are still there."""
        for node in self.document.findall(nodes.TextElement):
            if WRITTEN in node and not node.get("translated"):
                del node[WRITTEN]


def as_written(node: nodes.Node) -> str:
    """The text of a title or paragraph in the language of the file."""
    assert isinstance(node, nodes.Element)
    return str(node.get(WRITTEN) or node.astext())


def is_translation(around: Iterable[nodes.Node]) -> bool:
    """Tell whether one of these nodes is a translation."""
    return any(
        isinstance(node, nodes.Element) and node.get("translated") for node in around
    )


def setup_written(app: Sphinx) -> None:
    """Register what comes before and after the translation."""
    app.add_transform(KeepWritten)
    app.add_transform(ForgetWritten)
