"""French search that does not mind accents, and what its result list shows.

``searchpages.js`` stands beside Sphinx's own index and gives our result script
the kind, the sentence and the frequent words of each page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .look import SITES, kind_of, kinds
from .words import AccentlessFrench, WordCollector, page_words, summary_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


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
    if exception is not None or app.builder.name not in SITES:
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
