"""The Markdown of a card: its tokens, and what a card's text may not hold.

CommonMark and tables, plus the roles ``{startup}``, ``{doc}`` and ``{term}``.
Raw HTML, directives, other roles, pictures and other link schemes are refused:
a card's text is shown on every format and on other people's sites.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from .problems import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

ROLES = ("startup", "doc", "term")
#: A role's name at the end of a text, just before its code span.
ROLE = re.compile(r"\{([A-Za-z][\w:+-]*)\}$")
#: A directive opens a fence: ``` or ::: and a name in braces; also in a list, a quote.
DIRECTIVE = re.compile(
    r"^[\s>]*(?:(?:[*+-]|\d{1,9}[.)])[\s>]+)*(?:`{3,}|~{3,}|:{3,})\s*\{"
)
#: Without one of these, a text holds no HTML, picture, other link or other role:
#: reading it, which is half of a check, would find nothing. A reference or an escape
#: may stand for any of them.
SUSPECT = re.compile(r"[<&]|!\[|\]:|\]\((?!https?://|mailto:)|\}`")
ALLOWED_ROLE = re.compile(r"\{(?:" + "|".join(ROLES) + r")\}`")
SCHEMES = ("http://", "https://", "mailto:")

#: line from 0, kind, value seen
Finding = tuple[int, Kind, str]


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Every link is read as a link, so that one with a bad scheme can be told.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


def tokens(text: str) -> list[Token]:
    """Read a card's Markdown into block tokens; the rules ask first, then the page."""
    # The rules ask for the text as it stands in the file, the page for its value.
    return _tokens(text.rstrip())


@lru_cache(maxsize=8)
def _tokens(text: str) -> list[Token]:
    return _reader().parse(text)


def allowed_link(href: str) -> bool:
    """Whether a link may be followed from a page."""
    return href.lower().startswith(SCHEMES)


def refused(text: str) -> Iterator[Finding]:
    """Find what a card's text may not hold."""
    for number, source in enumerate(text.split("\n")):
        if DIRECTIVE.match(source):
            yield number, Kind.MARKUP_DIRECTIVE, _short(source)
    if SUSPECT.search(ALLOWED_ROLE.sub("`", text)):
        yield from refused_marks(text)


def refused_marks(text: str) -> Iterator[Finding]:
    """Find the marks of a text that may not be, by reading it whole."""
    for token in tokens(text):
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield line, Kind.MARKUP_HTML, _short(token.content)
        elif token.type == "inline":
            yield from _refused_inline(token.children or [], line)


def _refused_inline(children: list[Token], line: int) -> Iterator[Finding]:
    for before, token in zip([None, *children], children, strict=False):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "html_inline":
            yield line, Kind.MARKUP_HTML, _short(token.content)
        elif token.type == "image":
            yield line, Kind.MARKUP_IMAGE, _short(token.content)
        elif token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            if not allowed_link(href):
                yield line, Kind.MARKUP_LINK, _short(href)
        elif token.type == "code_inline" and before and before.type == "text":
            role = ROLE.search(before.content)
            if role and role[1] not in ROLES:
                yield line, Kind.MARKUP_ROLE, role[1]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
