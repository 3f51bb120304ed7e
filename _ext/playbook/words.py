"""The words of each page, counted while reading, for the search.

Sphinx's index says which page holds which word, not how often.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.search.fr import SearchFrench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: A word seen once is in Sphinx's index already.
FEWEST = 2
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


def fold(text: str) -> str:
    """Lower case without accents; ``search.js`` does the same to what is typed."""
    apart = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


class AccentlessFrench(SearchFrench):
    """Sphinx's French, with accents taken off before anything else."""

    stopwords = frozenset(fold(word) for word in SearchFrench.stopwords)

    def split(self, input: str) -> list[str]:
        return super().split(fold(input))

    def stem(self, word: str) -> str:
        return super().stem(fold(word))


@dataclass(frozen=True)
class PageWords:
    """What a page says of itself, and the words it says often."""

    lead: str
    counts: Mapping[str, int]
    length: int


def page_words(env: BuildEnvironment) -> dict[str, PageWords]:
    """The words of each page; kept in the environment for the next build."""
    words: dict[str, PageWords] = env.__dict__.setdefault("playbook_words", {})
    return words


@cache
def language() -> AccentlessFrench:
    """One stemmer for the whole run."""
    return AccentlessFrench({})


@cache
def stem(word: str) -> str:
    """The stem of a word, or nothing for a word that says nothing."""
    stemmed = language().stem(word)
    return stemmed if language().word_filter(stemmed) else ""


def read_texts(doctree: nodes.document) -> Iterator[str]:
    """The texts a reader reads."""
    for text in doctree.findall(nodes.Text):
        parent = text.parent
        if not isinstance(parent, (nodes.comment, nodes.literal_block, nodes.raw)):
            yield text.astext()


class WordCollector(EnvironmentCollector):
    """Count the words of each page as it is read."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        page_words(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        theirs = page_words(other)
        page_words(env).update({d: theirs[d] for d in docnames if d in theirs})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        counts: Counter[str] = Counter()
        for text in read_texts(doctree):
            counts.update(map(stem, language().split(text)))
        counts.pop("", None)
        length = counts.total()
        often = {word: n for word, n in sorted(counts.items()) if n >= FEWEST}
        first = next(doctree.findall(nodes.paragraph), None)
        lead = " ".join(first.astext().split()) if first else ""
        page_words(app.env)[app.env.current_document.docname] = PageWords(
            lead, often, length
        )


def summary_of(env: BuildEnvironment, docname: str) -> str:
    """The sentence of the front matter, or the page's first one (a card's mission)."""
    summary = env.metadata.get(docname, {}).get("summary")
    words = page_words(env).get(docname)
    return str(summary or (words.lead if words else ""))
