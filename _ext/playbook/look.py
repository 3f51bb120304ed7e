"""What the page templates need to know beyond Sphinx's own context.

Furo's pages carry inline styles and scripts, ``data:`` icons and English
words. Our templates replace them; this module feeds the templates and takes
out of each page the assets it has no use for.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from .frame import frames_to_write
from .language import foreign, language_of, links_in_their_language, titled
from .missing import MISSING, from_anywhere, missing_page
from .published import last_change, write_sitemap
from .sites import SITES, TOCTREE
from .tables import PlainTables, scoped
from .translation import _
from .words import summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.util.typing import ExtensionMetadata

#: Assets of Sphinx and Furo that our own templates, styles and scripts replace:
#: ``doctools.js`` builds a function from text and ``furo.js`` logs at each click.
REPLACED = (
    "doctools.js",
    "documentation_options.js",
    "sphinx_highlight.js",
    "translations.js",
    "scripts/furo.js",
    "styles/furo-extensions.css",
)
#: Assets wanted only where the page's HTML holds the mark.
ON_DEMAND = {
    "pygments.css": 'class="highlight',
    "design-tabs.js": "sd-tab-set",
    "checklist.js": "data-check=",
    "copy.js": 'class="highlight',
}
#: Templates of the theme and ours in their place. Not under the same names: an EPUB
#: looks for ``page.html`` in the same folder, and is no site.
TEMPLATES = {"page.html": "playbook.html", "search.html": "playbook-search.html"}
#: Pages of the extension ``startup_cards`` have no front matter of their own.
STARTUP_PREFIX = "startups/"


@dataclass(frozen=True)
class Neighbour:
    """The next or previous page, with the sentence that says why to go there."""

    link: str
    title: str
    summary: str


def kinds() -> dict[str, str]:
    """The kinds of page, as readers see them; ``partials/place.html`` says the same."""
    return {
        "play": _("Pratique"),
        "kit": _("Kit"),
        "story": _("Récit"),
        "reference": _("Repères"),
        "landing": _("Partie"),
        "startup": _("Fiche produit"),
    }


def kind_of(docname: str, metadata: Mapping[str, Any]) -> str:
    """The ``type`` of the front matter, or ``startup`` for a card's page."""
    kind = str(metadata.get("type", ""))
    if not kind and docname.startswith(STARTUP_PREFIX):
        return "startup"
    return kind


def long_date(text: str, language: str) -> str:
    """``2026-11-25`` as ``25 novembre 2026``; a text that is no date as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    from babel.dates import format_date

    written = format_date(day, format="long", locale=language)
    if day.day == 1 and language.startswith("fr"):
        written = written.replace("1 ", "1er ", 1)
    # The day and the month stay on one line.
    return written.replace(" ", "\u00a0", 1)


def neighbour(
    app: Sphinx, docname: str | None, shown: Mapping[str, str] | None
) -> Neighbour | None:
    """The page to show as next or previous, if there is one."""
    if docname is None or shown is None:
        return None
    title = titled(app.env, docname, shown["title"])
    return Neighbour(shown["link"], title, summary_of(app.env, docname))


def edit_url(app: Sphinx, pagename: str) -> str:
    """Where the source of this page is edited, or nothing without a repository."""
    repository = app.config.playbook_repository.rstrip("/")
    if not repository or pagename not in app.env.all_docs:
        return ""
    source = app.env.doc2path(pagename, base=False)
    middle = "edit" if "github.com" in repository else "-/edit"
    return f"{repository}/{middle}/main/docs/{source}"


def navigation(context: Mapping[str, Any]) -> str:
    """The parts of the site, with the pages of the part one is in.

    Only the current part is unfolded: nothing to toggle, so nothing that needs a
    script or a hidden checkbox.
    """
    if TOCTREE not in context:
        return ""
    tree = str(context[TOCTREE](collapse=True, titles_only=True, includehidden=True))
    # A heading without a level is no heading.
    tree = tree.replace('<p class="caption" role="heading">', '<p class="caption">')
    current = '<a class="current reference internal" href="#">'
    marked = current.replace(' href="#"', ' aria-current="page" href="#"')
    return tree.replace(current, marked)


@cache
def checksum(path: Path) -> str:
    """A short mark of a file's content, so that browsers fetch a new version."""
    return f"?v={crc32(path.read_bytes()):08x}" if path.is_file() else ""


def wanted(asset: object, body: str) -> bool:
    """Whether a style sheet or script has something to do on this page."""
    name = os.fspath(getattr(asset, "filename", None) or "")
    if any(name.endswith(replaced) for replaced in REPLACED):
        return False
    for suffix, mark in ON_DEMAND.items():
        if name.endswith(suffix):
            return mark in body
    return True


def asset_links(app: Sphinx, pathto: Callable[..., str]) -> Callable[[str], str]:
    """How a template of this page names a file of ``_static``."""

    def asset(name: str) -> str:
        path = f"_static/{name}"
        return pathto(path, True) + checksum(Path(app.outdir, path))

    return asset


def facts(app: Sphinx, pagename: str) -> dict[str, str]:
    """What the page is."""
    metadata = app.env.metadata.get(pagename, {})
    kind = kind_of(pagename, metadata)
    return {
        "kind": kind,
        "summary": summary_of(app.env, pagename),
        "reviewed": long_date(str(metadata.get("reviewed", "")), app.config.language),
        "changed": long_date(last_change(app, pagename), app.config.language),
        "edit_url": edit_url(app, pagename),
    }


def neighbours(
    app: Sphinx, pagename: str, context: Mapping[str, Any]
) -> dict[str, Neighbour | None]:
    """The pages before and after this one."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    _parent, before, after = builder.relations.get(pagename) or (None, None, None)
    return {
        "previous": neighbour(app, before, context.get("prev")),
        "next": neighbour(app, after, context.get("next")),
    }


def page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Add ``look`` to a page's context, drop its idle assets, name our template."""
    if app.builder.name not in SITES:
        return None
    body = scoped(context.get("body") or "")
    language = language_of(app.env, pagename)
    if language != app.config.language:
        # Said once, by the page: voices, and tools that sort pages, read it there.
        body = body.replace(f' lang="{language}"', "", 1)
    others = foreign(app.env)
    body = links_in_their_language(app, pagename, body, others)
    if "body" in context:
        context["body"] = body
    if pagename == MISSING:
        from_anywhere(context, app.config.html_baseurl)
    tree = links_in_their_language(app, pagename, navigation(context), others)
    context["asset"] = asset_links(app, context["pathto"])
    context["look"] = {
        **facts(app, pagename),
        **neighbours(app, pagename, context),
        "language": language,
        "navigation": tree,
        "known": app.env.all_docs,
        "base_url": app.config.html_baseurl.rstrip("/") + "/",
        "checklist": "data-check=" in body,
        "code": 'class="highlight' in body,
    }
    for assets in ("css_files", "script_files"):
        context[assets] = [a for a in context.get(assets, ()) if wanted(a, body)]
    return TEMPLATES.get(templatename)


def hold_toctree(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Keep the table of contents from Furo, which would unfold it whole for nothing.

    Our templates show the part one is in; the whole tree took a quarter of a build.
    """
    if app.builder.name in SITES and "toctree" in context:
        context[TOCTREE] = context.pop("toctree")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting and the handlers."""
    app.add_config_value("playbook_repository", "", "html", types=frozenset({str}))
    app.add_post_transform(PlainTables)
    app.connect("env-updated", frames_to_write)
    app.connect("html-collect-pages", missing_page)
    app.connect("build-finished", write_sitemap)
    app.connect("html-page-context", hold_toctree, priority=100)
    # After Furo (500), which adds its own assets and values to the context.
    app.connect("html-page-context", page_context, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
