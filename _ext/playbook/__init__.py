"""What belongs to this site only: claims, sources, plays, patterns, reading paths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Modules are imported inside functions: the command line needs no Sphinx.


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts of the extension."""
    _setup_state(app)
    _setup_markup(app)
    _setup_builds(app)
    return {
        "version": "0.1",
        "env_version": code_mark(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _setup_state(app: Sphinx) -> None:
    """The settings, the nodes, and what is remembered of each page."""
    from .catalogues import setup_catalogues
    from .collect import setup_collect
    from .config import setup_config
    from .domain import setup_domain
    from .nodes import setup_nodes
    from .written import setup_written

    setup_config(app)
    setup_catalogues(app)
    setup_nodes(app)
    setup_domain(app)
    setup_collect(app)
    setup_written(app)


def _setup_markup(app: Sphinx) -> None:
    """What writers type: roles and directives."""
    from .assessment import setup_assessment
    from .checklists import setup_checklists
    from .claims import setup_claims
    from .figure_role import setup_figure_role
    from .language import setup_language
    from .manifesto import setup_manifesto
    from .paths import setup_paths
    from .patterns import setup_patterns
    from .publisher import setup_publisher
    from .reviews import setup_reviews
    from .sources import setup_sources
    from .sources_page import setup_sources_page
    from .terms import setup_terms

    setup_claims(app)
    setup_sources(app)
    setup_sources_page(app)
    setup_checklists(app)
    setup_figure_role(app)
    setup_patterns(app)
    setup_paths(app)
    setup_manifesto(app)
    setup_assessment(app)
    setup_publisher(app)
    setup_reviews(app)
    setup_language(app)
    setup_terms(app)


def _setup_builds(app: Sphinx) -> None:
    """What happens around reading: problems, pages to read and write, leftovers."""
    from .assets import setup_assets
    from .book import setup_book
    from .drawings import setup_drawings
    from .leftovers import setup_leftovers
    from .open_data import setup_open_data
    from .outdated import setup_outdated
    from .plain_text import setup_plain_text
    from .shown import setup_shown
    from .single_page import setup_single_page
    from .tell import setup_tell

    setup_outdated(app)
    setup_tell(app)
    setup_shown(app)
    setup_leftovers(app)
    setup_assets(app)
    setup_book(app)
    setup_drawings(app)
    setup_plain_text(app)
    setup_open_data(app)
    setup_single_page(app)


def code_mark() -> int:
    """Return a number that changes with this code.

    Sphinx keeps documents as they were read: those that another version of the code
    has read are read again.
    """
    files = sorted(Path(__file__).parent.rglob("[!.]*.py"))
    return crc32(b"".join(file.read_bytes() for file in files))
