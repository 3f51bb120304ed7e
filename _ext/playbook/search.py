"""French search that does not mind accents, and what its result list shows.

Sphinx's index says which page holds which word, not how often, nor what the
page is. Word counts are taken while reading; ``searchpages.js`` gives them to
our result script with the kind and the sentence of each page.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.search.fr import SearchFrench

from .look import kind_of, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

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

    def split(self, input: str) -> list[str]:  # noqa: A002 (Sphinx's name)
        return super().split(fold(input))

    def stem(self, word: str) -> str:
        return super().stem(fold(word))


@dataclass(frozen=True)
class PageWords:
    """What a page says of itself, and the words it says often."""

    lead: str
    counts: Mapping[str, int]


def page_words(env: BuildEnvironment) -> dict[str, PageWords]:
    """The words of each page; kept in the environment for the next build."""
    if not hasattr(env, "playbook_words"):
        env.playbook_words = {}
    words: dict[str, PageWords] = env.playbook_words
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
        docnames: set[str],
        other: BuildEnvironment,
    ) -> None:
        theirs = page_words(other)
        page_words(env).update({d: theirs[d] for d in docnames if d in theirs})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        counts: Counter[str] = Counter()
        for text in read_texts(doctree):
            counts.update(map(stem, language().split(text)))
        counts.pop("", None)
        often = {word: n for word, n in sorted(counts.items()) if n >= FEWEST}
        first = next(doctree.findall(nodes.paragraph), None)
        lead = " ".join(first.astext().split()) if first else ""
        page_words(app.env)[app.env.current_document.docname] = PageWords(lead, often)


def summary_of(env: BuildEnvironment, docname: str) -> str:
    """The sentence of the front matter, or the page's first one (a card's mission)."""
    summary = env.metadata.get(docname, {}).get("summary")
    words = page_words(env).get(docname)
    return str(summary or (words.lead if words else ""))


def search_terms(metadata: Mapping[str, Any]) -> str:
    """Words that readers type for this page and that it does not say itself."""
    given = metadata.get("search", "")
    if isinstance(given, str) and given.startswith("["):
        given = json.loads(given)
    return given if isinstance(given, str) else " ".join(map(str, given))


def result_pages(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """For each page: kind, sentence, added words, word counts."""
    labels = kinds()
    pages = {}
    for docname in sorted(env.all_docs):
        metadata = env.metadata.get(docname, {})
        kind = kind_of(docname, metadata)
        words = page_words(env).get(docname)
        pages[docname] = {
            "kind": kind,
            "label": labels.get(kind, ""),
            "summary": summary_of(env, docname),
            "words": search_terms(metadata),
            "counts": dict(words.counts) if words else {},
        }
    return pages


def write_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write ``searchpages.js`` beside the index, if it changed."""
    if exception is not None or app.builder.format != "html" or app.builder.embedded:  # type: ignore[attr-defined]
        return
    data = json.dumps(
        result_pages(app.env), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    target = Path(app.outdir, "searchpages.js")
    text = f"Search.setPages({data});\n"
    if not target.is_file() or target.read_text("utf-8") != text:
        target.write_text(text, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the language, the collector and the file."""
    app.add_search_language(AccentlessFrench)
    app.add_env_collector(WordCollector)
    app.connect("build-finished", write_pages)
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
