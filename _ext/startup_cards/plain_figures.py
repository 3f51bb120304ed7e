"""Figures as docutils nodes: the table of the same numbers, for every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .messages import label
from .plain import table_node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .figure import Figure, Source


def figure_nodes(figure: Figure, language: str) -> list[nodes.Node]:
    """The title, what the drawing says, the table, the notes, the source."""
    title = f"{figure.title}, {figure.dated}" if figure.dated else figure.title
    made: list[nodes.Node] = [
        nodes.rubric(title, title),
        _text(figure.description),
        table_node(figure.table),
        *(_text(note) for note in figure.notes),
    ]
    if figure.terms:
        made.append(_terms(figure.terms))
    if figure.caveats:
        items = [nodes.list_item("", _text(caveat)) for caveat in figure.caveats]
        made.append(nodes.bullet_list("", *items))
    made.append(_sources(figure.sources, language))
    return made


def _terms(terms: Iterable[tuple[str, str]]) -> nodes.definition_list:
    items = [
        nodes.definition_list_item(
            "", nodes.term(name, name), nodes.definition("", _text(meaning))
        )
        for name, meaning in terms
    ]
    return nodes.definition_list("", *items)


def _sources(sources: Iterable[Source], language: str) -> nodes.paragraph:
    paragraph = _text(label("figure.source", language))
    for index, source in enumerate(sources):
        paragraph += nodes.Text(", " if index else " ")
        if source.url:
            paragraph += nodes.reference(
                "", source.text, refuri=source.url, internal=False
            )
        else:
            paragraph += nodes.Text(source.text)
    paragraph += nodes.Text(".")
    return paragraph


def _text(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)
