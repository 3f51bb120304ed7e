"""What a page has for the screen alone: taken out, or put as paper shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .elements import SVG, classes, make, pairs, remove_all, unwrap, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TAGS = frozenset({"button", "script", "template", "form", "input"})
LISTS = frozenset({"dl", "ol", "ul"})
CLASSES = frozenset(
    {"headerlink", "startup-controls", "startup-place", "sd-summary-state-marker"}
)
#: From a source back to its call: a reader of paper turns the page.
BACK = "↑"
#: Pictures among the letters, of which the fonts of paper have none.
_PICTURES = re.compile("\\s?[\U0001f000-\U0001faff\ufe0f]+")


def make_plain(root: Element) -> None:
    """Take out what only a screen has, unfold what is folded."""
    remove_all(root, _unwanted)
    for element in root.iter():
        element.text = _PICTURES.sub("", element.text or "")
        element.tail = _PICTURES.sub("", element.tail or "")
        if element.tag == "details":
            element.tag = "div"
            element.set("class", f"{element.get('class', '')} unfolded".strip())
        elif element.tag == "summary":
            element.tag = "p"
            element.set("class", "summary")
        if "sd-card" in classes(element):
            _link_title(element)
    for parent, child in list(pairs(root)):
        if parent.tag not in LISTS:
            continue
        # A tagged list holds its items, and nothing between, not even a space.
        parent.text = child.tail = ""
        if child.tag == "div":
            child.text = ""
            for part in child:
                part.tail = ""
            unwrap(parent, child)


def _unwanted(element: Element) -> bool:
    return (
        element.tag in TAGS
        or (element.tag == "a" and words(element) == BACK)
        or "hidden" in element.attrib
        or (element.tag == f"{SVG}svg" and "sd-octicon" in classes(element))
        or not CLASSES.isdisjoint(classes(element))
    )


def _link_title(card: Element) -> None:
    """Put the link of a whole card on its title."""
    titles = [e for e in card.iter() if "sd-card-title" in classes(e)]
    for parent, link in list(pairs(card)):
        if "sd-stretched-link" not in classes(link):
            continue
        parent.remove(link)
        if titles:
            title = titles[0]
            text, title.text, title[:] = words(title), "", []
            title.append(make("a", text, href=link.get("href", "")))
