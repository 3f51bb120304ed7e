"""A card's file is a source document: this is its parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.parsers import Parser

from .markdown import to_nodes
from .messages import label, report_line
from .nodes import anchor, startup_place, startup_profile, startup_record
from .outline import Outline
from .problems import Severity
from .rules import check_card
from .unseen import visible

if TYPE_CHECKING:
    from docutils.statemachine import StringList

    from .config import Settings
    from .domain import StartupDomain
    from .model import Startup
    from .rules import Card

#: name of the file type that ``.yaml`` stands for
FILETYPE = "startup"


class CardParser(Parser):
    """Turn a card's YAML into a page, and its record into the domain's data.

    A file with errors gives a page that says so: nothing is lost, other cards
    go on, and the build tells each error where it stands.
    """

    supported = (FILETYPE,)

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:
        text = inputstring if isinstance(inputstring, str) else "\n".join(inputstring)
        if str(document["source"]).endswith(":<translated>"):
            document += _translated(text)
            return
        env = document.settings.env
        docname = env.current_document.docname
        domain: StartupDomain = env.domains["startup"]
        path = str(env.doc2path(docname, base=False))
        card = check_card(text, path, domain.context)
        domain.note_card(docname, card)
        # The writers of cards type the quotes they want.
        document.settings.smart_quotes = False
        # Hundreds of entries in every sidebar would make the build quadratic.
        env.metadata[docname]["orphan"] = True
        page = _Page(card, document, domain.settings)
        if card.startup:
            document += startup_place(startup=card.id)
        document += page.sound() if card.startup else page.broken()


def _translated(text: str) -> list[nodes.Node]:
    """A translated paragraph, or a title, which Sphinx underlines before it asks."""
    made = to_nodes(text, source="", line=1, outline=Outline())
    return [
        nodes.section("", nodes.title("", "", *node.children))
        if isinstance(node, nodes.rubric)
        else node
        for node in made
    ]


class _Page:
    """The document of one card."""

    def __init__(
        self, card: Card, document: nodes.document, settings: Settings
    ) -> None:
        self.card = card
        self.document = document
        self.source = str(document["source"])
        self.language = settings.language
        # Sphinx translates paragraphs while it reads: they must be there.
        self.packed = not settings.is_translated

    def _section(self, title: str) -> nodes.section:
        section = nodes.section(ids=[anchor(self.card.id)])
        heading = nodes.title(title, title)
        heading.source, heading.line = self.source, self.card.lines.get("title", 1)
        section += heading
        return section

    def sound(self) -> nodes.section:
        """The page of a card that reads well."""
        startup: Startup = self.card.startup  # type: ignore[assignment]
        section = self._section(startup.title)
        section += self._paragraph("mission", startup.mission)
        section += startup_profile(startup=startup.id)
        if startup.description:
            section += to_nodes(
                startup.description,
                source=self.source,
                line=self.card.lines.get("description", 1),
                outline=Outline(anchor(startup.id)),
                packed=self.packed,
            )
        section += startup_record(startup=startup.id)
        return section

    def broken(self) -> nodes.section:
        """The page of a card that cannot be read: it says so, and where to look."""
        section = self._section(visible(self.card.id))
        text = label("broken.text", self.language)
        section += nodes.warning("", nodes.paragraph(text, text), *self._sentences())
        return section

    def _sentences(self) -> list[nodes.Node]:
        items = []
        for problem in self.card.problems:
            if problem.severity is not Severity.ERROR:
                continue
            line = report_line(problem, self.language)
            items.append(nodes.list_item("", nodes.paragraph(line, line)))
        return [nodes.bullet_list("", *items)]

    def _paragraph(self, field: str, text: str) -> nodes.paragraph:
        paragraph = nodes.paragraph(text, text, classes=[f"startup-{field}"])
        paragraph.source, paragraph.line = self.source, self.card.lines.get(field, 1)
        return paragraph
