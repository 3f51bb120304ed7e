"""The settings of the extension, and the way from them to the data files."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translator

from .data_texts import translated
from .library import Library, read_library
from .translation import DATA, data_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup_config(app: Sphinx) -> None:
    """Declare the settings."""
    app.add_config_value(
        "playbook_data",
        "_data",
        "env",
        types=frozenset({str}),
        description="Dossier des fichiers de données, depuis le dossier des sources.",
    )


def source_library(env: BuildEnvironment) -> Library:
    """Return what the data files say now, as they say it: what rules look at."""
    return read_library(Path(env.srcdir) / env.config.playbook_data)


def data_library(env: BuildEnvironment) -> Library:
    """Return what the data files say now, in the site's language: what pages show."""
    library = source_library(env)
    catalogue = get_translator(DATA)
    if type(catalogue) is NullTranslations:
        return library
    kept = _TRANSLATED.get(DATA)
    # Every figure and every source of a page asks for the library.
    if kept is None or kept[0] is not library or kept[1] is not catalogue:
        kept = library, catalogue, translated(library, data_text)
        _TRANSLATED[DATA] = kept
    return kept[2]


#: The last library translated, with what it was made of.
_TRANSLATED: dict[str, tuple[Library, NullTranslations, Library]] = {}


def note_data(env: BuildEnvironment, name: str) -> None:
    """Have the current page read again when this data file changes."""
    env.note_dependency(f"{env.config.playbook_data}/{name}")
