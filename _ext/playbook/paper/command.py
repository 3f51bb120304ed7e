"""``python -m playbook pdf``: the one page that Sphinx wrote, as a PDF."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from .chapters import chapters_of
from .elements import classes, words
from .figures import colours, mend_figures, with_colours
from .links import Places, mend_links
from .plain import make_plain
from .press import PaperError, parse, print_page
from .volume import Facts, alone, whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from .chapters import Chapter


def make_pdf(folder: Path, out: Path, page: str = "") -> Path:
    """Print what ``make singlehtml`` wrote; return the file."""
    source = folder / "index.html"
    if not source.is_file():
        raise PaperError(f"{source} n’existe pas : lancer d’abord make singlehtml")
    tree = parse(source)
    main = next(tree.iter("main"))
    make_plain(main)
    facts = facts_of(tree)
    mend_figures(main, _sheet(folder / "_static" / "css"))
    chapters = chapters_of(main)
    documents = {name: c.docname for c in chapters for name in c.ids}
    if page:
        chosen = _find(chapters, page)
        made = alone(facts, chosen)
        target = out / f"{page.replace('/', '-')}.pdf"
        here: set[str] = set(chosen.ids)
    else:
        made = whole(facts, chapters, _parts(tree))
        target = out / "playbook-des-incubateurs.pdf"
        here = set(documents)
    mend_links(made, Places(here, documents, facts.address))
    print_page(made, folder, target)
    return target


def _find(chapters: Sequence[Chapter], page: str) -> Chapter:
    for chapter in chapters:
        if chapter.docname == page:
            return chapter
    names = [chapter.docname for chapter in chapters]
    near = get_close_matches(page, names, 1, 0.5)
    hint = f" ; peut-être « {near[0]} »" if near else ""
    raise PaperError(f"« {page} » n’est pas une page du site{hint}")


def facts_of(tree: Element) -> Facts:
    """What the page's head says of the site."""
    metas = {e.get("name", ""): e.get("content", "") for e in tree.iter("meta")}
    links = {e.get("rel", ""): e.get("href", "") for e in tree.iter("link")}
    return Facts(
        title=words(next(tree.iter("title"))),
        about=metas.get("description", ""),
        author=metas.get("author", ""),
        version=metas.get("version", ""),
        language=tree.get("lang", "fr"),
        address=links.get("canonical", "").removesuffix("index.html"),
    )


def _sheet(folder: Path) -> str:
    """The sheet of the drawings, with the colours of the site."""
    tokens = (folder / "tokens.css").read_text("utf-8")
    sheet = (folder / "paper-figures.css").read_text("utf-8")
    return with_colours(sheet, colours(tokens))


def _parts(tree: Element) -> dict[str, str]:
    """The names of the parts of the site, by the anchor of the first page of each."""
    found: dict[str, str] = {}
    name = ""
    for nav in tree.iter("nav"):
        if "sidebar-tree" not in classes(nav):
            continue
        for element in nav.iter():
            if "caption" in classes(element):
                name = words(element)
            elif element.tag == "a" and name:
                found[element.get("href", "").removeprefix("#")] = name
                name = ""
    return found
