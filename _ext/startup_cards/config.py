"""The settings of the extension: name, default, meaning, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


@dataclass(frozen=True)
class Setting:
    """One value of conf.py."""

    name: str
    default: Any
    #: what a change asks Sphinx to redo: "env" (read), "html" (write) or "" (nothing)
    rebuild: str
    types: tuple[type, ...]
    help: str


SETTINGS = (
    Setting(
        "startup_path",
        "startups",
        "env",
        (str,),
        "Folder of the cards, from the source directory.",
    ),
    Setting(
        "startup_vocabularies",
        "../_data",
        "env",
        (str,),
        "Folder of the vocabularies, from the folder of the cards.",
    ),
    Setting(
        "startup_as_of",
        None,
        "",
        (str, type(None)),
        "Day (AAAA-MM-JJ) at which lengths are counted; else SOURCE_DATE_EPOCH, "
        "else the newest ``as_of`` of the cards.",
    ),
    Setting(
        "startup_correction_link",
        "",
        "html",
        (str,),
        "Address of the form that reports an error in a card; ``{id}`` stands for "
        "the card, ``{file}`` for its file. Empty: no such link.",
    ),
)


#: Builders that make pages for a browser. Their format is that of a book as well.
SITES = frozenset({"html", "dirhtml"})


@dataclass(frozen=True)
class Settings:
    """The settings of one project, resolved."""

    path: str
    folder: Path
    vocabularies: Path
    as_of: str | None
    correction_link: str
    language: str
    #: the project has message catalogues in its language
    is_translated: bool


def read_settings(config: Config, srcdir: Path) -> Settings:
    """Read this extension's settings from a project's configuration."""
    path = config.startup_path.strip("/")
    return Settings(
        path=path,
        folder=srcdir / path,
        vocabularies=srcdir / path / config.startup_vocabularies,
        as_of=config.startup_as_of,
        correction_link=config.startup_correction_link,
        language=config.language,
        is_translated=any(
            (srcdir / folder / config.language).is_dir()
            for folder in config.locale_dirs
        ),
    )


def include_sources(app: Sphinx, config: Config) -> None:
    """Leave YAML outside the cards' folder to the rest of the world.

    Sphinx has no pattern for « every YAML but these », so the sources are named
    by their suffixes instead. A project that sets ``include_patterns`` itself
    is left alone.
    """
    if list(config.include_patterns) != ["**"]:
        return
    suffixes = {*config.source_suffix, *app.registry.source_suffix} - {".yaml"}
    config.include_patterns = [
        *(f"**{suffix}" for suffix in sorted(suffixes)),
        f"{config.startup_path.strip('/')}/*.yaml",
    ]


def own_suffixes(app: Sphinx, config: Config) -> None:
    """Give the project a table of suffixes of its own.

    Sphinx adds those of extensions to the setting's default value, which all
    projects of one process share: the next would read YAML as cards.
    """
    if isinstance(config.source_suffix, dict):
        config.source_suffix = dict(config.source_suffix)


def setup_settings(app: Sphinx) -> None:
    """Register the settings."""
    for setting in SETTINGS:
        app.add_config_value(
            setting.name,
            setting.default,
            setting.rebuild,  # type: ignore[arg-type]
            types=setting.types,
            description=setting.help,
        )
    # Before and after Sphinx has merged the suffixes of extensions (priority 800).
    app.connect("config-inited", own_suffixes, priority=750)
    app.connect("config-inited", include_sources, priority=850)
