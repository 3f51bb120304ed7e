"""All the rules, and all the problems they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rules import claims, marks, pages
from .rules import site as whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .facts import Page, Site
    from .problems import Problem

PAGE_RULES: tuple[Callable[[Page, Site], Iterator[Problem]], ...] = (
    pages.front_matter,
    pages.review_day,
    pages.opening,
    pages.sections,
    marks.passages,
    marks.citations,
    marks.checklist_ids,
    marks.figures,
    marks.links,
    marks.declared_patterns,
    claims.carried_claims,
)

SITE_RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    claims.claim_entries,
    claims.homeless_claims,
    claims.unprinted_claims,
    whole.unused_sources,
    whole.undescribed_patterns,
    whole.covered_plays,
    whole.assessment_pages,
)


def check(site: Site) -> list[Problem]:
    """Return all the problems of the site, in the order of files and lines."""
    found = list(site.library.problems)
    for page_rule in PAGE_RULES:
        for page in site.pages.values():
            found.extend(page_rule(page, site))
    for rule in SITE_RULES:
        found.extend(rule(site))
    return sorted(set(found))
