"""Startup cards: one YAML file a product; pages, galleries and open data from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    from sphinx.roles import XRefRole

    # Imported here so that the command, which shares this package, stays light.
    from . import directives, documenting, parser, roles
    from .config import setup_settings
    from .domain import StartupDomain
    from .figure_directives import setup_figures
    from .nodes import startup_count, startup_notices
    from .rendering.figures import setup_drawings
    from .rendering.html import setup_html
    from .transforms import setup_transforms

    setup_settings(app)
    app.add_domain(StartupDomain)
    app.add_source_suffix(".yaml", parser.FILETYPE)
    app.add_source_parser(parser.CardParser)
    app.add_directive("startup-card", directives.StartupCard)
    app.add_directive("startup-gallery", directives.StartupGallery)
    app.add_directive("startup-notices", directives.StartupNotices)
    app.add_directive("startup-fields", documenting.StartupFields)
    app.add_directive("startup-problems", documenting.StartupProblems)
    app.add_role("startup", roles.StartupRole())
    # Another project names this one after intersphinx's `external`.
    app.add_role_to_domain("startup", "card", XRefRole())
    app.add_role("startup-count", roles.StartupCountRole())
    app.add_node(startup_count)
    app.add_node(startup_notices)
    setup_html(app)
    setup_transforms(app)
    setup_figures(app)
    setup_drawings(app)
    _listen(app)
    return {
        "version": __version__,
        "env_version": code_mark(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _listen(app: Sphinx) -> None:
    """Do the rest when a build comes to it."""
    from . import export, freshness, offered
    from .idle import setup_idle
    from .translating import use_catalogues

    app.connect("env-get-outdated", freshness.check_again)
    app.connect("env-before-read-docs", use_catalogues)
    app.connect("env-before-read-docs", offered.keep_texts)
    app.connect("env-before-read-docs", freshness.set_aside_undecodable)
    app.connect("env-updated", freshness.update)
    app.connect("env-updated", offered.offer_texts)
    app.connect("warn-missing-reference", freshness.already_told)
    app.connect("html-page-context", export.announce_feed)
    app.connect("build-finished", export.write_exports)
    setup_idle(app)


def code_mark() -> int:
    """Return a number that changes with this code.

    Sphinx keeps documents as they were read: those that another version of the code
    has read are read again.
    """
    files = sorted(Path(__file__).parent.rglob("[!.]*.py"))
    return crc32(b"".join(file.read_bytes() for file in files))
