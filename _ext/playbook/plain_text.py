"""Plain text that a person reads: narrow tables, addresses, unbroken « marks ».

Sphinx breaks a line at a no-break space too, gives every column of a table the same
width whatever it holds, and leaves out where a link to another site leads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import column_width
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.text import MAXWIDTH, TextTranslator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

#: What a table's rules take: one between columns and a space on each side.
_RULE = 3
#: Where a line may end: at the spaces that typing gives, never at those of typography.
_SPACES = r"[ \t\n\r\f\v]+"
#: No-break spaces, and signs of nobody's that stand for them until lines are made.
_HELD = str.maketrans("\u00a0\u202f", "\uf8f0\uf8f1")
_RELEASED = str.maketrans("\uf8f0\uf8f1", "\u00a0\u202f")


class FitColumns(SphinxPostTransform):
    """Give each column the room that its words want, in what a line holds."""

    # After every reference has its words.
    default_priority = 900
    builders = ("text",)

    def run(self, **kwargs: Any) -> None:
        for group in self.document.findall(nodes.tgroup):
            columns = list(group.findall(nodes.colspec))
            cells = _cells(group, len(columns))
            if cells is None:
                continue
            for column, width in zip(columns, fitted(cells), strict=True):
                column["colwidth"] = width


class ShowAddresses(SphinxPostTransform):
    """Write the address of another site after the words that lead there."""

    default_priority = 890
    builders = ("text",)

    def run(self, **kwargs: Any) -> None:
        for link in list(self.document.findall(nodes.reference)):
            uri = str(link.get("refuri", ""))
            told = link.astext().strip("/")
            if _is_narrow(link) or told in uri:
                continue
            if uri.startswith(("http://", "https://")):
                place = link.parent.index(link) + 1
                link.parent.insert(place, nodes.Text(f" <{uri}>"))


def _is_narrow(link: nodes.Node) -> bool:
    """Whether a link stands where an address has no room: a title, a cell."""
    parent = link.parent
    while parent is not None and not isinstance(
        parent, nodes.title | nodes.rubric | nodes.entry
    ):
        parent = parent.parent
    return parent is not None


def _cells(group: nodes.tgroup, count: int) -> list[list[str]] | None:
    """The words of each column; nothing where cells stretch over several."""
    columns: list[list[str]] = [[] for _ in range(count)]
    for row in group.findall(nodes.row):
        entries = [entry for entry in row if isinstance(entry, nodes.entry)]
        if len(entries) != count:
            return None
        for words, entry in zip(columns, entries, strict=True):
            words.append(entry.astext())
    return columns


def fitted(columns: Sequence[Sequence[str]]) -> list[int]:
    """A width for each column: as wide as it wants, or a fair share of the line."""
    room = MAXWIDTH - _RULE * len(columns) - 1
    wanted = [max(map(_longest_line, column), default=1) for column in columns]
    least = [max(map(_longest_word, column), default=1) for column in columns]
    if sum(wanted) <= room:
        return wanted
    widths, spare = list(least), max(0, room - sum(least))
    # The least greedy first: what they leave goes to the others.
    order = sorted(range(len(least)), key=lambda i: wanted[i] - least[i])
    for done, i in enumerate(order):
        given = min(wanted[i] - least[i], spare // (len(order) - done))
        widths[i] += given
        spare -= given
    return widths


def _longest_line(text: str) -> int:
    return max(map(len, text.splitlines()), default=1)


def _longest_word(text: str) -> int:
    return max(map(len, re.split(_SPACES, text)), default=1) or 1


class PlainText(TextTranslator):
    """Sphinx's own, which breaks lines where typography allows it."""

    def add_text(self, text: str) -> None:
        """Hold no-break spaces as signs that no line is broken at."""
        super().add_text(text.translate(_HELD))

    def visit_rubric(self, node: nodes.Element) -> None:
        self.new_state(0)

    def depart_rubric(self, node: nodes.Element) -> None:
        """Underline a heading that is no section as the sections below would be."""
        level = min(self.sectionlevel, len(self.sectionchars) - 1)
        text = "".join(str(words) for _, words in self.states.pop())
        self.stateindent.pop()
        line = self.sectionchars[level] * column_width(text)
        self.states[-1].append((0, ["", text, line, ""]))

    def depart_field_name(self, node: nodes.Element) -> None:
        """End a name as the language of the site does: « Pour : » in French."""
        french = self.config.language.startswith("fr")
        self.add_text("\u00a0:" if french else ":")
        self.end_state(end=None)

    def depart_document(self, node: nodes.Element) -> None:
        """Give the spaces back: every line is made."""
        super().depart_document(node)
        self.body = self.body.translate(_RELEASED)


def setup_plain_text(app: Sphinx) -> None:
    """Register the transforms and the writer."""
    app.add_post_transform(FitColumns)
    app.add_post_transform(ShowAddresses)
    app.set_translator("text", PlainText)
