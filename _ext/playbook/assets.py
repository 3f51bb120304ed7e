"""Files beside the pages: those that are gone, and the marks of those that stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

STATIC = "_static/"


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remove the copies of files that are gone; all pages when a static one changed.

    Each page names sheets and scripts with a mark of their text, so that browsers
    fetch a new version; Sphinx writes the mark only on pages it writes for another
    reason, and removes no copy.
    """
    record = Path(app.doctreedir) / f"assets-{app.builder.name}.txt"
    now = dict(sorted({*_static(app), *_shown(app, env)}))
    text = "".join(f"{mark} {name}\n" for name, mark in now.items())
    known = record.read_text(encoding="utf-8") if record.is_file() else None
    if known == text:
        return []
    record.write_text(text, encoding="utf-8")
    lines = (known or "").splitlines()
    before = {name: mark for mark, name in (line.split(" ", 1) for line in lines)}
    for name in before.keys() - now.keys():
        Path(app.outdir, name).unlink(missing_ok=True)
    changed = {*before.items()} ^ {*now.items()}
    if before and any(name.startswith(STATIC) for name, _ in changed):
        return sorted(env.found_docs)
    return []


def _static(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Give the files that Sphinx copies for all pages, each with a mark of its text."""
    for entry in app.config.html_static_path:
        source = Path(app.confdir, str(entry))
        for path in source.rglob("*") if source.is_dir() else (source,):
            if path.is_file():
                base = source if source.is_dir() else source.parent
                name = path.relative_to(base).as_posix()
                yield f"{STATIC}{name}", f"{crc32(path.read_bytes()):08x}"


def _shown(app: Sphinx, env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Give the pictures and the files to download that pages ask for."""
    folder = getattr(app.builder, "imagedir", "_images")
    for _, name in env.images.values():
        yield f"{folder}/{name}", "-"
    for _, place in env.dlfiles.values():
        yield f"_downloads/{place}", "-"


def setup_assets(app: Sphinx) -> None:
    """Listen to the end of reading."""
    app.connect("env-updated", pages_to_write)
