"""Views as docutils nodes: the form of every format but HTML.

LaTeX, text, man, Texinfo and whatever builder comes next know these nodes, so
that no format is left without a card.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .messages import heading, label, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .figure import Cell, Table
    from .model import Startup
    from .problems import Problem
    from .views import (
        End,
        Fact,
        Gallery,
        Item,
        Page,
        Related,
        Shown,
        Target,
    )


#: What a sentence quotes, in French and in English.
_QUOTED = re.compile("«\u00a0(.+?)\u00a0»|“(.+?)”")


def gallery_nodes(gallery: Gallery) -> list[nodes.Node]:
    """A definition list of the cards, under a rubric for each group."""
    made: list[nodes.Node] = []
    for group in gallery.groups:
        if group.title:
            made.append(nodes.rubric(group.title, group.title))
        if group.items:
            made.append(_list(item_node(item) for item in group.items))
    return made


def _list(items: Iterable[nodes.Node]) -> nodes.definition_list:
    return nodes.definition_list("", *items)


def item_node(item: Item) -> nodes.definition_list_item:
    """A card as a term (its title, a link) and a definition."""
    meta = [f"{item.phase_label} · {item.stage}", item.carriers]
    return nodes.definition_list_item(
        "",
        nodes.term("", "", startup_reference(item.id, item.title)),
        nodes.definition(
            "", _text(item.mission), _text(" · ".join(filter(None, meta)))
        ),
    )


def card_nodes(item: Item) -> list[nodes.Node]:
    """One card inside another page."""
    return [_list([item_node(item)])]


def profile_nodes(page: Page, language: str) -> list[nodes.Node]:
    """Where the product is, its facts and links."""
    made: list[nodes.Node] = [
        _text(f"{page.item.phase_label} · {page.since}"),
        _facts([*page.facts, *page.links]),
    ]
    if page.missing:
        made.append(_text(page.missing))
    return made


def record_nodes(page: Page, language: str) -> list[nodes.Node]:
    """The product's life and end, what it shows, what is near it, its sources."""
    made: list[nodes.Node] = []
    parts: list[tuple[str, list[nodes.Node]]] = [
        ("life", [table_node(page.life.figure.table)]),
        ("end", list(_end(page.end))),
        ("patterns", _shown(page.patterns)),
        ("plays", _shown(page.plays)),
        ("related", _related(page.related)),
        ("sources", _bullets(page.sources)),
    ]
    for name, found in parts:
        if found:
            made += [_heading(name, language), *found]
    if page.checked:
        made.append(_text(label("checked", language).format(date=page.checked)))
    return made


def notice_nodes(
    notices: Iterable[Problem],
    cards: Mapping[str, tuple[str, Startup | None]],
    language: str,
) -> list[nodes.Node]:
    """What is left to do, a list for each kind: the card, its line, the sentence."""
    made: list[nodes.Node] = []
    by_kind = groupby(sorted(notices, key=lambda n: (n.kind, n)), lambda n: n.kind)
    for kind, found in by_kind:
        title = heading(kind, language)
        made.append(nodes.rubric(title, title))
        items = []
        for notice in found:
            name, startup = cards.get(notice.path, ("", None))
            paragraph = nodes.paragraph()
            if startup:
                paragraph += startup_reference(name, startup.title)
            else:
                paragraph += nodes.literal(notice.path, notice.path)
            paragraph += nodes.Text(f", {label('line', language)} {notice.line} — ")
            paragraph += _with_values(notice, language)
            items.append(nodes.list_item("", paragraph))
        made.append(nodes.bullet_list("", *items))
    return made


def _with_values(problem: Problem, language: str) -> list[nodes.Node]:
    """A sentence, with what it quotes from the file set as it is typed there."""
    values = {value for _, value in problem.params}
    words = sentence(problem, language)
    made: list[nodes.Node] = []
    end = 0
    for quoted in _QUOTED.finditer(words):
        value = quoted[1] or quoted[2]
        if value in values:
            made.append(nodes.Text(words[end : quoted.start()]))
            made.append(nodes.literal(value, value))
            end = quoted.end()
    return [*made, nodes.Text(words[end:])]


def startup_reference(startup: str, title: str) -> addnodes.pending_xref:
    """A link to a card, resolved as the role's would be."""
    return _pending("startup", "card", startup, title)


def _pending(domain: str, kind: str, target: str, text: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline(text, text),
        refdomain=domain,
        reftype=kind,
        reftarget=target,
        refexplicit=True,
        refwarn=False,
        # What a card names is checked by the rules, which know where it is written.
        startup_told=True,
    )


def _heading(name: str, language: str) -> nodes.rubric:
    text = label(f"section.{name}", language)
    return nodes.rubric(text, text)


def _text(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)


def _target(target: Target) -> nodes.Node:
    if target.url:
        return nodes.reference("", target.text, refuri=target.url, internal=False)
    if target.startup:
        return startup_reference(target.startup, target.text)
    if target.play:
        return _pending("std", "doc", f"/{target.play}", target.text)
    return nodes.Text(target.text)


def _targets(targets: Iterable[Target]) -> Iterator[nodes.Node]:
    for index, target in enumerate(targets):
        if index:
            yield nodes.Text(", ")
        yield _target(target)


def _facts(facts: Iterable[Fact]) -> nodes.field_list:
    fields = nodes.field_list()
    for fact in facts:
        paragraph = nodes.paragraph("", "", *_targets(fact.values))
        paragraph += _cited(fact.source)
        fields += nodes.field(
            "", nodes.field_name(fact.name, fact.name), nodes.field_body("", paragraph)
        )
    return fields


def _cited(source: Target | None) -> list[nodes.Node]:
    return [nodes.Text(" ("), _target(source), nodes.Text(")")] if source else []


def _end(end: End | None) -> Iterator[nodes.Node]:
    if end and end.sentence:
        yield _text(end.sentence)
    if end and end.facts:
        yield _facts(end.facts)


def table_node(table: Table) -> nodes.table:
    """A table of texts, as wide as its longest words ask."""
    widths = _widths(table)
    group = nodes.tgroup(
        "", *(nodes.colspec(colwidth=width) for width in widths), cols=len(widths)
    )
    group += nodes.thead("", _row([_text(cell) for cell in table.head]))
    group += nodes.tbody(
        "", *(_row([_cell(cell) for cell in row]) for row in table.rows)
    )
    return nodes.table("", group, classes=["startup-numbers"])


def _widths(table: Table) -> list[int]:
    columns = zip(*([cell.text for cell in row] for row in table.rows), strict=True)
    longest = [max(map(len, column)) for column in columns]
    heads = [max(map(len, head.split())) if head else 1 for head in table.head]
    if not longest:
        return heads
    return [max(pair) for pair in zip(heads, longest, strict=True)]


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def _cell(cell: Cell) -> nodes.paragraph:
    paragraph = nodes.paragraph()
    if cell.startup:
        paragraph += startup_reference(cell.startup, cell.text)
    else:
        paragraph += nodes.Text(cell.text)
    if cell.note:
        paragraph += nodes.Text(f" ({cell.note.rstrip('.')})")
    return paragraph


def _shown(entries: Iterable[Shown]) -> list[nodes.Node]:
    return _terms((_target(entry.target), _why(entry)) for entry in entries)


def _why(entry: Shown) -> nodes.paragraph:
    paragraph = _text(entry.why)
    paragraph += _cited(entry.source)
    return paragraph


def _related(entries: Iterable[Related]) -> list[nodes.Node]:
    return _terms(
        (
            startup_reference(near.item.id, near.item.title),
            _text(f"{near.item.phase_label} · {near.item.mission} · {near.reason}"),
        )
        for near in entries
    )


def _terms(entries: Iterable[tuple[nodes.Node, nodes.Node]]) -> list[nodes.Node]:
    items = [
        nodes.definition_list_item(
            "", nodes.term("", "", name), nodes.definition("", said)
        )
        for name, said in entries
    ]
    return [_list(items)] if items else []


def _bullets(targets: Iterable[Target]) -> list[nodes.Node]:
    items = [
        nodes.list_item("", nodes.paragraph("", "", _target(target)))
        for target in targets
    ]
    return [nodes.bullet_list("", *items)] if items else []
