"""The settings of the extension, and the way from them to the data files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .library import Library, read_library

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


def data_library(env: BuildEnvironment) -> Library:
    """Return what the data files say now."""
    return read_library(Path(env.srcdir) / env.config.playbook_data)


def note_data(env: BuildEnvironment, name: str) -> None:
    """Have the current page read again when this data file changes."""
    env.note_dependency(f"{env.config.playbook_data}/{name}")
