"""A build that writes no page leaves the index of words as it is.

Sphinx sorts the words of the whole site and writes them again at every build, even
when nothing has changed: a sixth of the time at some hundred cards, a third at
thousands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .config import SITES

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Words:
    """Whether the words of the site may have changed since they were last written."""

    def __init__(self) -> None:
        self.changed = True

    def note_documents(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Begin a build: note what came, changed or went; ask for no document."""
        self.changed = bool(added or changed or removed)
        return []

    def note_page(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is written."""
        self.changed = True

    def keep(self, app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
        """Take the index from the builder before it is written; collect no page."""
        builder = app.builder
        index = app.outdir / getattr(builder, "searchindex_filename", "")
        if builder.name in SITES and not self.changed and index.is_file():
            builder.indexer = None  # type: ignore[attr-defined]
        return []


def setup_idle(app: Sphinx) -> None:
    """Listen to what may change the words, then to the end of the writing."""
    words = Words()
    app.connect("env-get-outdated", words.note_documents)
    app.connect("doctree-resolved", words.note_page)
    app.connect("html-collect-pages", words.keep)
