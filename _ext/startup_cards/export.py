"""Files written beside the pages, from the domain, when a build succeeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .records import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from .domain import StartupDomain


def write_exports(app: Sphinx, exception: Exception | None) -> None:
    """Write ``startups.json`` into an HTML site."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    domain: StartupDomain = app.env.domains["startup"]  # type: ignore[assignment]
    views = domain.views
    text = to_json(views.startups, views.as_of, views.vocabularies)
    write_if_changed(app.outdir / "startups.json", text)


def write_if_changed(path: Path, text: str) -> None:
    """Write a file, unless it already holds this very text."""
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
