"""After reading: tell every problem, and find the pages to write again."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from sphinx.util import logging

from .cards import cited_sources, pattern_links
from .checks import check
from .config import data_library
from .domain import playbook_domain
from .facts import Site
from .manifesto import carried, illustrated
from .model import PHASES, ROLES
from .paths import on_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .problems import Problem

logger = logging.getLogger(__name__)


def site(env: BuildEnvironment) -> Site:
    """Gather what the rules look at."""
    pages = playbook_domain(env).pages
    return Site(
        pages={docname: pages[docname] for docname in sorted(pages)},
        library=data_library(env),
        card_sources=cited_sources(env),
        pattern_links=pattern_links(env),
        today=today(),
    )


def today() -> datetime.date:
    """Return the day of the build, which a reproducible one is told."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date()
    return datetime.datetime.fromtimestamp(float(epoch), datetime.UTC).date()


def tell_problems(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Tell all problems at every build: Sphinx itself forgets them at the second."""
    for problem in check(site(env)):
        tell(problem)
    return []


def tell(problem: Problem) -> None:
    """Log one problem with its place and its kind."""
    place = f"{problem.path}:{problem.line}"
    if problem.notice:
        logger.info("%s: %s", place, problem.text)
        return
    logger.warning(
        "%s", problem.text, type="playbook", subtype=problem.kind.value, location=place
    )


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose generated parts changed since the last build."""
    domain = playbook_domain(env)
    before, now = dict(domain.shown), shown(env)
    domain.shown.clear()
    domain.shown.update(now)
    return [
        name for name, what in now.items() if name in before and before[name] != what
    ]


def shown(env: BuildEnvironment) -> Mapping[str, object]:
    """Return what each page shows that other files say."""
    domain = playbook_domain(env)
    links = pattern_links(env)
    paths = {
        by: [
            (value, page.docname, page.title, page.summary)
            for value in values
            for page in on_path(env, by, value)
        ]
        for by, values in (("roles", ROLES), ("phases", PHASES))
    }
    found: dict[str, object] = {}
    for docname, page in domain.pages.items():
        targets = [
            (docname, item.type, item.name, item.anchor, item.label)
            for link in page.links
            for docname, item in filter(None, [domain.find(link.type, link.target)])
        ]
        products = [
            link
            for item in page.objects
            for link in links
            if item.type == "pattern" and link.pattern == item.name
        ]
        claims = [
            (claim, [*carried(env, claim)], [*illustrated(env, claim)])
            for claim in (data_library(env).claims if page.manifesto else ())
        ]
        shown_paths = [paths[by] for by in page.paths]
        found[docname] = (targets, products, shown_paths, claims)
    return found


def setup_updates(app: Sphinx) -> None:
    """Listen to the end of reading, after other extensions have settled."""
    app.connect("env-updated", tell_problems, priority=900)
    app.connect("env-updated", pages_to_write, priority=900)
