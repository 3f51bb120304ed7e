"""Files written beside the pages, from the domain, when a build succeeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .records import to_json
from .rendering.assets import DATA, SITES, galleries

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from .domain import StartupDomain


def write_exports(app: Sphinx, exception: Exception | None) -> None:
    """Write ``startups.json`` and the data of galleries into an HTML site."""
    if exception is not None or app.builder.name not in SITES:
        return
    domain: StartupDomain = app.env.domains["startup"]  # type: ignore[assignment]
    views = domain.views
    text = to_json(views.startups, views.as_of, views.vocabularies)
    write_if_changed(app.outdir / "startups.json", text)
    write_folder(app.outdir / "_static" / DATA, galleries(domain))


def write_folder(folder: Path, files: dict[str, str]) -> None:
    """Have a folder hold these files and no other, no folder when there is none."""
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        write_if_changed(folder / name, text)
    if not files and folder.is_dir():
        folder.rmdir()


def write_if_changed(path: Path, text: str) -> None:
    """Write a file, unless it already holds this very text."""
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
