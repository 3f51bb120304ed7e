"""What Sphinx leaves behind when a page goes: its output, its words in the index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def remove_output(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remove the output of pages that the last build of this output had.

    Now and not when the build ends: an EPUB packs all the files it finds.
    """
    record = Path(app.doctreedir) / f"pages-{app.builder.name}.txt"
    before = record.read_text(encoding="utf-8").split("\n") if record.is_file() else []
    now = sorted(env.found_docs)
    for docname in set(before) - set(now):
        for path in _outputs(app.builder, docname):
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, Path(app.outdir))
    if before != now:
        record.write_text("\n".join(now), encoding="utf-8")
    return []


def _outputs(builder: Builder, docname: str) -> Iterator[Path]:
    """Give the files that a builder of one file a page makes of a page."""
    out = Path(builder.outdir)
    if hasattr(builder, "get_outfilename"):
        yield Path(builder.get_outfilename(docname))
        for suffix in builder.config.source_suffix:
            for ending in (builder.config.html_sourcelink_suffix, ""):
                yield out / "_sources" / f"{docname}{suffix}{ending}"
    elif hasattr(builder, "out_suffix"):
        yield out / f"{docname}{builder.out_suffix}"


def _remove_empty(folder: Path, out: Path) -> None:
    while folder != out and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def forget_words(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Take out of the search index the words that no page holds any more.

    Sphinx takes pages out of the lists of words, and keeps the empty lists.
    """
    indexer = getattr(app.builder, "indexer", None)
    for name in ("_mapping", "_title_mapping"):
        words: dict[str, set[str]] = getattr(indexer, name, {})
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    return []


def restore_entries(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Put the index terms of all pages in the search index.

    Sphinx does not read them back from the former index: those of the pages that it
    does not write again would be lost.
    """
    indexer = getattr(app.builder, "indexer", None)
    if indexer is None:
        return []
    entries: dict[str, list[tuple[str, str, str]]] = indexer._index_entries
    entries.clear()
    for docname in sorted(indexer._titles):
        entries[docname] = sorted(set(_entries(app.env, docname)))
    return []


def _entries(env: BuildEnvironment, docname: str) -> Iterator[tuple[str, str, str]]:
    """Give the terms of a page as Sphinx does: the term, its anchor, its weight."""
    if {"no-search", "nosearch"} & env.metadata.get(docname, {}).keys():
        return
    found = env.domains.index_domain.entries.get(docname, ())
    for kind, value, anchor, main, _ in found:
        words = split_index_msg(kind, value)
        for word in words:
            yield word, anchor or "", main or ""


def setup_leftovers(app: Sphinx) -> None:
    """Listen to the end of reading, and to the moment before the index is written."""
    app.connect("env-updated", remove_output)
    app.connect("html-collect-pages", forget_words)
    app.connect("html-collect-pages", restore_entries)
