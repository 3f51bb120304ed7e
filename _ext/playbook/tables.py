"""Tables without the ids given twice and the widths written inside the page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


def scoped(body: str) -> str:
    """Say what each heading of a table heads: docutils writes it by a class alone."""
    body = body.replace('<th class="head', '<th scope="col" class="head')
    return body.replace('<th class="stub', '<th scope="row" class="stub')


class PlainTables(SphinxPostTransform):
    """Mend what Furo and docutils make of a table.

    Furo's box round a table repeats the ids of the table; docutils writes the
    columns' widths as style attributes, which our policy refuses.
    """

    formats = ("html",)
    # After Furo's own (500), which makes the boxes.
    default_priority = 510

    def run(self, **kwargs: Any) -> None:
        """Take ids off the boxes and widths off the tables."""
        for box in self.document.findall(nodes.container):
            if "table-wrapper" in box["classes"]:
                box["ids"] = []
        for table in self.document.findall(nodes.table):
            kept = [c for c in table["classes"] if not c.startswith("colwidths-")]
            table["classes"] = [*kept, "colwidths-auto"]
