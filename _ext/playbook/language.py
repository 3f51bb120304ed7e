"""A page in another language than the site's says so, for voices and hyphens."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: A language tag, as HTML wants it: ``en``, ``pt-BR``.
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language_of(env: BuildEnvironment, docname: str) -> str:
    """The language of a page: its front matter's, else the site's."""
    said = str(env.metadata.get(docname, {}).get("lang", ""))
    return said if _TAG.fullmatch(said) else str(env.config.language)


def foreign(env: BuildEnvironment) -> dict[str, str]:
    """The pages in another language than the site's, with that language."""
    saying = [name for name, said in env.metadata.items() if "lang" in said]
    tags = {name: language_of(env, name) for name in saying}
    return {name: tag for name, tag in tags.items() if tag != env.config.language}


def titled(env: BuildEnvironment, docname: str, title: str) -> str:
    """A page's title in HTML, with its language where it is not the site's."""
    tag = language_of(env, docname)
    return title if tag == env.config.language else f'<span lang="{tag}">{title}</span>'


def links_in_their_language(
    app: Sphinx, pagename: str, html: str, pages: Mapping[str, str]
) -> str:
    """Give a link that is the title of a foreign page the language of that page."""
    for docname, tag in pages.items():
        uri = "#"
        if docname != pagename:
            uri = app.builder.get_relative_uri(pagename, docname)
        title = escape(app.env.titles[docname].astext(), quote=False)
        link = (
            rf'(<a [^>]*href="{re.escape(uri)}")(>(?:<span[^>]*>)?{re.escape(title)})'
        )
        html = re.sub(link, rf'\1 lang="{tag}"\2', html)
    return html


def mark(app: Sphinx, document: nodes.document) -> None:
    """Give the page's text the language of its front matter.

    Docutils writes the class as the attribute ``lang``; other formats leave it alone.
    """
    docname = app.env.current_document.docname
    language = app.env.metadata[docname].get("lang", "")
    if not language:
        return
    if not _TAG.fullmatch(language):
        logger.warning(
            "« %s » n’est pas une langue ; écrire « lang: en », par exemple",
            language,
            type="playbook",
            subtype="language",
            location=docname,
        )
        return
    for section in document.findall(nodes.section):
        if section.parent is document:
            section["classes"].append(f"language-{language}")


def setup_language(app: Sphinx) -> None:
    """Mark after Sphinx's own collectors have read the front matter."""
    app.connect("doctree-read", mark, priority=600)
