"""Files written beside the pages, from the domain, when a build succeeds."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from .config import SITES
from .feed import to_atom
from .figures import tables
from .messages import label
from .records import records, to_csv, to_json
from .rendering.assets import DATA, galleries
from .schema import schema
from .shapes import records_schema, row_schema, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from .domain import StartupDomain


#: The news, beside the pages.
FEED = "atom.xml"


def write_exports(app: Sphinx, exception: Exception | None) -> None:
    """Write the data and the pages of old addresses into an HTML site."""
    if exception is not None or app.builder.name not in SITES:
        return
    domain: StartupDomain = app.env.domains["startup"]  # type: ignore[assignment]
    mark = app.doctreedir / f"startup-exports-{app.builder.name}.txt"
    if _is_written(mark, domain.state, app.outdir):
        return
    mark.unlink(missing_ok=True)
    written = [
        *_write_records(app, domain),
        *_write_feed(app.builder, domain),  # type: ignore[arg-type]
        *write_folder(app.outdir / "_static" / DATA, galleries(domain)),
        *_write_tables(app, domain),
        *_write_redirects(app.builder, domain),  # type: ignore[arg-type]
    ]
    names = sorted(path.relative_to(app.outdir).as_posix() for path in written)
    mark.write_text("\n".join([domain.state, *names]), encoding="utf-8")


def _is_written(mark: Path, state: str, outdir: Path) -> bool:
    """Whether the last build that succeeded wrote all, from what there is now."""
    if not mark.is_file():
        return False
    known, *names = mark.read_text(encoding="utf-8").splitlines()
    return known == state and all((outdir / name).is_file() for name in names)


def write_folder(folder: Path, files: dict[str, str]) -> Iterator[Path]:
    """Have a folder hold these files and no other, no folder when there is none."""
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        yield write_if_changed(folder / name, text)
    if not files and folder.is_dir():
        folder.rmdir()


def _write_records(app: Sphinx, domain: StartupDomain) -> Iterator[Path]:
    """Write the catalogue as data, each file with the schema that describes it."""
    views = domain.views
    told = records(views.startups, views.as_of, views.vocabularies)
    card = schema(views.vocabularies, domain.settings.language)
    for name, text in (
        # For whoever edits cards in an editor, elsewhere than in a clone.
        ("startup.schema.json", to_text(card)),
        ("startups.json", to_json(told, views.as_of)),
        ("startups.schema.json", to_text(records_schema())),
        ("startups.csv", to_csv(told)),
        ("startups.csv.schema.json", to_text(row_schema())),
    ):
        yield write_if_changed(app.outdir / name, text)


def _write_feed(
    builder: StandaloneHTMLBuilder, domain: StartupDomain
) -> Iterator[Path]:
    """Write the news, which need the address of the site; none without."""
    path = Path(builder.outdir, FEED)
    root = builder.config.html_baseurl.rstrip("/")
    if not root:
        path.unlink(missing_ok=True)
        return

    def page(startup: str) -> str:
        docname = domain.docname_of(startup)
        return f"{root}/{builder.get_target_uri(docname)}" if docname else root

    views = domain.views
    text = to_atom(
        views.startups,
        views.as_of,
        address=f"{root}/{FEED}",
        page=page,
        title=builder.config.project,
        language=domain.settings.language,
    )
    yield write_if_changed(path, text)


def announce_feed(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell readers of feeds, in the head of each page, where the news are."""
    root = app.config.html_baseurl
    if doctree is None or not root or app.builder.name not in SITES:
        return
    uri = relative_uri(app.builder.get_target_uri(pagename), FEED)
    title = label("feed.title", app.config.language)
    link = (
        f'<link rel="alternate" type="application/atom+xml" '
        f'title="{escape(title)}" href="{escape(uri)}">'
    )
    # A frame that writes its own head takes the link alone.
    context["startup_feed"] = link
    context["metatags"] = f"{context.get('metatags', '')}\n{link}"


def _write_tables(app: Sphinx, domain: StartupDomain) -> Iterator[Path]:
    """Write the numbers of the figures; take away what no page offers any more."""
    for name, text in tables(domain).items():
        yield write_if_changed(app.outdir / name, text)
    for name in domain.stale_tables:
        (app.outdir / name).unlink(missing_ok=True)


def _write_redirects(
    builder: StandaloneHTMLBuilder, domain: StartupDomain
) -> Iterator[Path]:
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
        yield write_if_changed(_page(builder, old), html + "\n")
    for old in domain.stale_redirects - builder.env.all_docs.keys():
        _page(builder, old).unlink(missing_ok=True)


def _page(builder: StandaloneHTMLBuilder, name: str) -> Path:
    return Path(builder.get_outfilename(name))


def write_if_changed(path: Path, text: str) -> Path:
    """Write a file, unless it already holds this very text."""
    data = text.encode()
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return path
