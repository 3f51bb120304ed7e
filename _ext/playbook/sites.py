"""The builders that make a site: pages in a browser, with our frame."""

from __future__ import annotations

#: An EPUB and the help formats are HTML too, and no site.
SITES = ("html", "dirhtml", "singlehtml")
#: Those that give each page an address of its own.
PAGED = ("html", "dirhtml")
#: Where the context keeps Sphinx's table of contents, out of Furo's sight.
TOCTREE = "playbook_toctree"
