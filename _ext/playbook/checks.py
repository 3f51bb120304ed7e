"""The rules of the site: one rule, one generator of problems."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from . import library as files
from .figures import UnknownFigureError, find
from .model import PHASES, ROLES, SECTIONS, TYPES
from .problems import Kind, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .facts import Page, Site

MAX_CLAIMS = 2
MIN_WORDS = 8
MAX_SUMMARY = 160

_CHECK_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»]+[A-ZÀ-ÖØ-Þ«])")


def check(site: Site) -> list[Problem]:
    """Return all the problems of the site, in the order of files and lines."""
    found = list(site.library.problems)
    for page_rule in PAGE_RULES:
        for page in site.pages.values():
            found.extend(page_rule(page, site))
    for rule in SITE_RULES:
        found.extend(rule(site))
    return sorted(set(found))


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
        if passage.words < MIN_WORDS:
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


def opening(page: Page, site: Site) -> Iterator[Problem]:
    """A play opens with one paragraph of one sentence, between title and sections."""
    if page.type != "play":
        return
    start = page.opening
    if len(start.paragraphs) != 1 or start.others:
        found = f"{len(start.paragraphs)} paragraphe(s)"
        if start.others:
            found += f" et {', '.join(start.others)}"
        text = f"une seule phrase suit le titre ; vu : {found}"
    elif _SENTENCE_END.search(start.paragraphs[0]):
        text = "une seule phrase suit le titre ; vu : plusieurs phrases"
    else:
        return
    yield Problem(page.path, start.line, Kind.SECTION, text)


def sections(page: Page, site: Site) -> Iterator[Problem]:
    """A play has its seven sections, no other, in order."""
    if page.type != "play":
        return
    titles = [heading.title for heading in page.headings]
    for heading in page.headings:
        if heading.title not in SECTIONS:
            near = suggestion(heading.title, SECTIONS)
            text = f"section « {heading.title} » en trop{near}"
            yield Problem(page.path, heading.line, Kind.SECTION, text)
    for title, count in Counter(titles).items():
        if count > 1 and title in SECTIONS:
            line = [h.line for h in page.headings if h.title == title][1]
            text = f"section « {title} » écrite {count} fois"
            yield Problem(page.path, line, Kind.SECTION, text)
    for title in SECTIONS:
        if title not in titles:
            before = SECTIONS[: SECTIONS.index(title)]
            previous = [h for h in page.headings if h.title in before]
            line = previous[-1].line if previous else page.opening.line
            where = f"après « {previous[-1].title} »" if previous else "en premier"
            text = f"section « {title} » absente ; l’écrire {where}"
            yield Problem(page.path, line, Kind.SECTION, text)
    kept = [h for h in page.headings if h.title in SECTIONS]
    for earlier, later in itertools.pairwise(kept):
        if SECTIONS.index(later.title) < SECTIONS.index(earlier.title):
            text = f"section « {later.title} » à écrire avant « {earlier.title} »"
            yield Problem(page.path, later.line, Kind.SECTION, text)


def front_matter(page: Page, site: Site) -> Iterator[Problem]:
    """A page says its summary, type, readers, moments and day of review."""
    if not page.type:
        text = f"front matter sans « type » ; un de : {', '.join(TYPES)}"
        yield Problem(page.path, 1, Kind.FRONT_MATTER, text)
    for key, text in _matter_problems(page, site):
        line = page.matter_lines.get(key, 1)
        yield Problem(page.path, line, Kind.FRONT_MATTER, text)


def _matter_problems(page: Page, site: Site) -> Iterator[tuple[str, str]]:
    if not page.summary:
        yield "summary", "front matter sans « summary » ; une phrase simple"
    elif len(page.summary) > MAX_SUMMARY:
        count = len(page.summary)
        yield "summary", f"summary de {count} caractères ; {MAX_SUMMARY} au plus"
    if page.type and page.type not in TYPES:
        near = suggestion(page.type, TYPES) or f" ; un de : {', '.join(TYPES)}"
        yield "type", f"type « {page.type} » inconnu{near}"
    planned = site.library.site_map.get(page.docname)
    if planned and page.type in TYPES and planned.type != page.type:
        text = f"type « {page.type} », mais le plan du site dit « {planned.type} »"
        yield "type", text
    for key, given, known in (
        ("roles", page.roles, ROLES),
        ("phases", page.phases, PHASES),
    ):
        for value in given:
            if value not in known:
                near = suggestion(value, known) or f" ; un de : {', '.join(known)}"
                yield key, f"{key} : « {value} » inconnu{near}"
    reviewed = page.matter.get("reviewed", "")
    if not _is_date(reviewed):
        seen = f"« {reviewed} » n’est pas une date" if reviewed else "absent"
        yield "reviewed", f"reviewed : {seen} ; écrire AAAA-MM-JJ"


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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
            text = f"motif « {item.name} » absent de {files.PATTERNS}{near}"
        elif first[item.name][0] is not page or item.name in seen:
            text = f"motif « {item.name} » déjà décrit"
        seen.add(item.name)
        if text:
            yield Problem(page.path, item.line, Kind.PATTERN, text)


def unused_sources(site: Site) -> Iterator[Problem]:
    """A source is cited by a page, a card or a claim; else it goes."""
    used = {c.source for page in site.pages.values() for c in page.citations}
    used |= site.card_sources
    for claim in site.library.claims.values():
        used.update(claim.sources)
    path = site.library.path(files.SOURCES)
    for source in site.library.sources.values():
        if source.id not in used:
            text = f"source « {source.id} » citée nulle part ; la citer ou la retirer"
            yield Problem(path, source.line, Kind.SOURCE, text)


def undescribed_patterns(site: Site) -> Iterator[Problem]:
    """Once a page describes patterns, every pattern of the list is described."""
    described = site.objects("pattern")
    if not described:
        return
    path = site.library.path(files.PATTERNS)
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


PAGE_RULES: tuple[Callable[[Page, Site], Iterator[Problem]], ...] = (
    passages,
    citations,
    checklist_ids,
    opening,
    sections,
    front_matter,
    figures,
    links,
    declared_patterns,
)

SITE_RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    unused_sources,
    undescribed_patterns,
    covered_plays,
)
