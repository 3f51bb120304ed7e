"""Rules on the site as a whole: nothing unused, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..library import ASSESSMENT, PATTERNS, SOURCES
from ..problems import Kind, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..facts import Site


def unused_sources(site: Site) -> Iterator[Problem]:
    """A source is cited by a page, a card or a claim; else it goes."""
    used = {c.source for page in site.pages.values() for c in page.citations}
    used |= site.card_sources
    for claim in site.library.claims.values():
        used.update(claim.sources)
    path = site.library.path(SOURCES)
    for source in site.library.sources.values():
        if source.id not in used:
            text = f"source « {source.id} » citée nulle part ; la citer ou la retirer"
            yield Problem(path, source.line, Kind.SOURCE, text)


def assessment_pages(site: Site) -> Iterator[Problem]:
    """A question of the self-assessment has words, and sends to a page there is."""
    path = site.library.path(ASSESSMENT)
    for part in site.library.assessment.values():
        for question in part.questions:
            text = ""
            if not question.text:
                text = f"question « {question.id} » sans « text »"
            elif question.page and question.page not in site.pages:
                near = suggestion(question.page, site.pages)
                text = f"question « {question.id} » : la page « {question.page} »"
                text += f" n’existe pas{near}"
            if text:
                yield Problem(path, question.line, Kind.DATA, text)


def undescribed_patterns(site: Site) -> Iterator[Problem]:
    """Once a page describes patterns, every pattern of the list is described."""
    described = site.objects("pattern")
    if not described:
        return
    path = site.library.path(PATTERNS)
    for pattern in site.library.patterns.values():
        if pattern.id not in described:
            text = f"motif « {pattern.id} » décrit nulle part ; directive {{pattern}}"
            yield Problem(path, pattern.line, Kind.PATTERN, text)


def covered_plays(site: Site) -> Iterator[Problem]:
    """Every play stands on each kind of reading path that the site offers."""
    offered = {by for page in site.pages.values() for by in page.paths}
    for page in site.pages.values():
        for by in sorted(offered) if page.type == "play" else ():
            if not page.grouped(by):
                text = f"page d’action sur aucun parcours ; remplir « {by} »"
                line = page.matter_lines.get(by, 1)
                yield Problem(page.path, line, Kind.PATH, text)
