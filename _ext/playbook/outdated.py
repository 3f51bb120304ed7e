"""Pages to read again when a page they link to comes or goes.

MyST decides while reading whether a link leads to a page: a page read before its
target existed would keep a dead link.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from .domain import playbook_domain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def pages_to_read(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages that link to what was added or removed."""
    moved = added | removed
    return [
        docname
        for docname, references in playbook_domain(env).references.items()
        if any(
            page in moved
            for _, target, _ in references
            for page in named(docname, target)
        )
    ]


def named(docname: str, target: str) -> Iterator[str]:
    """Give the documents that a target may mean on a page."""
    page = target.partition("#")[0].removesuffix(".md")
    yield page.lstrip("/")
    yield posixpath.normpath(posixpath.join(posixpath.dirname(docname), page))


def setup_outdated(app: Sphinx) -> None:
    """Listen to the moment before reading."""
    app.connect("env-get-outdated", pages_to_read)
