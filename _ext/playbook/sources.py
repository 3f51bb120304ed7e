"""Sources: numbered calls in the text, and the list they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from .config import data_library, note_data
from .french import NARROW, NO_BREAK, format_date
from .ids import give_id, line_of, slug
from .library import SOURCES
from .model import Source
from .nodes import raised, source_back, source_call, source_item, source_list
from .translation import _

if TYPE_CHECKING:
    from typing import Any

    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class SourceRole(ReferenceRole):
    """Cite a source: ``{source}`id``` or ``{source}`p. 19 <id>```."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Give a call; its number waits for the whole page."""
        locator = self.title if self.has_explicit_title else ""
        call = source_call(self.rawtext, "", source=self.target, locator=locator)
        self.set_source_info(call)
        # The narrow space keeps the number apart from the word when text is copied.
        return [nodes.Text(NARROW), raised("", "", call, classes=["source-call"])], []


class Sources(SphinxDirective):
    """Place the list of the sources cited on the page."""

    def run(self) -> list[Node]:
        """Give an empty list; the page's calls fill it."""
        listing = source_list("", enumtype="arabic", prefix="", suffix=".")
        listing["classes"].append("sources")
        self.set_source_info(listing)
        return [listing]


class NumberSources(SphinxTransform):
    """Number calls by first citation and write the list, after translation."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Fill the first list with the sources of the calls."""
        listings = list(self.document.findall(source_list))
        calls: dict[str, list[source_call]] = {}
        for call in list(self.document.findall(source_call)):
            self._glue(call)
            calls.setdefault(call["source"], []).append(call)
        # Noted here: what follows takes away empty lists and calls without a list.
        self.document["source_lists"] = [line_of(listing) for listing in listings]
        self.document["citations"] = [
            (name, line_of(call)) for name, group in calls.items() for call in group
        ]
        page = slug(self.env.current_document.docname)
        known = data_library(self.env).sources
        if calls:
            note_data(self.env, SOURCES)
        for number, (name, group) in enumerate(calls.items(), 1):
            item = source_item()
            give_id(item, nodes.make_id(f"{page}-source-{name}"), self.document)
            self._number(group, number, item["ids"][0] if listings else "")
            source = known.get(name, Source(name, 0, title=name))
            item += entry(source, group)
            if listings:
                listings[0] += item
        for listing in listings:
            # An empty list is not a list in most formats.
            if not listing.children:
                listing.parent.remove(listing)

    def _glue(self, call: source_call) -> None:
        """Let nothing but the narrow space stand between a word and its number."""
        mark = call.parent
        place = mark.parent.index(mark) - 2
        if place == -1:
            # A cell of calls alone: no word to keep the first one from.
            del mark.parent[0]
        before = mark.parent[place] if place >= 0 else None
        if isinstance(before, nodes.Text):
            mark.parent.replace(before, nodes.Text(before.rstrip()))

    def _number(self, group: list[source_call], number: int, target: str) -> None:
        page = slug(self.env.current_document.docname)
        for call in group:
            if not target:
                call.replace_self(nodes.Text(str(number)))
                continue
            give_id(call, f"{page}-appel-{number}", self.document)
            call["refid"] = target
            where = call["locator"]
            words = _("Source {number}, {where}") if where else _("Source {number}")
            call["label"] = words.format(number=number, where=where)
            call += nodes.Text(str(number))


def entry(source: Source, calls: list[source_call]) -> nodes.paragraph:
    """Write a source: who, what, when, read when, where in it, and the ways back."""
    # Written as lang="en" in HTML, for voices.
    language = [f"language-{source.lang}"] if source.lang else []
    title: Node = nodes.emphasis("", source.title, classes=language)
    if source.url:
        link = nodes.reference("", "", internal=False, refuri=source.url)
        link += title
        title = link
    who = nodes.Text(f"{source.publisher}, " if source.publisher else "")
    paragraph = nodes.paragraph("", "", who, title)
    paragraph += nodes.Text("".join(f", {part}" for part in _details(source, calls)))
    note = f" {source.note.rstrip('.')}." if source.note else ""
    paragraph += nodes.Text(f".{note}")
    for number, call in enumerate(calls, 1):
        if call.get("refid"):
            label = _("Retour à l’appel {number} dans le texte").format(number=number)
            back = source_back("", "↑", refid=call["ids"][0], label=label)
            paragraph += [nodes.Text(" "), back]
    return paragraph


def _details(source: Source, calls: list[source_call]) -> list[str]:
    details = [format_date(source.date)] if source.date else []
    details += dict.fromkeys(call["locator"] for call in calls if call["locator"])
    if source.read_on:
        details.append(_("lu le {day}").format(day=format_date(source.read_on)))
    if source.secondary:
        details.append(_("selon cette seule source"))
    if source.self_reported:
        details.append(_("selon l’organisme lui-même"))
    return [detail.replace(" p. ", f" p.{NO_BREAK}") for detail in details]


def setup_sources(app: Sphinx) -> None:
    """Register what cites and lists sources."""
    app.add_role("source", SourceRole())
    app.add_directive("sources", Sources)
    app.add_transform(NumberSources)
