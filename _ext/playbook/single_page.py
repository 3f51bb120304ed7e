"""Where all documents are joined in one page, each anchor is one place.

Two plays have a section « En bref »: on the one page, the second gets an id of its
own. And Sphinx names a place of another document by two anchors in a row
(``#document-startup/index#equipe``), which leads nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import PlaybookDomain, Renamed

PREFIX = "#document-"
DOUBLE = re.compile(rf'"{PREFIX}([^"#]+)#([^"#]+)"')


class OneAnchorOnePlace(SphinxPostTransform):
    """Make every id unique in the page, and every link lead to the right one."""

    # After every reference has been resolved.
    default_priority = 990
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        renamed: Renamed = {}
        taken: set[str] = set()
        first: dict[str, str] = {}
        for node in self.document.findall(nodes.Element):
            docname = document_of(node) or self.env.config.root_doc
            names: list[str] = node.get("ids", [])
            for index, name in enumerate(names):
                unique = name
                if name in taken:
                    unique = f"{docname.replace('/', '-')}-{name}"
                    renamed[docname, name] = names[index] = unique
                taken.add(unique)
                first.setdefault(docname, unique)
        domain: PlaybookDomain = self.env.domains["playbook"]  # type: ignore[assignment]
        domain.renamed = renamed
        for link in self.document.findall(nodes.reference):
            docname = document_of(link) or self.env.config.root_doc
            follow(link, docname, renamed, first)


def document_of(node: nodes.Node | None) -> str | None:
    """The document that a node of the one page comes from.

    Sphinx notes it on each section; a file's own node is no parent of its sections.
    """
    while node is not None:
        if isinstance(node, nodes.Element) and "docname" in node:
            return str(node["docname"])
        node = node.parent
    return None


def follow(
    link: nodes.reference, docname: str, renamed: Renamed, first: dict[str, str]
) -> None:
    """Give a link inside the page the id that its target has there."""
    if link.get("refid"):
        link["refid"] = renamed.get((docname, link["refid"]), link["refid"])
        return
    uri = str(link.get("refuri", ""))
    if not uri.startswith(PREFIX):
        return
    other, sign, name = uri.removeprefix(PREFIX).partition("#")
    if sign:
        link["refuri"] = f"#{renamed.get((other, name), name)}"
    elif other in first:
        # A card stands inside another document, without a mark of its own.
        link["refuri"] = f"#{first[other]}"


def mend_contents(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Mend the links of the table of contents, which Sphinx makes apart."""
    if app.builder.name not in OneAnchorOnePlace.builders or "toc" not in context:
        return
    domain: PlaybookDomain = app.env.domains["playbook"]  # type: ignore[assignment]

    def mended(link: re.Match[str]) -> str:
        return f'"#{domain.renamed.get((link[1], link[2]), link[2])}"'

    context["toc"] = DOUBLE.sub(mended, str(context["toc"]))


def setup_single_page(app: Sphinx) -> None:
    """Register the transform and the handler."""
    app.add_post_transform(OneAnchorOnePlace)
    app.connect("html-page-context", mend_contents)
