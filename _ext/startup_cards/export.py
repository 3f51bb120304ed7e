"""Files written beside the pages, from the domain, when a build succeeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .figures import tables
from .records import to_json
from .rendering.assets import DATA, SITES, galleries

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from .domain import StartupDomain


def write_exports(app: Sphinx, exception: Exception | None) -> None:
    """Write the data and the pages of old addresses into an HTML site."""
    if exception is not None or app.builder.name not in SITES:
        return
    domain: StartupDomain = app.env.domains["startup"]  # type: ignore[assignment]
    views = domain.views
    text = to_json(views.startups, views.as_of, views.vocabularies)
    write_if_changed(app.outdir / "startups.json", text)
    write_folder(app.outdir / "_static" / DATA, galleries(domain))
    _write_tables(app, domain)
    _write_redirects(app.builder, domain)  # type: ignore[arg-type]


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


def _write_tables(app: Sphinx, domain: StartupDomain) -> None:
    """Write the numbers of the figures; take away what no page offers any more."""
    for name, text in tables(domain).items():
        write_if_changed(app.outdir / name, text)
    for name in domain.stale_tables:
        (app.outdir / name).unlink(missing_ok=True)


def _write_redirects(builder: StandaloneHTMLBuilder, domain: StartupDomain) -> None:
    """Lead each old address of a card to its page; take away what leads nowhere."""
    assert domain.templates is not None
    template = domain.templates.get_template("redirect.html")
    for old, startup in domain.redirects.items():
        docname = domain.docname_of(startup)
        if docname is None or old in builder.env.all_docs:
            continue
        html = template.render(
            language=domain.settings.language,
            title=domain.views.by_id[startup].title,
            uri=builder.get_relative_uri(old, docname),
        )
        write_if_changed(_page(builder, old), html + "\n")
    for old in domain.stale_redirects - builder.env.all_docs.keys():
        _page(builder, old).unlink(missing_ok=True)


def _page(builder: StandaloneHTMLBuilder, name: str) -> Path:
    return Path(builder.get_outfilename(name))


def write_if_changed(path: Path, text: str) -> None:
    """Write a file, unless it already holds this very text."""
    data = text.encode()
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
