"""French search that does not mind accents, and what its result list shows.

``searchpages.js`` stands beside Sphinx's own index and gives our result script
the kind, the sentence and the frequent words of each page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cards import search_words
from .catalogues import add_texts
from .look import kind_of, kinds
from .reading import parse
from .sites import PAGED
from .translation import DATA, data_text
from .words import AccentlessFrench, WordCollector, page_words, summary_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def listed(value: object) -> str:
    """A front matter's list, which MyST gives as JSON, as words."""
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    return value if isinstance(value, str) else " ".join(map(str, value or ()))  # type: ignore[call-overload]


def search_terms(kind: str, metadata: Mapping[str, Any]) -> str:
    """Words that readers type for this page and that it need not say itself."""
    given = [listed(metadata.get("search"))]
    if kind == "kit":
        # A kit is made for one kind of reader; other pages for several.
        given.append(listed(metadata.get("roles")))
    return " ".join(filter(None, given))


def glossary(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """The terms each page defines, with anchors: Sphinx's index leaves them out."""
    terms: dict[str, dict[str, str]] = {}
    for name, _, kind, docname, anchor, _ in env.domains["std"].get_objects():
        if kind == "term":
            terms.setdefault(docname, {})[name] = anchor
    return terms


def synonyms(app: Sphinx) -> list[list[str]]:
    """Groups of words that lead to the same pages."""
    path = Path(app.srcdir, app.config.playbook_synonyms)
    if not path.is_file():
        return []
    return [
        [data_text(words) for words in group.texts]
        for group in parse(path.read_text("utf-8")).items
    ]


def write_synonyms(app: Sphinx, env: BuildEnvironment) -> None:
    """Give translators the words that readers type."""
    path = Path(app.srcdir, app.config.playbook_synonyms)
    groups = parse(path.read_text("utf-8")).items if path.is_file() else ()
    texts = ((DATA, str(path), group.line, t) for group in groups for t in group.texts)
    add_texts(app, texts)


def result_pages(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """For each page: kind, sentence, added words, word counts."""
    labels = kinds()
    terms = glossary(env)
    of_cards = search_words(env)
    pages = {}
    for docname in sorted(env.all_docs):
        metadata = env.metadata.get(docname, {})
        kind = kind_of(docname, metadata)
        words = page_words(env).get(docname)
        pages[docname] = {
            "kind": kind,
            "label": labels.get(kind, ""),
            "summary": summary_of(env, docname),
            "words": of_cards.get(docname) or search_terms(kind, metadata),
            "counts": dict(words.counts) if words else {},
            "length": words.length if words else 0,
            "terms": terms.get(docname, {}),
        }
    return pages


def write_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write ``searchpages.js`` beside the index, if it changed."""
    if exception is not None or app.builder.name not in PAGED:
        return
    pages, groups = (
        json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        for data in (result_pages(app.env), synonyms(app))
    )
    target = Path(app.outdir, "searchpages.js")
    text = f"Search.setPages({pages},{groups});\n"
    if not target.is_file() or target.read_text("utf-8") != text:
        target.write_text(text, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the language, the collector and the file."""
    app.add_config_value(
        "playbook_synonyms", "_data/recherche.yaml", "", types=frozenset({str})
    )
    app.add_search_language(AccentlessFrench)
    app.add_env_collector(WordCollector)
    app.connect("env-updated", write_synonyms)
    app.connect("build-finished", write_pages)
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
