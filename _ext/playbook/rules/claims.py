"""Rules on the claims: each stands on the pages its entry names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..library import CLAIMS
from ..model import PARTS, SHAPES, VERDICTS
from ..problems import Kind, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..facts import Page, Site


PRINCIPLE = "Le principe"
MAX_QUOTE = 12

_WORD = re.compile(r"\w[\w’'-]*")


def carried_claims(page: Page, site: Site) -> Iterator[Problem]:
    """A page marks every claim that names it, a play inside « Le principe »."""
    for claim in site.library.claims.values():
        if page.docname not in claim.pages or claim.kind in SHAPES or page.manifesto:
            continue
        marked = [p for p in page.passages if claim.id in p.claims]
        if not marked:
            text = f"affirmation {claim.id} marquée nulle part sur cette page"
            yield Problem(page.path, 1, Kind.CLAIM, text)
        elif page.type == "play" and not any(p.section == PRINCIPLE for p in marked):
            text = f"affirmation {claim.id} marquée hors de « {PRINCIPLE} »"
            yield Problem(page.path, marked[0].line, Kind.CLAIM, text)


def claim_entries(site: Site) -> Iterator[Problem]:
    """A claim belongs to a part, has a verdict, and quotes twelve words at most."""
    path = site.library.path(CLAIMS)
    for claim in site.library.claims.values():
        for field, value, known in (
            ("section", claim.section, PARTS),
            ("status", claim.status, VERDICTS),
        ):
            if value not in known:
                near = suggestion(value, known) or f" ; un de : {', '.join(known)}"
                text = f"{claim.id} : {field} « {value} » inconnu{near}"
                yield Problem(path, claim.line, Kind.DATA, text)
        words = len(_WORD.findall(claim.quote))
        if words > MAX_QUOTE:
            text = f"{claim.id} : citation de {words} mots ; {MAX_QUOTE} au plus"
            yield Problem(path, claim.line, Kind.DATA, text)


def homeless_claims(site: Site) -> Iterator[Problem]:
    """Once the site has its annotated manifesto, pages that exist carry each claim."""
    if not any(page.manifesto for page in site.pages.values()):
        return
    path = site.library.path(CLAIMS)
    for claim in site.library.claims.values():
        for docname in claim.pages:
            if docname not in site.pages:
                near = suggestion(docname, site.pages)
                text = f"{claim.id} : la page « {docname} » n’existe pas{near}"
                yield Problem(path, claim.line, Kind.CLAIM, text)
        if not claim.pages:
            text = f"{claim.id} : aucune page nommée pour la porter"
            yield Problem(path, claim.line, Kind.CLAIM, text)


def unprinted_claims(site: Site) -> Iterator[Problem]:
    """The annotated manifesto prints every claim."""
    printed = site.objects("claim")
    if not printed:
        return
    path = site.library.path(CLAIMS)
    for claim in site.library.claims.values():
        if claim.id not in printed:
            text = (
                f"{claim.id} absente du manifeste annoté : section « {claim.section} »"
            )
            yield Problem(path, claim.line, Kind.CLAIM, text)
