"""Rules on what a page marks, cites, lists and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..figures import UnknownFigureError, find
from ..library import PATTERNS
from ..problems import Kind, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..facts import Page, Site


MAX_CLAIMS = 2
MIN_WORDS = 8

_CHECK_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def passages(page: Page, site: Site) -> Iterator[Problem]:
    """A passage marks one or two known claims and has at least eight words."""
    known = site.library.claims
    for passage in page.passages:
        texts = [
            f"affirmation « {claim} » inconnue{suggestion(claim, known)}"
            for claim in passage.claims
            if claim not in known
        ]
        if not passage.claims:
            texts.append("passage sans affirmation ; écrire « texte du passage <C06> »")
        if len(passage.claims) > MAX_CLAIMS:
            marked = ", ".join(passage.claims)
            texts.append(f"{marked} : deux affirmations au plus pour un passage")
        if passage.words is not None and passage.words < MIN_WORDS:
            count = f"{passage.words} mot{'s' if passage.words > 1 else ''}"
            texts.append(f"passage de {count} ; en marquer au moins huit")
        for text in texts:
            yield Problem(page.path, passage.line, Kind.CLAIM, text)


def citations(page: Page, site: Site) -> Iterator[Problem]:
    """A citation names a known source, on a page that lists its sources once."""
    known = site.library.sources
    for citation in page.citations:
        if citation.source not in known:
            near = suggestion(citation.source, known)
            text = f"source « {citation.source} » inconnue{near}"
            yield Problem(page.path, citation.line, Kind.SOURCE, text)
    if page.citations and not page.source_lists:
        text = "source citée sur une page sans liste ; ajouter la directive {sources}"
        yield Problem(page.path, page.citations[0].line, Kind.SOURCE, text)
    for line in page.source_lists[1:]:
        text = "seconde liste de sources ; une seule par page"
        yield Problem(page.path, line, Kind.SOURCE, text)
    if page.source_lists and not page.citations:
        text = "liste de sources sur une page qui n’en cite aucune ; la retirer"
        yield Problem(page.path, page.source_lists[0], Kind.SOURCE, text)


def checklist_ids(page: Page, site: Site) -> Iterator[Problem]:
    """A checklist item begins with an identifier that is unique on its page."""
    seen: set[str] = set()
    for item in page.checks:
        text = ""
        if not item.id:
            text = "point de liste sans identifiant ; écrire « - `mon-point` Texte »"
        elif not _CHECK_ID.fullmatch(item.id):
            text = f"identifiant « {item.id} » : lettres, chiffres et tirets seulement"
        elif item.id in seen:
            text = f"identifiant « {item.id} » déjà pris sur cette page"
        seen.add(item.id)
        if text:
            yield Problem(page.path, item.line, Kind.CHECKLIST, text)


def figures(page: Page, site: Site) -> Iterator[Problem]:
    """A figure is asked by a path that the figures file holds."""
    for figure in page.figures:
        try:
            find(site.library.figures, figure.path)
        except UnknownFigureError as error:
            text = f"chiffre « {figure.path} » introuvable : {error}"
            yield Problem(page.path, figure.line, Kind.FIGURE, text)


def links(page: Page, site: Site) -> Iterator[Problem]:
    """A link to a pattern or a play names one that exists."""
    plays = _play_names(site)
    for link in page.links:
        if link.type == "pattern" and link.target not in site.library.patterns:
            near = suggestion(link.target, site.library.patterns)
            text = f"motif de confiance « {link.target} » inconnu{near}"
            yield Problem(page.path, link.line, Kind.PATTERN, text)
        if link.type == "play" and link.target not in plays:
            near = suggestion(link.target, plays)
            text = f"page d’action « {link.target} » inconnue{near}"
            yield Problem(page.path, link.line, Kind.PLAY, text)


def _play_names(site: Site) -> set[str]:
    names = set(site.objects("play"))
    return names | {name.rsplit("/", 1)[-1] for name in names}


def declared_patterns(page: Page, site: Site) -> Iterator[Problem]:
    """A page that describes a pattern describes one of the list, once in the site."""
    first = site.objects("pattern")
    seen: set[str] = set()
    for item in page.objects:
        if item.type != "pattern":
            continue
        text = ""
        if item.name not in site.library.patterns:
            near = suggestion(item.name, site.library.patterns)
            text = f"motif « {item.name} » absent de {PATTERNS}{near}"
        elif first[item.name][0] is not page or item.name in seen:
            text = f"motif « {item.name} » déjà décrit"
        seen.add(item.name)
        if text:
            yield Problem(page.path, item.line, Kind.PATTERN, text)
