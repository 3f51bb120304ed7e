"""What a page says of itself to others, with and without a public address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import SMALL
from tests.browser.galleries import CATALOGUE
from tests.conftest import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built with an address and a repository."""
    return build(
        SMALL,
        tmp_path_factory.mktemp("known"),
        PLAYBOOK_URL="https://exemple.test/guide/",
        PLAYBOOK_REPOSITORY="https://forge.test/guide",
    )


def page_of(site: Path, name: str) -> str:
    return (site / f"{name}.html").read_text("utf-8")


def test_description_is_the_summary(small: Path) -> None:
    page = page_of(small, "pratiques/transmettre")
    said = "Remettre un produit à l’équipe qui le gardera."
    assert f'<meta name="description" content="{said}">' in page
    assert f'<meta property="og:description" content="{said}">' in page


def test_without_an_address_nothing_is_made_from_it(small: Path) -> None:
    page = page_of(small, "pratiques/transmettre")
    assert "canonical" not in page
    assert "og:image" not in page
    assert "Améliorer cette page" not in page


def test_address_gives_canonical_links_and_a_picture(known: Path) -> None:
    page = page_of(known, "pratiques/transmettre")
    place = "https://exemple.test/guide"
    assert f'<link rel="canonical" href="{place}/pratiques/transmettre.html">' in page
    assert f'content="{place}/_static/og.png"' in page
    assert (known / "_static/og.png").is_file()


def test_repository_gives_the_link_to_the_very_file(known: Path) -> None:
    page = page_of(known, "pratiques/transmettre")
    edit = "https://forge.test/guide/-/edit/main/docs/pratiques/transmettre.md"
    assert f'href="{edit}"' in page


def test_a_card_is_edited_in_its_own_file(tmp_path: Path) -> None:
    made = build(CATALOGUE, tmp_path, PLAYBOOK_REPOSITORY="https://github.com/a/b")
    edit = "https://github.com/a/b/edit/main/docs/startups"
    card = next((CATALOGUE / "startups").glob("*.yaml"))
    assert f'href="{edit}/{card.name}"' in page_of(made, f"startups/{card.stem}")
    assert f'href="{edit}/index.md"' in page_of(made, "startups/index")


def test_footer_says_when_the_page_was_read_again(small: Path) -> None:
    page = page_of(small, "pratiques/transmettre")
    assert "<span>Relue le 25\u00a0novembre 2026</span>" in page
    # When it changed is read from the history of a site that says where it is kept.
    assert "Modifiée le" not in page


def test_every_page_has_its_icons(small: Path) -> None:
    kinds = {".ico": b"\0\0\1\0", ".svg": b"<svg", ".png": b"\x89PNG"}
    for name in ("index", "pratiques/transmettre"):
        page = page_of(small, name)
        links = re.findall(r'<link rel="(?:apple-touch-)?icon" href="([^"?]+)', page)
        files = [(small / name).parent / link for link in links]
        assert [file.suffix for file in files] == list(kinds)
        for file in files:
            assert file.read_bytes().startswith(kinds[file.suffix])


def test_address_gives_a_sitemap(known: Path, small: Path) -> None:
    places = re.findall("<loc>(.*?)</loc>", (known / "sitemap.xml").read_text("utf-8"))
    assert "https://exemple.test/guide/pratiques/transmettre.html" in places
    assert not [place for place in places if "404" in place or "search" in place]
    assert not (small / "sitemap.xml").exists()


def test_lost_address_page_holds_at_any_depth(known: Path) -> None:
    page = page_of(known, "404")
    links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert len(links) > 10
    assert [one for one in links if not one.startswith(("/guide/", "#"))] == []


def test_nothing_is_written_inside_the_pages(small: Path) -> None:
    pages = [page for page in small.rglob("*.html") if "_static" not in page.parts]
    assert len(pages) > 5
    for page in pages:
        text = page.read_text("utf-8")
        assert "<style" not in text
        assert not re.search(r"<script(?![^>]*\bsrc=)", text)
        assert not re.search(r'<\w[^>]*\s(style|on\w+)="', text)


def test_home_is_light(small: Path) -> None:
    page = page_of(small, "index")
    asked = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*', page)
    # One more for the page itself.
    assert len(asked) < 14
