"""The site on paper: from the one page that Sphinx writes to a tagged PDF."""

from __future__ import annotations
