"""The chapters bound in one page: a cover, a table of contents, running titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .elements import classes, make, words
from .headings import set_levels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from .chapters import Chapter

SHEETS = ("css/tokens.css", "pygments.css", "css/paper.css")
#: Kinds that hold on a sheet or two: a table of contents would only push them apart.
SHORT = frozenset({"kit", "startup"})
CONTENTS = "Sommaire"


@dataclass(frozen=True)
class Facts:
    """What the file says of itself."""

    title: str
    about: str
    author: str
    version: str
    language: str
    address: str


def whole(
    facts: Facts, chapters: Sequence[Chapter], parts: Mapping[str, str]
) -> Element:
    """The whole site; ``parts`` names the part that begins with a chapter."""
    for chapter in chapters:
        set_levels(chapter.section, max(1, chapter.depth))
    lines = [(c.anchor, c.title, max(1, c.depth)) for c in chapters]
    body = make(
        "body", "", _cover(facts), _contents("h1", lines, parts), class_="whole"
    )
    for chapter in chapters:
        _open(chapter, f"depth-{chapter.depth}")
        body.append(chapter.section)
    return _page(facts, facts.title, facts.about, body)


def alone(facts: Facts, chapter: Chapter) -> Element:
    """One page, with its own contents where it has room for them."""
    set_levels(chapter.section, 1)
    _open(chapter, "depth-0")
    sections = [e for e in chapter.section if e.tag == "section"]
    body = make("body", "", chapter.section, class_=f"alone {chapter.kind}")
    if chapter.kind not in SHORT and len(sections) > 2:
        lines = [(_anchor(e), _title(e), 1) for e in sections]
        chapter.section.insert(_after_summary(chapter), _contents("p", lines, {}))
    first = next((words(p) for p in chapter.section.iter("p")), "")
    return _page(facts, f"{chapter.title} – {facts.title}", first, body)


def _after_summary(chapter: Chapter) -> int:
    """Where the sections begin."""
    return next(i for i, e in enumerate(chapter.section) if e.tag == "section")


def _title(section: Element) -> str:
    return words(next(e for e in section.iter() if e.tag in ("h1", "h2", "h3")))


def _open(chapter: Chapter, depth: str) -> None:
    """Name the chapter in the margin, once: its first heading says the same."""
    section = chapter.section
    section.set("class", " ".join([*classes(section), "chapter", depth]))


def _cover(facts: Facts) -> Element:
    lines = [
        make("p", facts.title, class_="book-title"),
        make("p", facts.about, class_="book-about"),
        make("p", f"Version {facts.version}", class_="book-version"),
        make("p", facts.author, class_="book-author"),
    ]
    if facts.address:
        lines.append(make("p", "", make("a", facts.address, href=facts.address)))
    return make("div", "", *lines, class_="cover")


def _contents(
    heading: str, lines: Sequence[tuple[str, str, int]], parts: Mapping[str, str]
) -> Element:
    """A list with a level for each depth; the page numbers are the sheet's."""
    contents = make("div", "", class_="contents")
    contents.append(make(heading, CONTENTS, class_="contents-title"))
    lists: list[Element] = []
    for target, title, depth in lines:
        if part := parts.get(target):
            contents.append(make("p", part, class_="part"))
            lists = []
        del lists[depth:]
        if not lists:
            lists = [make("ul")]
            contents.append(lists[0])
        if len(lists) < depth:
            lists.append(make("ul"))
            list(lists[-2])[-1].append(lists[-1])
        lists[-1].append(make("li", "", make("a", title, href=f"#{target}")))
    return contents


def _anchor(section: Element) -> str:
    return next(e.get("id", "") for e in section.iter() if e.get("id"))


def _page(facts: Facts, title: str, about: str, body: Element) -> Element:
    head = make("head")
    head.append(make("title", title))
    for name, value in (("description", about), ("author", facts.author)):
        head.append(make("meta", name=name, content=value))
    for sheet in SHEETS:
        head.append(make("link", rel="stylesheet", href=f"_static/{sheet}"))
    return make("html", "", head, body, lang=facts.language)
