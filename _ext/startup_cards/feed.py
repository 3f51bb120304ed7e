"""The news of a catalogue as an Atom feed: which product entered which phase, and when.

Dates are those of the data: the same cards give the same feed, whenever it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from .messages import format_date, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from .model import Startup, Stay

#: A reader of feeds wants the news, not the whole past.
MOST_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"


def to_atom(
    startups: Iterable[Startup],
    as_of: date | None,
    *,
    address: str,
    page: Callable[[str], str],
    title: str,
    language: str = "fr",
) -> str:
    """Write the latest changes of phase, newest first.

    :param address: where the feed itself is published
    :param page: the address of a product's page, from its id
    """
    news = sorted(
        (
            (stay, startup)
            for startup in startups
            for stay in startup.phases
            if not as_of or stay.start <= as_of
        ),
        key=lambda item: (-item[0].start.toordinal(), item[1].id, -item[0].name.order),
    )[:MOST_ENTRIES]
    newest = max((stay.start for stay, _ in news), default=as_of)
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _text(feed, "id", address)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(newest))
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": address})
    _text(ElementTree.SubElement(feed, "author"), "name", title)
    for stay, startup in news:
        _entry(feed, stay, startup, page(startup.id), language)
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entry(
    feed: ElementTree.Element, stay: Stay, startup: Startup, page: str, language: str
) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    phase = label(f"phase.{stay.name}", language)
    day = format_date(stay.start, language)
    _text(entry, "id", f"{page}#{stay.name}-{stay.start.isoformat()}")
    _text(entry, "title", f"{startup.title}, {phase.lower()}")
    _text(entry, "updated", _moment(stay.start))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": page})
    since = label("feed.since", language).format(phase=phase, date=day)
    _text(entry, "summary", f"{since} {startup.mission}")


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(day: date | None) -> str:
    return f"{day.isoformat() if day else '1970-01-01'}T00:00:00Z"
