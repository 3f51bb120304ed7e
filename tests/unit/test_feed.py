"""The feed of the changes of phase."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from startup_cards.feed import MOST_ENTRIES, to_atom
from startup_cards.model import Startup

from .conftest import startup

DAY = date(2026, 8, 20)
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(*startups: Startup, language: str = "fr") -> ElementTree.Element:
    text = to_atom(
        startups,
        DAY,
        address="https://exemple.org/atom.xml",
        page=lambda id: f"https://exemple.org/startups/{id}.html",
        title="Catalogue",
        language=language,
    )
    return ElementTree.fromstring(text)


def texts(feed: ElementTree.Element, path: str) -> list[str]:
    return [str(node.text) for node in feed.findall(path, ATOM)]


def test_news_are_newest_first_without_what_is_to_come() -> None:
    feed = read(
        startup(
            "b",
            title="B & <b>",
            phases=[("construction", "2020-01-01"), ("transfere", "2027-01-01")],
        ),
        startup("a", phases=[("construction", "2022-01-01")]),
    )
    assert texts(feed, "a:entry/a:title") == [
        "a, construction",
        "B & <b>, construction",
    ]
    assert texts(feed, "a:updated") == ["2022-01-01T00:00:00Z"]
    assert texts(feed, "a:entry/a:id")[0] == (
        "https://exemple.org/startups/a.html#construction-2022-01-01"
    )
    summary = texts(feed, "a:entry/a:summary")[0].replace("\N{NO-BREAK SPACE}", " ")
    assert summary == "Construction depuis le 1er janvier 2022. Aider"


def test_every_entry_has_its_own_id_and_there_are_not_too_many() -> None:
    many = [
        startup(
            f"p{i}",
            phases=[("investigation", "2020-01-01"), ("construction", "2020-01-01")],
        )
        for i in range(60)
    ]
    ids = texts(read(*many), "a:entry/a:id")
    assert len(ids) == len(set(ids)) == MOST_ENTRIES
    assert texts(read(*many), "a:entry/a:id") == texts(
        read(*many[::-1]), "a:entry/a:id"
    )


def test_an_empty_catalogue_is_an_empty_feed() -> None:
    assert texts(read(), "a:updated") == ["2026-08-20T00:00:00Z"]
