"""The plain part of a card's Markdown, as HTML: headings, paragraphs, flat lists.

Most bodies hold nothing else. Sphinx would carry each of their words through fifty
transforms as a tree of nodes; here a run of such blocks is written at once, in the
very bytes that Sphinx's own writer would give. Whatever else a body holds (roles,
code, tables, nested lists) is left to nodes.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from .outline import heading_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from .outline import Outline

#: A definition gives an address to links that stand elsewhere in the text.
DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)
#: What Sphinx's writer escapes in a text.
ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"}
)
BREAKS = {"softbreak": "\n", "hardbreak": "\n"}
SPANS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "link_close": "</a>",
    **BREAKS,
}
LISTS = {
    "bullet_list_open": '<ul class="simple">\n',
    "ordered_list_open": '<ol class="arabic simple">\n',
}
ENDS = {"bullet_list_close": "</ul>\n", "ordered_list_close": "</ol>\n"}
#: An item of a flat list: one paragraph, and nothing else.
ITEM = (
    "list_item_open",
    "paragraph_open",
    "inline",
    "paragraph_close",
    "list_item_close",
)
_TAG = re.compile(r"<[^>]+>")


def block_html(block: Sequence[Token], outline: Outline) -> str | None:
    """One block of the text in HTML; none when it is not plain."""
    first = block[0]
    if first.type == "heading_open":
        inline = block[1].children or ()
        text = _inline(inline)
        if text is None:
            return None
        title = "".join(BREAKS.get(token.type, token.content) for token in inline)
        return _heading(first, text, title, outline)
    if first.type == "paragraph_open":
        text = _inline(block[1].children or ())
        return None if text is None else f"<p>{text}</p>\n"
    if first.type not in LISTS or "start" in first.attrs:
        return None
    parts = [LISTS[first.type]]
    inside = block[1:-1]
    for place in range(0, len(inside), len(ITEM)):
        item = inside[place : place + len(ITEM)]
        if tuple(token.type for token in item) != ITEM:
            return None
        text = _inline(item[2].children or ())
        if text is None:
            return None
        parts.append(f"<li><p>{text}</p></li>\n")
    return "".join([*parts, ENDS[block[-1].type]])


def _heading(opening: Token, text: str, title: str, outline: Outline) -> str:
    id, rank = outline.enter(int(opening.tag[1]), title)
    level = heading_level(rank)
    return f'<h{level} class="rubric" id="{id}">{text}</h{level}>\n'


def _inline(tokens: Sequence[Token]) -> str | None:
    """A paragraph's text in HTML; none when something of it is not plain."""
    parts = []
    for token in tokens:
        if token.type == "text":
            parts.append(token.content.translate(ESCAPES))
        elif token.type in SPANS:
            parts.append(SPANS[token.type])
        elif token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            if not href.startswith(("https://", "http://")):
                return None
            address = href.translate(ESCAPES)
            parts.append(f'<a class="reference external" href="{address}">')
        else:
            return None
    return "".join(parts) or None


def words(html: str) -> str:
    """The text of what `block_html` wrote, for a search index."""
    return unescape(_TAG.sub(" ", html))
