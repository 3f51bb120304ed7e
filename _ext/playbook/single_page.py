"""Where all documents are joined in one page, each anchor is one place.

Two plays have a section « En bref »: on the one page, the second gets an id of its
own. And Sphinx names a place of another document by two anchors in a row
(``#document-startup/index#equipe``), which leads nowhere. And each document says
what kind of page it is, and a card its name, for those who cut the page again.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .look import kind_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import PlaybookDomain, Renamed

PREFIX = "#document-"
ID = re.compile(r' id="([^"]+)"')
DOUBLE = re.compile(rf'"{PREFIX}([^"#]+)#([^"#]+)"')


class OneAnchorOnePlace(SphinxPostTransform):
    """Make every id unique in the page, and every link lead to the right one."""

    # After every reference has been resolved.
    default_priority = 990
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        mark_documents(self.document, self.env)
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


def mark_documents(document: nodes.document, env: BuildEnvironment) -> None:
    """Give the first section of each document a class that says its kind.

    A card stands inside the catalogue without the anchor that other documents have.
    """
    for section in document.findall(nodes.section):
        own = str(section.get("docname", env.config.root_doc))
        whole = isinstance(section.parent, nodes.document)
        inside = not whole and "docname" in section
        if whole or (inside and document_of(section.parent) != own):
            kind = kind_of(own, env.metadata.get(own, {})) or "page"
            section["classes"].append(f"kind-{kind}")
            if inside:
                section["ids"].append(f"{PREFIX[1:]}{own}")


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
    """Mend the links that are no nodes: the table of contents, those of templates.

    And name the site, which Sphinx leaves out here.
    """
    if app.builder.name not in OneAnchorOnePlace.builders:
        return
    context["docstitle"] = app.config.html_title
    context["volume"] = {"author": app.config.author, "version": app.config.version}
    domain: PlaybookDomain = app.env.domains["playbook"]  # type: ignore[assignment]

    def mended(link: re.Match[str]) -> str:
        return f'"#{domain.renamed.get((link[1], link[2]), link[2])}"'

    for part in ("toc", "body"):
        if part in context:
            context[part] = DOUBLE.sub(mended, str(context[part]))
    if "body" in context:
        context["body"] = once_each(context["body"])


def once_each(body: str) -> str:
    """Rename the ids that templates give again: a gallery names its groups itself."""
    seen: Counter[str] = Counter()

    def unique(found: re.Match[str]) -> str:
        name = found[1]
        seen[name] += 1
        return found[0] if seen[name] == 1 else f' id="{name}-{seen[name]}"'

    return ID.sub(unique, body)


def setup_single_page(app: Sphinx) -> None:
    """Register the transform and the handler."""
    app.add_post_transform(OneAnchorOnePlace)
    app.connect("html-page-context", mend_contents)
