"""What a reader reads on the pages of the site, block by block, from its HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source wbr".split())
BLOCKS = frozenset(
    "h1 h2 h3 h4 h5 h6 p li dt dd td th figcaption caption summary label blockquote"
    " button div section article main ul ol dl table tr figure details".split()
)
#: Not read as French prose: code, menus, and what is marked as another language.
SKIPPED = frozenset("script style pre nav svg aside".split())
SPOKEN_OF = frozenset(("code", "kbd"))


@dataclass
class Passage:
    """Marked words: the claims they carry, and the section they stand in."""

    claims: tuple[str, ...]
    sections: tuple[str, ...]
    text: str = ""


@dataclass
class _Open:
    tag: str
    skipped: bool = False
    passage: Passage | None = None


@dataclass
class PageText(HTMLParser):
    """The language of a page, its texts, its marked passages and its links."""

    language: str = ""
    blocks: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Open] = []
        self._text: list[str] = []
        self._sections: dict[str, str] = {}
        self._main = 0

    @classmethod
    def read(cls, path: Path) -> PageText:
        """Read a page."""
        page = cls()
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        page._end_block()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; blocks end the text before them."""
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        if given.get("role") == "main" or tag == "main":
            self._main = self._main or len(self._open) + 1
        if tag in BLOCKS or tag == "br":
            self._end_block()
        if self._main and tag == "a":
            self.links.append(given.get("href") or "")
        if tag in VOID:
            return
        if re.fullmatch("h[1-6]", tag):
            self._sections = {k: v for k, v in self._sections.items() if k < tag}
        self._open.append(_Open(tag, self._skips(tag, given), self._opens(given)))

    def _skips(self, tag: str, given: dict[str, str | None]) -> bool:
        foreign = given.get("translate") == "no" or "lang" in given
        spoken_of = tag in SPOKEN_OF or (foreign and bool(self._main))
        if spoken_of and not self._hidden():
            # Holds its place in the sentence.
            self._text.append("X")
        marks = "headerlink" in (given.get("class") or "")
        return spoken_of or marks or tag in SKIPPED

    def _opens(self, given: dict[str, str | None]) -> Passage | None:
        if not given.get("data-claims"):
            return None
        sections = tuple(self._sections[k] for k in sorted(self._sections))
        passage = Passage(tuple((given["data-claims"] or "").split()), sections)
        self.passages.append(passage)
        return passage

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open inside it."""
        if not any(item.tag == tag for item in self._open):
            return
        if tag in BLOCKS:
            self._end_block()
        while self._open.pop().tag != tag:
            pass
        if self._main and len(self._open) < self._main:
            self._main = 0

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        for item in self._open:
            if item.passage:
                item.passage.text += data
        if not self._main or self._hidden():
            return
        self._text.append(data)
        last = self._open[-1].tag
        if re.fullmatch("h[1-6]", last):
            self._sections[last] = self._sections.get(last, "") + data.strip()

    def _hidden(self) -> bool:
        return any(item.skipped for item in self._open)

    def _end_block(self) -> None:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(self._text)).strip(" ")
        self._text = []
        if re.search(r"\w\w", text):
            self.blocks.append(text)


def read_site(folder: Path) -> Iterator[tuple[str, PageText]]:
    """Read each page, in the order of their names."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith("_") and name not in ("genindex.html", "search.html"):
            yield name.removesuffix(".html"), PageText.read(path)
