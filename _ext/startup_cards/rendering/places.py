"""Where the objects stand that other extensions of a site declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def places(env: BuildEnvironment, kind: str) -> dict[str, tuple[str, str]]:
    """The page and the anchor of each object of a kind, whatever its domain."""
    found: dict[str, tuple[str, str]] = {}
    for domain in env.domains.values():
        if kind in domain.object_types:
            for name, _, type_, docname, anchor, _ in domain.get_objects():
                if type_ == kind:
                    found.setdefault(name, (docname, anchor))
    return found
