"""HTML from Jinja templates, escaped by default, that a site can override.

A site's own version of ``startup_cards/gallery.html`` in one of its
``templates_path`` takes the place of ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util.osutil import relative_uri

from ..config import SITES
from ..domain import ASSEMBLED
from ..messages import label
from ..nodes import (
    anchor,
    sections_above,
    startup_card,
    startup_gallery,
    startup_place,
    startup_placeholder,
    startup_profile,
    startup_prose,
    startup_record,
)
from ..outline import heading_level
from ..rendering.assets import (
    SCRIPT,
    STATIC,
    data_file,
    script_mark,
    setup_assets,
)
from ..rendering.places import places
from ..views import Gallery, fingerprint

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from ..domain import StartupDomain
    from ..views import Target

TEMPLATES: dict[type[startup_placeholder], str] = {
    startup_gallery: "gallery.html",
    startup_card: "card.html",
    startup_place: "place.html",
    startup_profile: "profile.html",
    startup_record: "record.html",
}


def own_templates(app: Sphinx) -> list[Path]:
    """The folders where a site may have its own version of our templates."""
    return [app.confdir / path / "startup_cards" for path in app.config.templates_path]


def drawn_by(app: Sphinx) -> str:
    """A short text that changes with the templates, the style sheet and the script."""
    if app.builder.format != "html":
        return ""
    folders = [*own_templates(app), Path(__file__).parents[1] / "templates", STATIC]
    files = [path for folder in folders for path in sorted(folder.glob("*.*"))]
    return fingerprint([path.read_bytes() for path in files])


def load_templates(app: Sphinx) -> None:
    """Compile the templates once a build, the site's own first."""
    domain: StartupDomain = app.env.domains["startup"]  # type: ignore[assignment]
    language = domain.settings.language
    environment = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(own_templates(app)),
                PackageLoader("startup_cards"),
            ]
        ),
        bytecode_cache=_compiled(app),
        auto_reload=False,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["_"] = lambda key: label(key, language)
    domain.templates = environment


def _compiled(app: Sphinx) -> FileSystemBytecodeCache:
    """Where compiled templates wait for the next build, the theme's with ours.

    Jinja looks whether their texts have changed: once a build, not once a page.
    """
    folder = app.doctreedir / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    cache = FileSystemBytecodeCache(str(folder))
    theirs = getattr(app.builder, "templates", None)
    if isinstance(theirs, BuiltinTemplateLoader):
        theirs.environment.bytecode_cache = cache
        theirs.environment.auto_reload = False
    return cache


def visit_placeholder(self: HTML5Translator, node: startup_placeholder) -> None:
    """Draw a placeholder's view by its template."""
    builder = self.builder
    domain: StartupDomain = builder.env.domains["startup"]  # type: ignore[assignment]
    links = links_of(self)
    assert domain.templates is not None
    template = domain.templates.get_template(TEMPLATES[type(node)])
    html = template.render(
        view=node["view"],
        level=heading_level(1, sections_above(node)),
        card_uri=links.card,
        uri=links.target,
        correction=links.correction,
        home=links.home(),
        scripts=links.scripts(node["view"]),
    )
    self.body.append(html)
    raise nodes.SkipNode


def visit_prose(self: HTML5Translator, node: startup_prose) -> None:
    """Print plain blocks as they were written when the card was read."""
    self.body.append(node.html)
    raise nodes.SkipNode


def links_of(translator: HTML5Translator) -> Links:
    """The addresses from the page that is being written."""
    builder = translator.builder
    domain: StartupDomain = builder.env.domains["startup"]  # type: ignore[assignment]
    docnames = translator.docnames
    return Links(builder, domain, docnames[-1] if docnames else "")


class Links:
    """Addresses from one page."""

    def __init__(self, builder: Builder, domain: StartupDomain, docname: str) -> None:
        self.builder = builder
        self.domain = domain
        self.docname = docname

    def card(self, startup: str) -> str:
        """The address of a card; empty when there is no such card."""
        docname = self.domain.docname_of(startup)
        if docname is None:
            return ""
        if self.builder.name in ASSEMBLED:
            return f"#{anchor(startup)}"
        return self._to(docname)

    def home(self) -> str:
        """The address of the catalogue; empty when the site has none."""
        docname = self.domain.catalogue
        return self._to(docname) if docname else ""

    def target(self, target: Target) -> str:
        """The address of a target of any kind; empty when it is only a text."""
        if target.startup:
            return self.card(target.startup)
        if target.play:
            known = target.play in self.builder.env.all_docs
            return self._to(target.play) if known else ""
        if target.pattern:
            return self._object("pattern", target.pattern)
        if target.page:
            return f"{self._to(target.page)}#{target.anchor}"
        return target.url

    def scripts(self, view: object) -> list[str]:
        """The scripts of a gallery with filters: its data, then what reads them.

        They stand in the page, not in its head: Sphinx knows no mark of a file that
        is written after the pages.
        """
        controls = view.controls if isinstance(view, Gallery) else None
        if controls is None or self.builder.name not in SITES:
            return []
        mark = fingerprint(controls)[:8]
        page = self.builder.get_target_uri(self.docname)
        folder = relative_uri(page, "_static/")
        data = f"{folder}{data_file(self.docname)}?v={mark}"
        return [data, f"{folder}{SCRIPT}?v={script_mark()}"]

    def correction(self, startup: str) -> str:
        """The address of the form that reports an error in a card's file."""
        docname = f"{self.domain.settings.path}/{startup}"
        file = str(self.builder.env.doc2path(docname, base=False))
        return self.domain.settings.correction_link.format(
            id=quote(startup), file=quote(file)
        )

    def _to(self, docname: str) -> str:
        return self.builder.get_relative_uri(self.docname, docname)

    def _object(self, kind: str, name: str) -> str:
        """The address of an object that another extension of the site declares."""
        place = places(self.builder.env, kind).get(name)
        if place is None:
            return ""
        docname, anchor_ = place
        joined = self.builder.name in ASSEMBLED
        return f"{'' if joined else self._to(docname)}#{anchor_}"


def setup_html(app: Sphinx) -> None:
    """Register the nodes, with the HTML form of each."""
    for node in TEMPLATES:
        app.add_node(node, html=(visit_placeholder, None))
    app.add_node(startup_prose, html=(visit_prose, None))
    app.connect("builder-inited", load_templates)
    setup_assets(app)
