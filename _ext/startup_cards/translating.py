"""A site read in another language than it is written in: its catalogues, asked first.

A card's values are in the catalogue of its document, beside the texts that Sphinx
takes from its page; our own words and the lists of values are in `startup_cards`.
"""

from __future__ import annotations

import gettext
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.i18n import docname_to_domain

from .messages import read_also
from .translated import translated, translated_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .card import Card
    from .model import Startup
    from .vocabulary import Vocabularies

#: The catalogue of the words of this extension and of the lists of values.
WORDS = "startup_cards"


def startups_in_language(
    env: BuildEnvironment, cards: Mapping[str, Card]
) -> list[Startup]:
    """Give every sound card, by docname, in the language of the site."""
    found: dict[str, Callable[[str], str] | None] = {}
    made: list[Startup] = []
    for docname, card in sorted(cards.items()):
        if card.startup is None:
            continue
        name = catalogue_of(env, docname)
        if name not in found:
            found[name] = _catalogue(env, name)
        put = found[name]
        made.append(translated(card.startup, put) if put else card.startup)
    return made


def lists_in_language(env: BuildEnvironment, known: Vocabularies) -> Vocabularies:
    """Give the lists of values in the language of the site."""
    put = _catalogue(env, WORDS)
    return translated_lists(known, put) if put else known


def page_text(env: BuildEnvironment, docname: str, text: str) -> str:
    """Put a text that a page gives to a directive into the language of the site."""
    put = _catalogue(env, catalogue_of(env, docname))
    return put(text) if put else text


def catalogue_of(env: BuildEnvironment, docname: str) -> str:
    """Name the catalogue of a document, as Sphinx does."""
    return docname_to_domain(docname, env.config.gettext_compact)


def _catalogue(env: BuildEnvironment, name: str) -> Callable[[str], str] | None:
    """Find what puts a text into the language of the site, if there is anything."""
    language = env.config.language
    found = [
        gettext.translation(name, folder, [language])
        for folder in folders(env)
        if gettext.find(name, folder, [language])
    ]
    for catalogue, next_one in pairwise(found):
        catalogue.add_fallback(next_one)
    return found[0].gettext if found else None


def folders(env: BuildEnvironment) -> list[Path]:
    """Give the folders of the site's catalogues."""
    return [Path(env.srcdir, folder) for folder in env.config.locale_dirs]


def use_catalogues(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let the site's words come before ours: Sphinx has just compiled them."""
    read_also(folders(env))
