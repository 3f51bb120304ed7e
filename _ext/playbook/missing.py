"""The page of an address that leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .sites import SITES, TOCTREE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

MISSING = "404"
#: Addresses written as from the root of the site.
RELATIVE = re.compile(r'\b(href|src)="(?![a-z]+:|[/#])')


def missing_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make the page for a site; a book has none."""
    if app.builder.name in SITES:
        yield MISSING, {}, "404.html"


def from_anywhere(context: dict[str, Any], address: str) -> None:
    """Make the page's links hold at whatever depth the host shows it.

    Only a site that knows its address can: another keeps links from its root,
    which hold where hosts show the page of a lost address most often.
    """
    if not address:
        return
    root = urlsplit(address).path.rstrip("/") + "/"

    def rooted(make: Callable[..., str]) -> Callable[..., str]:
        def made(*args: Any, **kwargs: Any) -> str:
            return RELATIVE.sub(rf'\1="{root}', make(*args, **kwargs))

        return made

    relative = context["pathto"]
    context["pathto"] = lambda *args, **kwargs: root + relative(*args, **kwargs)
    for name in ("css_tag", "js_tag", TOCTREE):
        if name in context:
            context[name] = rooted(
                lambda *a, _make=context[name], **k: str(_make(*a, **k))
            )
