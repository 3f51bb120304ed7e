"""A build that writes no page leaves the index of words as it is.

Sphinx sorts the words of the whole site and writes them again at every build, even
when nothing has changed: a sixth of the time at a few hundred cards, a third at
thousands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .config import SITES
from .views import fingerprint

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class WordIndex:
    """Whether the index on the disk still holds the words of the site."""

    def __init__(self) -> None:
        self.changed = False

    def note_page(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is written."""
        self.changed = True

    def keep(self, app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
        """Take the index from the builder before it is written; collect no page."""
        builder = app.builder
        if builder.name not in SITES:
            return []
        # Another builder of the same environment may have seen a page go.
        pages = fingerprint((app.outdir, sorted(app.env.all_docs)))
        mark = app.doctreedir / f"startup-index-{builder.name}.txt"
        index = app.outdir / getattr(builder, "searchindex_filename", "")
        same = mark.is_file() and mark.read_text("utf-8") == pages
        if same and not self.changed and index.is_file():
            builder.indexer = None  # type: ignore[attr-defined]
        else:
            mark.write_text(pages, "utf-8")
        return []


def setup_idle(app: Sphinx) -> None:
    """Listen to what may change the words, then to the end of the writing."""
    words = WordIndex()
    app.connect("doctree-resolved", words.note_page)
    app.connect("html-collect-pages", words.keep)
