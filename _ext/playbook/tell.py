"""After reading: tell every problem, at every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from .cards import as_of_day, cited_sources, pattern_links
from .checks import check
from .config import source_library
from .domain import playbook_domain
from .facts import Site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .problems import Problem

logger = logging.getLogger(__name__)


def site(env: BuildEnvironment) -> Site:
    """Gather what the rules look at."""
    pages = playbook_domain(env).pages
    return Site(
        pages={docname: pages[docname] for docname in sorted(pages)},
        library=source_library(env),
        card_sources=cited_sources(env),
        pattern_links=pattern_links(env),
        as_of=as_of_day(env),
    )


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


def setup_tell(app: Sphinx) -> None:
    """Listen to the end of reading, after other extensions have settled."""
    app.connect("env-updated", tell_problems, priority=900)
