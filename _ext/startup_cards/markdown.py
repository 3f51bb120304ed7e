"""The Markdown of a card, as docutils nodes.

CommonMark and tables, plus the roles ``{startup}``, ``{doc}`` and ``{term}``.
The rules have already said what they refuse (raw HTML, directives, other roles,
images, other link schemes): here such text is printed as it was typed, so that
nothing of it can act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .markup import ROLE, allowed_link, tokens
from .nodes import startup_prose
from .prose import DEFINITION, block_html

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .outline import Outline

#: ``title <target>``, the form of every Sphinx role.
TITLED = re.compile(r"^(.+?)\s*<([^<>]+)>$", re.DOTALL)

#: role → (domain, type of object)
ROLES = {
    "startup": ("startup", "card"),
    "doc": ("std", "doc"),
    "term": ("std", "term"),
}

SPANS: dict[str, type[nodes.TextElement]] = {
    "em": nodes.emphasis,
    "strong": nodes.strong,
}
BLOCKS: dict[str, type[nodes.Element]] = {
    "paragraph": nodes.paragraph,
    "bullet_list": nodes.bullet_list,
    "list_item": nodes.list_item,
    "blockquote": nodes.block_quote,
    "thead": nodes.thead,
    "tbody": nodes.tbody,
    "tr": nodes.row,
}


def to_nodes(
    text: str, *, source: str, line: int, outline: Outline, packed: bool = False
) -> list[nodes.Node]:
    """Turn a card's Markdown into nodes.

    :param source: path of the file, for messages and translators
    :param line: line of the file on which ``text`` begins
    :param outline: the headings before ``text``
    :param packed: plain blocks stay one node a run, which `unpacked` spells out
    """
    writer = _NodeWriter(source, line, outline)
    packed = packed and not DEFINITION.search(text) and "\r" not in text
    run = _Run(outline)
    for block in _blocks(tokens(text)):
        if packed and run.takes(block):
            continue
        writer.keep(text, run)
        for token in block:
            writer.feed(token)
        run = _Run(outline)
    writer.keep(text, run)
    return writer.finish()


class _Run:
    """Plain blocks that follow one another."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.before = outline.copy()
        self.html: list[str] = []
        self.blocks: list[list[Token]] = []

    def takes(self, block: list[Token]) -> bool:
        """Add a block, if it is plain."""
        html = block_html(block, self.outline)
        if html is None:
            return False
        self.html.append(html)
        self.blocks.append(block)
        return True


def unpacked(prose: startup_prose) -> list[nodes.Node]:
    """The nodes that a run of plain blocks stands for."""
    outline: Outline = prose["outline"]
    return to_nodes(
        prose.markdown,
        source=str(prose.source),
        line=prose.line or 1,
        outline=outline.copy(),
    )


def _blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """The outermost blocks of a text, each with all its tokens."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


class _NodeWriter:
    """Build a tree by walking block tokens; one method a kind of token."""

    def __init__(self, source: str, line: int, outline: Outline) -> None:
        self.source = source
        self.first_line = line
        self.outline = outline
        self.root = nodes.section()
        self.current: nodes.Element = self.root
        #: where each open token found the tree, to come back to when it closes
        self.opened: list[nodes.Element] = []

    def finish(self) -> list[nodes.Node]:
        return list(self.root.children)

    def keep(self, text: str, run: _Run) -> None:
        """Keep plain blocks as they are: their HTML, and the lines they stand on."""
        if not run.blocks:
            return
        first, last = run.blocks[0][0], run.blocks[-1][0]
        assert first.map
        assert last.map
        lines = text.split("\n")[first.map[0] : last.map[1]]
        node = startup_prose.of("".join(run.html), "\n".join(lines), run.before)
        self._locate(node, first)
        self.current += node

    def feed(self, token: Token) -> None:
        if token.nesting < 0:
            self.current = self.opened.pop()
            return
        if token.nesting > 0:
            self.opened.append(self.current)
        kind = token.type.removesuffix("_open")
        if kind in BLOCKS:
            self._enter(BLOCKS[kind](), token)
        else:
            handler: Callable[[Token], None] = getattr(self, f"_{kind}", self._as_typed)
            handler(token)

    def _enter(self, node: nodes.Element, token: Token) -> None:
        self._locate(node, token)
        self.current += node
        self.current = node

    def _locate(self, node: nodes.Element, token: Token) -> None:
        node.source = self.source
        node.line = self.first_line + (token.map[0] if token.map else 0)

    # -- blocks ------------------------------------------------------------

    def _heading(self, token: Token) -> None:
        self._enter(nodes.rubric(level=int(token.tag[1])), token)

    def _ordered_list(self, token: Token) -> None:
        start = int(token.attrs.get("start", 1))
        node = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        if start != 1:
            node["start"] = start
        self._enter(node, token)

    def _fence(self, token: Token) -> None:
        # A directive is a fence whose language stands in braces: shown, never run.
        language = token.info.strip()
        node = nodes.literal_block(token.content, token.content.rstrip("\n"))
        node["language"] = language if re.fullmatch(r"[\w+-]+", language) else "text"
        self._locate(node, token)
        self.current += node

    _code_block = _fence

    def _hr(self, token: Token) -> None:
        self.current += nodes.transition()

    def _as_typed(self, token: Token) -> None:
        if token.content:
            paragraph = nodes.paragraph(token.content, token.content.strip())
            self._locate(paragraph, token)
            self.current += paragraph

    # -- tables ------------------------------------------------------------

    def _table(self, token: Token) -> None:
        self._enter(nodes.table(), token)
        self._enter(nodes.tgroup(cols=0), token)

    def _th(self, token: Token) -> None:
        group = self.current.parent.parent
        group["cols"] += 1
        group.insert(group["cols"] - 1, nodes.colspec(colwidth=20))
        self._cell(token)

    def _cell(self, token: Token) -> None:
        self._enter(nodes.entry(), token)
        self._enter(nodes.paragraph(), token)

    _td = _cell

    # -- text --------------------------------------------------------------

    def _inline(self, token: Token) -> None:
        self._locate(self.current, token)
        self.current.rawsource = token.content
        _InlineWriter(self.current).write(token.children or [])
        if isinstance(self.current, nodes.rubric):
            level = self.current.attributes.pop("level")
            id, self.current["rank"] = self.outline.enter(level, self.current.astext())
            self.current["ids"].append(id)


class _InlineWriter:
    """Append the inline tokens of one block to its node."""

    def __init__(self, block: nodes.Element) -> None:
        self.current = block
        self.opened: list[nodes.Element] = []

    def write(self, tokens: list[Token]) -> None:
        for token, role in _with_roles(tokens):
            if role:
                self.current += _role_node(role, token.content)
            elif token.type in ("em_open", "strong_open"):
                self._enter(SPANS[token.type.removesuffix("_open")]())
            elif token.type == "link_open":
                self._enter(_link_node(str(token.attrs.get("href", ""))))
            elif token.nesting < 0:
                self.current = self.opened.pop()
            elif token.type == "code_inline":
                self.current += nodes.literal(token.content, token.content)
            elif token.type in ("softbreak", "hardbreak"):
                self.current += nodes.Text("\n")
            else:
                self.current += nodes.Text(token.content)

    def _enter(self, node: nodes.Element) -> None:
        self.opened.append(self.current)
        self.current += node
        self.current = node


def _with_roles(tokens: list[Token]) -> Iterator[tuple[Token, str | None]]:
    """Pair each token with the role that the text before it names, if any."""
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.type == "text" and after is not None and after.type == "code_inline":
            match = ROLE.search(token.content)
            if match and match[1] in ROLES:
                token = token.copy(content=token.content[: match.start()])
        before = tokens[index - 1] if index else None
        role = None
        if token.type == "code_inline" and before is not None and before.type == "text":
            match = ROLE.search(before.content)
            role = match[1] if match and match[1] in ROLES else None
        yield token, role


def _role_node(role: str, content: str) -> addnodes.pending_xref:
    domain, kind = ROLES[role]
    match = TITLED.match(content)
    title, target = (match[1], match[2]) if match else (content, content)
    if role == "doc":
        # A card's page names documents from the root of the site.
        target = "/" + target.lstrip("/").removesuffix(".md")
    node = addnodes.pending_xref(
        content,
        nodes.inline(title, title, classes=["xref", domain, f"{domain}-{kind}"]),
        refdomain=domain,
        reftype=kind,
        reftarget=target.lower() if role == "term" else target,
        refexplicit=bool(match),
        refwarn=True,
    )
    return node


def _link_node(href: str) -> nodes.TextElement:
    if allowed_link(href):
        return nodes.reference(refuri=href, internal=False)
    return nodes.inline()
