"""What a translator gets from the cards, besides the texts of their documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .meant import PARTS
from .messages import words
from .model import Startup
from .translated import labels_of, texts
from .translating import WORDS, catalogue_of
from .uses import FlowOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from sphinx.application import Sphinx
    from sphinx.builders.gettext import MessageCatalogBuilder
    from sphinx.environment import BuildEnvironment

    from .domain import StartupDomain


def keep_texts(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Leave a card's text in its document, as a translated site does.

    The gettext builder takes texts from documents, and its trees serve no other.
    """
    if app.builder.name == "gettext":
        domain = cast("StartupDomain", env.domains["startup"])
        domain.settings = replace(domain.settings, is_translated=True)


def offer_texts(app: Sphinx, env: BuildEnvironment) -> None:
    """Write in the catalogues of the gettext builder all that no document holds."""
    if app.builder.name != "gettext":
        return
    from sphinx.builders.gettext import MsgOrigin

    builder = cast("MessageCatalogBuilder", app.builder)
    domain = cast("StartupDomain", env.domains["startup"])
    for name, text, source, line in _texts(domain):
        builder.catalogs[name].add(text, MsgOrigin(source, line))
    for text in (*words(), *_of_fields()):
        origin = MsgOrigin(str(Path(__file__).with_name("labels.py")), 1)
        builder.catalogs[WORDS].add(text, origin)


def _texts(domain: StartupDomain) -> Iterator[tuple[str, str, str, int]]:
    """Each text that is not ours: its catalogue, itself, its file and line."""
    yield from _of_cards(domain)
    yield from _of_lists(domain)
    for docname, uses in sorted(domain.uses.items()):
        for use in uses:
            if isinstance(use.shows, FlowOf) and use.shows.span:
                path = str(domain.env.doc2path(docname))
                name = catalogue_of(domain.env, docname)
                yield name, use.shows.span.text, path, use.line


def _of_cards(domain: StartupDomain) -> Iterator[tuple[str, str, str, int]]:
    """Each text of a card: its catalogue, itself, its file and line."""
    for docname, card in sorted(domain.cards.items()):
        if card.startup:
            name, path = catalogue_of(domain.env, docname), domain.env.doc2path(docname)
            for field, text in texts(card.startup):
                yield name, text, str(path), card.lines.get(field, 1)


def _of_lists(domain: StartupDomain) -> Iterator[tuple[str, str, str, int]]:
    """Each label of a list: its catalogue, itself, its file and a line."""
    for vocabulary, text in labels_of(domain.context.vocabularies):
        path = domain.settings.vocabularies / f"{vocabulary}.yaml"
        yield WORDS, text, str(path), 1


def _of_fields() -> Iterator[str]:
    """The words that document each field."""
    models: list[type[BaseModel]] = [Startup, *PARTS.values()]
    for model in models:
        for field in model.model_fields.values():
            yield from (str(field.title), str(field.description))
