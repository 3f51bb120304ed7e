"""Tables without the ids given twice and the widths written inside the page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


def scoped(body: str) -> str:
    """Say what each heading of a table heads: docutils writes it by a class alone."""
    body = body.replace('<th class="head', '<th scope="col" class="head')
    return body.replace('<th class="stub', '<th scope="row" class="stub')


def names_rows(table: nodes.table) -> bool:
    """Tell whether the first column says what each row is about.

    Markdown can only declare the headings of columns. A first cell that is never
    empty, and never twice the same, is the heading of its row.
    """
    body = next(iter(table.findall(nodes.tbody)), None)
    if body is None or not any(table.findall(nodes.thead)):
        return False
    rows = [list(row.findall(nodes.entry)) for row in body.findall(nodes.row)]
    firsts = [cells[0].astext().strip() for cells in rows if len(cells) > 1]
    return all(firsts) and len(set(firsts)) == len(rows)


class PlainTables(SphinxPostTransform):
    """Mend what Furo and docutils make of a table.

    Furo's box round a table repeats the ids of the table; docutils writes the
    columns' widths as style attributes, which our policy refuses. And whoever hears a
    cell of a table wants to hear which row it is of.
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
            first = next(iter(table.findall(nodes.colspec)))
            if not first.get("stub") and names_rows(table):
                first["stub"] = 1
                # Heard as headings, seen as before.
                table["classes"].append("named-rows")
