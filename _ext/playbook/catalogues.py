"""The catalogues of a site in another language: found, written out, followed.

A translator of the site may say our words otherwise: a catalogue ``playbook`` of
``locale_dirs`` comes before ours.
"""

from __future__ import annotations

import gettext
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import locale
from sphinx.util.i18n import CatalogRepository, docname_to_domain

from .config import source_library
from .data_texts import data_texts
from .domain import playbook_domain
from .translation import DATA, LOCALE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: Catalogue, file, line, text.
Text = tuple[str, str, int, str]

#: What the words of the front matter's keys are for: readers, or the search.
FRONT_MATTER = ("summary", "search")


def choose(app: Sphinx, config: Config) -> None:
    """Load the words of the site's language, the site's own catalogue first.

    Now, as Sphinx does for its own: it compiles the others when the build begins,
    and what is made before would be said in French.
    """
    repository = _repository(app, config)
    for catalogue in repository.catalogs:
        if catalogue.domain in (WORDS, DATA) and catalogue.is_outdated():
            catalogue.write_mo(config.language, config.gettext_allow_fuzzy_translations)
    folders = list(repository.locale_dirs)
    for domain in (WORDS, DATA):
        locale.translators.pop(("general", domain), None)
        locale.init([*folders, LOCALE], config.language, domain)
    if not config.language.startswith("fr"):
        # A language without a catalogue reads English rather than French.
        locale.init([LOCALE], "en", WORDS)


def _repository(app: Sphinx, config: Config) -> CatalogRepository:
    return CatalogRepository(
        app.srcdir, config.locale_dirs, config.language, config.source_encoding
    )


def outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return all pages when a catalogue changed.

    Sphinx follows the one of each page; the words of the frame, of the data and of
    other pages' titles come from the others.
    """
    seen = hashlib.sha256()
    for folder in (*_repository(app, app.config).locale_dirs, LOCALE):
        for path in sorted(Path(str(folder), app.config.language).rglob("*.mo")):
            seen.update(path.read_bytes())
    state = env.__dict__
    now = seen.hexdigest()
    before = state.get("playbook_catalogues", now)
    state["playbook_catalogues"] = now
    return sorted(env.found_docs) if before != now else []


def page_text(env: BuildEnvironment, docname: str, text: str) -> str:
    """Put a text of a page that is no part of its body into the site's language."""
    domain = docname_to_domain(docname, env.config.gettext_compact)
    for folder in env.config.locale_dirs:
        found = gettext.translation(
            domain, env.srcdir / folder, [env.config.language], fallback=True
        )
        if text and (said := found.gettext(text)) != text:
            return said
    return text


def add_texts(app: Sphinx, texts: Iterable[Text]) -> None:
    """Add to the translators' files what Sphinx does not find in the pages."""
    from sphinx.builders.gettext import MessageCatalogBuilder, MsgOrigin

    if isinstance(app.builder, MessageCatalogBuilder):
        for domain, source, line, text in texts:
            app.builder.catalogs[domain].add(text, MsgOrigin(source, line))


def write_texts(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write our words, the data and the front matter."""
    add_texts(app, _texts(env))
    return []


def _texts(env: BuildEnvironment) -> Iterator[Text]:
    for source, line, text in words():
        yield WORDS, source, line, text
    for source, line, text in data_texts(source_library(env)):
        yield DATA, source, line, text
    for docname, page in sorted(playbook_domain(env).pages.items()):
        domain = docname_to_domain(docname, env.config.gettext_compact)
        for key in FRONT_MATTER:
            if text := page.matter.get(key, ""):
                line = page.matter_lines.get(key, 1)
                yield domain, env.doc2path(docname).as_posix(), line, text


@cache
def words() -> tuple[tuple[str, int, str], ...]:
    """The words that this code marks: file, line, text."""
    from babel.messages.extract import extract_from_dir

    marks = {"_": None, "N_": None}
    found = extract_from_dir(
        Path(__file__).parent, [("**.py", "python")], keywords=marks
    )
    folder = Path(__file__).parent
    return tuple(
        (str(folder / name), line, text)
        for name, line, text, *_ in found
        if isinstance(text, str)
    )


def setup_catalogues(app: Sphinx) -> None:
    """Listen to what comes before reading, and to its end."""
    app.connect("config-inited", choose)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", write_texts)
