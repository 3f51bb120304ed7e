"""Identifiers that are unique in the whole project, not only on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator


def slug(docname: str) -> str:
    """Turn a docname into the beginning of an identifier."""
    return nodes.make_id(docname)


def give_id(node: nodes.Element, wanted: str, document: nodes.document) -> str:
    """Give the node this id, numbered from the second one on a page."""
    identifier, number = wanted, 1
    while identifier in document.ids:
        number += 1
        identifier = f"{wanted}-{number}"
    node["ids"].append(identifier)
    document.ids[identifier] = node
    return identifier


def line_of(node: nodes.Node | None) -> int:
    """Return the line of a node, or of the nearest parent that knows its own."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 1


def second_level(document: nodes.document) -> Iterator[nodes.section]:
    """Give the sections right below the title."""
    for top in document.children:
        if isinstance(top, nodes.section):
            for child in top.children:
                if isinstance(child, nodes.section):
                    yield child
