"""From the doctree of a page to the facts the domain remembers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .catalogues import FRONT_MATTER, page_text
from .domain import playbook_domain
from .facts import (
    CheckItem,
    Citation,
    Figure,
    Heading,
    Link,
    Object,
    Opening,
    Page,
    Passage,
)
from .ids import line_of, second_level
from .library import shown
from .nodes import check_item, checklist, claim_passage, figure_value
from .written import as_written, is_translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

    from .domain import Reference

#: What may stand before the first section without being text of the page.
INVISIBLE = (nodes.Invisible, nodes.target, addnodes.index, addnodes.toctree)

_KEY = re.compile(r"^([A-Za-z_][\w-]*)\s*:")


def collect(app: Sphinx, document: nodes.document) -> None:
    """Note the facts of a Markdown page; other documents are not ours to judge."""
    env = app.env
    docname = env.current_document.docname
    domain = playbook_domain(env)
    domain.note_references(docname, _references(document))
    path = Path(env.doc2path(docname))
    if path.suffix != ".md":
        return
    matter = {k: str(v) for k, v in env.metadata[docname].items()}
    for key in FRONT_MATTER:
        # Sphinx translates the body alone; frames, lists and search read it there.
        if key in matter:
            env.metadata[docname][key] = page_text(env, docname, matter[key])
    page = Page(
        docname=docname,
        path=shown(path),
        title=env.titles[docname].astext() if docname in env.titles else "",
        summary=str(env.metadata[docname].get("summary", "")),
        matter=matter,
        matter_lines=_matter_lines(path),
        roles=_listed(matter.get("roles", "")),
        phases=_listed(matter.get("phases", "")),
        opening=_opening(document),
        headings=tuple(_headings(document)),
        passages=tuple(_passages(document)),
        citations=tuple(_citations(document)),
        source_lists=tuple(document.get("source_lists", ())),
        checks=tuple(_checks(document)),
        links=tuple(_links(document)),
        figures=tuple(_figures(document)),
        objects=tuple(_objects(docname, matter, document)),
        paths=tuple(document.get("reading_paths", ())),
        manifesto=bool(document.get("manifesto")),
        all_sources=bool(document.get("all_sources")),
        reviews=bool(document.get("reviews")),
    )
    domain.note_page(page)


def _matter_lines(path: Path) -> Mapping[str, int]:
    """Find the line of each key; the parser only says where the block begins."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    found: dict[str, int] = {}
    if lines[0].rstrip() != "---":
        return found
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            break
        if match := _KEY.match(line):
            found[match[1]] = number
    return found


def _listed(text: str) -> tuple[str, ...]:
    """Read a list of the front matter, which Sphinx keeps as JSON text."""
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return (str(value),) if value else ()


def _opening(document: nodes.document) -> Opening:
    top = document.next_node(nodes.section)
    if top is None:
        return Opening((), (), 1)
    paragraphs: list[str] = []
    others: list[str] = []
    lines = []
    for child in top.children[1:]:
        if isinstance(child, nodes.section):
            break
        if isinstance(child, INVISIBLE) or child.next_node(addnodes.toctree):
            continue
        lines.append(line_of(child))
        if isinstance(child, nodes.paragraph):
            paragraphs.append(as_written(child))
        else:
            others.append(type(child).__name__)
    return Opening(tuple(paragraphs), tuple(others), [*lines, line_of(top)][0])


def _headings(document: nodes.document) -> Iterator[Heading]:
    for section in second_level(document):
        yield Heading(as_written(section[0]), line_of(section))


def _passages(document: nodes.document) -> Iterator[Passage]:
    sections = list(second_level(document))
    for node in document.findall(claim_passage):
        around = _ancestors(node)
        inside = [s for s in sections if s in around]
        yield Passage(
            claims=tuple(node["claims"]),
            words=None if is_translation(around) else len(node.astext().split()),
            section=as_written(inside[0][0]) if inside else "",
            id=node["ids"][0],
            line=line_of(node),
        )


def _ancestors(node: nodes.Node) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def _citations(document: nodes.document) -> Iterator[Citation]:
    noted: list[tuple[str, int]] = document.get("citations", [])
    for source, line in noted:
        yield Citation(source, line)


def _checks(document: nodes.document) -> Iterator[CheckItem]:
    for listing in document.findall(checklist):
        for item in listing.findall(check_item):
            yield CheckItem(item["name"], line_of(item))
        if not listing.children:
            yield CheckItem("", line_of(listing))


def _references(document: nodes.document) -> Iterator[Reference]:
    for node in document.findall(addnodes.pending_xref):
        explicit = bool(node.get("refexplicit"))
        yield node.get("refdomain"), node.get("reftarget") or "", explicit


def _links(document: nodes.document) -> Iterator[Link]:
    for node in document.findall(addnodes.pending_xref):
        if node.get("refdomain") == "playbook":
            yield Link(node["reftype"], node["reftarget"], line_of(node))


def _figures(document: nodes.document) -> Iterator[Figure]:
    for node in document.findall(figure_value):
        yield Figure(node["path"], line_of(node))


def _objects(
    docname: str, matter: Mapping[str, str], document: nodes.document
) -> Iterator[Object]:
    """A play declares itself; directives declare the rest on their sections."""
    if matter.get("type") == "play":
        title = document.next_node(nodes.title)
        label = title.astext() if title else docname
        yield Object("play", docname, label, "", 1)
    for node in document.findall(nodes.section):
        if "playbook_object" in node:
            kind, name, label = node["playbook_object"]
            yield Object(kind, name, label, node["ids"][0], line_of(node))


def setup_collect(app: Sphinx) -> None:
    """Collect after Sphinx's own collectors, whose titles and metadata we use."""
    app.connect("doctree-read", collect, priority=600)
