"""What each page shows that other files say: when it changes, the page is written."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.util.nodes import clean_astext

from .cards import pattern_links
from .config import data_library
from .domain import playbook_domain
from .manifesto import carried, illustrated
from .model import PHASES, ROLES
from .paths import on_path
from .reviews import due
from .sources_page import who_cites

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import Reference
    from .facts import Page

#: An object of any domain: its label, its page and its anchor.
Target = tuple[str, str, str]

#: How MyST and plain roles name the domain of pages and labels.
STANDARD = (None, "", "doc", "std")


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something else than at the last build."""
    domain = playbook_domain(env)
    # A builder that uses another's environment must see its own pages.
    before: dict[str, Any] = domain.shown.get(app.builder.name, {})
    now = domain.shown[app.builder.name] = shown(env)
    # Read again for another builder, whose build then looked as if nothing was new.
    now[READ] = dict(env.all_docs)
    if before and before[NAVIGATION] != now[NAVIGATION]:
        return sorted(env.found_docs)
    known: Mapping[str, float] = before.get(READ, {})
    return [
        docname
        for docname in sorted(env.all_docs.keys() & known.keys())
        if known[docname] != env.all_docs[docname]
        or before.get(docname) != now.get(docname)
    ]


#: When each page was read: kept under a name no page has.
READ = "/"
#: Every page shows the table of contents of the site: kept under a name no page has.
NAVIGATION = ""


def shown(env: BuildEnvironment) -> dict[str, object]:
    """Return what each page takes from elsewhere, in values that compare."""
    domain = playbook_domain(env)
    objects = dict(_objects(env))
    found: dict[str, object] = {NAVIGATION: list(_navigation(env))}
    for docname, references in sorted(domain.references.items()):
        found[docname] = (
            [_target(objects, docname, reference) for reference in references],
            list(_generated(env, domain.pages[docname]))
            if docname in domain.pages
            else [],
        )
    return found


def _navigation(env: BuildEnvironment) -> Iterator[object]:
    """Give the entries of the tables of contents and the titles they show."""
    for docname in sorted(env.toctree_includes):
        # The page before and the page above are named as well.
        yield docname, clean_astext(env.titles[docname])
        for toctree in env.tocs[docname].findall(addnodes.toctree):
            entries = list(toctree["entries"])
            yield docname, entries, toctree.get("caption"), toctree.get("hidden")
        for included in env.toctree_includes[docname]:
            if included in env.titles:
                yield included, clean_astext(env.titles[included])


def _objects(env: BuildEnvironment) -> Iterator[tuple[tuple[str, str], Target]]:
    for name, domain in sorted(env.domains.items()):
        for target, label, _, docname, anchor, _ in domain.get_objects():
            yield (name, target), (str(label), docname, anchor)


def _target(
    objects: Mapping[tuple[str, str], Target], docname: str, reference: Reference
) -> object:
    """Find where a reference leads; its label counts when it is what is shown."""
    domain, target, explicit = reference
    name = "std" if domain in STANDARD else domain or ""
    nearby = posixpath.normpath(posixpath.join(posixpath.dirname(docname), target))
    for wanted in (target, target.lower(), target.lstrip("/"), nearby):
        if found := objects.get((name, wanted)):
            return found[1:] if explicit else found
    return None


def _generated(env: BuildEnvironment, page: Page) -> Iterator[object]:
    """Give what our directives write on a page from all the others."""
    domain = playbook_domain(env)
    for link in page.links:
        # A play is also found by the last part of its name.
        found = domain.find(link.type, link.target)
        yield (found[0], found[1].anchor, found[1].label) if found else None
    for by in page.paths:
        for value in ROLES if by == "roles" else PHASES:
            for step in on_path(env, by, value):
                yield value, step.docname, step.title, step.summary
    for item in page.objects:
        if item.type == "pattern":
            yield [link for link in pattern_links(env) if link.pattern == item.name]
    for claim in data_library(env).claims if page.manifesto else ():
        yield claim, [*carried(env, claim)], [*illustrated(env, claim)]
    for source in data_library(env).sources if page.all_sources else ():
        yield source, [*who_cites(env, source)]
    if page.reviews:
        day, pages = due(env)
        yield [(p.title, p.docname, p.matter, p.matter_lines) for p in pages] or day


def setup_shown(app: Sphinx) -> None:
    """Listen to the end of reading, after other extensions have settled."""
    app.connect("env-updated", pages_to_write, priority=900)
