"""Rules on the front matter of a page and the shape of a play."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from ..french import format_date
from ..model import PHASES, ROLES, SECTIONS, TYPES
from ..problems import Kind, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..facts import Page, Site

MAX_SUMMARY = 160
REVIEW = datetime.timedelta(days=365)

_SENTENCE_END = re.compile(r"[.!?…](?=[\s»]+[A-ZÀ-ÖØ-Þ«])")


def front_matter(page: Page, site: Site) -> Iterator[Problem]:
    """A page says its summary, type, readers, moments and day of review."""
    if not page.type:
        text = f"front matter sans « type » ; un de : {', '.join(TYPES)}"
        yield Problem(page.path, 1, Kind.FRONT_MATTER, text)
    for key, text in _matter_problems(page, site):
        line = page.matter_lines.get(key, 1)
        yield Problem(page.path, line, Kind.FRONT_MATTER, text)


def _matter_problems(page: Page, site: Site) -> Iterator[tuple[str, str]]:
    summary = page.matter.get("summary", "")
    if not summary:
        yield "summary", "front matter sans « summary » ; une phrase simple"
    elif len(summary) > MAX_SUMMARY:
        count = len(summary)
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


def review_day(page: Page, site: Site) -> Iterator[Problem]:
    """A page is reviewed once a year; a notice says so, and nothing fails."""
    if overdue(page, site.as_of):
        reviewed = format_date(page.matter["reviewed"])
        text = f"relue le {reviewed} ; la relire et changer « reviewed »"
        line = page.matter_lines.get("reviewed", 1)
        yield Problem(page.path, line, Kind.FRONT_MATTER, text, notice=True)


def overdue(page: Page, day: datetime.date | None) -> bool:
    """Tell whether the last review of a page is over a year old at a day."""
    reviewed = page.matter.get("reviewed", "")
    if day is None or not _is_date(reviewed):
        return False
    return day - datetime.date.fromisoformat(reviewed) > REVIEW


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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
