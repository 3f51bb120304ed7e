"""Directives that document the format from its code: fields, kinds of problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .meant import PARTS
from .messages import heading, label, translate
from .model import Startup
from .problems import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


class StartupFields(SphinxDirective):
    """``startup-fields``: every field of a card, in the order of the model."""

    def run(self) -> list[nodes.Node]:
        self.language = self.config.language
        fields = [
            self._entry(field, name) for name, field in _fields(Startup) if name != "id"
        ]
        return [nodes.definition_list("", *fields)]

    def _entry(
        self, field: FieldInfo, name: str, within: str = ""
    ) -> nodes.definition_list_item:
        place = f"{within}-{name}" if within else name
        term = nodes.term("", "", nodes.literal(name, name), ids=[f"champ-{place}"])
        if field.is_required():
            required = label("field.required", self.language)
            term += [nodes.Text(" "), nodes.emphasis(required, required)]
        definition = nodes.definition("", self._words(field))
        part = None if within else PARTS.get(name)
        if part:
            entries = [self._entry(f, n, name) for n, f in _fields(part)]
            definition += nodes.definition_list("", *entries)
        return nodes.definition_list_item("", term, definition)

    def _words(self, field: FieldInfo) -> nodes.paragraph:
        title = translate(str(field.title), self.language)
        words = translate(str(field.description), self.language)
        paragraph = nodes.paragraph("", "", nodes.strong(title, title))
        paragraph += nodes.Text(f" — {words}")
        for example in field.examples or ():
            text = f" {label('field.example', self.language)} "
            paragraph += [nodes.Text(text), nodes.literal(example, str(example))]
        return paragraph


def _fields(model: type[BaseModel]) -> Iterable[tuple[str, FieldInfo]]:
    return ((f.alias or name, f) for name, f in model.model_fields.items())


class StartupProblems(SphinxDirective):
    """``startup-problems``: every kind of problem, and whether it stops a build."""

    def run(self) -> list[nodes.Node]:
        language = self.config.language
        names = [label(f"problems.{n}", language) for n in ("kind", "what", "severity")]
        rows = [
            [
                nodes.literal(kind.value, f"startup.{kind.value}"),
                nodes.Text(heading(kind, language)),
                nodes.Text(label(f"severity.{kind.severity.value}", language)),
            ]
            for kind in Kind
        ]
        group = nodes.tgroup(
            "", *(nodes.colspec(colwidth=w) for w in (26, 40, 14)), cols=3
        )
        group += nodes.thead("", _row([nodes.Text(name) for name in names]))
        group += nodes.tbody("", *(_row(cells) for cells in rows))
        return [nodes.table("", group)]


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    entries = (nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells)
    return nodes.row("", *entries)
