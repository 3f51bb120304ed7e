"""What belongs to this site only: claims, sources, plays, patterns, reading paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts of the extension."""
    # Imported here so that the command line of the package needs no Sphinx.
    from .assessment import setup_assessment
    from .checklists import setup_checklists
    from .claims import setup_claims
    from .collect import setup_collect
    from .config import setup_config
    from .domain import setup_domain
    from .figure_role import setup_figure_role
    from .language import setup_language
    from .leftovers import setup_leftovers
    from .manifesto import setup_manifesto
    from .nodes import setup_nodes
    from .paths import setup_paths
    from .patterns import setup_patterns
    from .publisher import setup_publisher
    from .shown import setup_shown
    from .single_page import setup_single_page
    from .sources import setup_sources
    from .tell import setup_tell

    setup_config(app)
    setup_nodes(app)
    setup_domain(app)
    setup_claims(app)
    setup_sources(app)
    setup_checklists(app)
    setup_assessment(app)
    setup_figure_role(app)
    setup_patterns(app)
    setup_paths(app)
    setup_manifesto(app)
    setup_publisher(app)
    setup_language(app)
    setup_collect(app)
    setup_tell(app)
    setup_shown(app)
    setup_leftovers(app)
    setup_single_page(app)
    return {
        "version": "0.1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
