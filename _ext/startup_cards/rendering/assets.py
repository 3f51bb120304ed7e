"""The style sheet, the script and its data, where something of ours needs them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zlib import crc32

from ..catalogue import Query
from ..config import SITES
from ..nodes import startup_placeholder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from ..domain import StartupDomain
    from ..views import Controls

STATIC = Path(__file__).parents[1] / "static"
SHEET = "startup-cards.css"
SCRIPT = "startup-gallery.js"
#: The data of galleries, one file a page, in a folder that holds nothing else.
DATA = "startup-galleries"
#: One more has our style, but no filters: there, a gallery gives way to whole cards.
STYLED = SITES | {"singlehtml"}
#: Before the sheets of a site (800), so that these may change what ours says.
PRIORITY = 400


def add_static_folder(app: Sphinx) -> None:
    """Have the files copied beside those of the theme."""
    if app.builder.name in STYLED:
        app.config.html_static_path.append(str(STATIC))


def add_sheet(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Ask for the style sheet on this page, if it shows something of ours."""
    if doctree is None or app.builder.name not in STYLED:
        return
    if next(doctree.findall(startup_placeholder), None) is not None:
        app.add_css_file(SHEET, priority=PRIORITY)


@cache
def script_mark() -> str:
    """A short mark of the script's text, so that browsers fetch a new version."""
    return f"{crc32((STATIC / SCRIPT).read_bytes()):08x}"


def data_file(docname: str) -> str:
    """The file of a page's gallery, from the static folder, as in an address."""
    return quote(f"{DATA}/{docname.replace('/', '--')}.js")


def data_script(controls: Controls) -> str:
    """The data as a script: a page opened from the disk may load no other file.

    They are not in the page: a reader sees the cards first, and whoever has no
    script does not fetch them.
    """
    data = {
        "facets": [
            [facet.name, [[o.key, o.label, o.words] for o in facet.options]]
            for facet in controls.facets
        ],
        "cards": controls.values,
        "orders": [
            [sort.key, order]
            for sort, order in zip(controls.sorts[1:], controls.orders, strict=True)
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.startupGallery={text};\n"


def galleries(domain: StartupDomain) -> dict[str, str]:
    """The scripts of the galleries with filters, by the name of their file."""
    found: dict[str, str] = {}
    for docname, uses in domain.uses.items():
        for use in uses:
            if isinstance(use.shows, Query) and use.shows.controls:
                controls = domain.views.gallery(use.shows).controls
                assert controls is not None
                found[f"{docname.replace('/', '--')}.js"] = data_script(controls)
    return found


def setup_assets(app: Sphinx) -> None:
    """Register the files."""
    app.connect("builder-inited", add_static_folder)
    app.connect("html-page-context", add_sheet)
