"""Inline drawings of a book: XHTML asks for a namespace that a browser does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_BARE = "<svg "
_NAMED = '<svg xmlns="http://www.w3.org/2000/svg" '


class NameDrawings(SphinxPostTransform):
    """Say that an inline drawing is SVG: HTML knows it, XHTML does not.

    The icons of sphinx-design's drop-downs come without their namespace.
    """

    # After the drop-downs are made.
    default_priority = 900
    builders = ("epub",)

    def run(self, **options: Any) -> None:
        """Name the drawings of one page."""
        for node in self.document.findall(nodes.raw):
            text = node.astext()
            if _BARE in text and "xmlns=" not in text:
                node.children = [nodes.Text(text.replace(_BARE, _NAMED))]


def setup_drawings(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(NameDrawings)
