"""The pages to review: at the as-of day of the cards, whatever the clock says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.playbook.conftest import Built, Site

PAGE = """\
---
summary: Ce qui attend.
type: reference
roles: []
phases: []
reviewed: 2026-11-26
---

# À faire

Ce qui attend.

```{overdue-reviews}
```
"""


@pytest.fixture
def site(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    small.write("a-faire.md", PAGE)
    small.edit("index.md", "bilan\n", "bilan\na-faire\n")
    small.edit("bilan.md", "reviewed: 2026-11-25", "reviewed: 2026-11-24")
    return small


def listed(built: Built) -> list[str]:
    """What the page says under its first sentence, as text."""
    assert built.warnings == []
    text = built.read("a-faire.html").partition("Ce qui attend.</p>")[2]
    items = re.findall(r"<(?:p|li)\b.*?>(.*?)</p>", text.partition("</section>")[0])
    plain = [re.sub(r"<.*?>", "", item) for item in items]
    return [item.replace("\u00a0", " ") for item in plain]


def told(built: Built) -> list[str]:
    """The notices of the build, its last words among others."""
    text = built.app.status.getvalue().replace(f"{built.folder}/", "")
    return re.findall(r"^(\S+): relue le", text, re.M)


def at(site: Site, day: str) -> Built:
    """Build as if the cards of the site counted to a day."""
    return site.build(settings={"cards_as_of": day})


@pytest.mark.parametrize("day", ["", "2020-01-01", "2026-11-25", "2027-11-24"])
def test_nothing_is_due_within_a_year(site: Site, day: str) -> None:
    built = at(site, day)
    [sentence] = listed(built)
    assert sentence.endswith("ucune page n’attend de relecture.")
    dates = {"": "A", "2020-01-01": "Au 1er janvier 2020, a"}
    dates |= {"2026-11-25": "Au 25 novembre 2026, a", "2027-11-24": "Au 24 novembre"}
    assert sentence.startswith(dates[day])
    assert told(built) == []


def test_a_page_is_due_after_a_year_the_oldest_first(site: Site) -> None:
    built = at(site, "2027-11-26")
    first, *others = listed(built)
    assert first == "Page à relire"
    assert others[0] == "Auto-évaluation, ligne 6 — page relue le 24 novembre 2026"
    assert len(others) == 5
    assert 'href="confiance/demander-moins.html"' in built.read("a-faire.html")
    assert "bilan.md:6" in told(built)
    assert len(told(built)) == 5


def test_only_the_list_is_written_when_a_page_comes_due(site: Site) -> None:
    at(site, "2027-11-24")
    # Sphinx writes the root page with any other.
    assert at(site, "2027-11-25").written == ["a-faire", "index"]
    assert at(site, "2027-11-25").written == []


def test_a_build_without_cards_takes_the_day_it_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.edit("conf.py", ', "some_cards"]', "]")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1956528000")  # 2032-01-01
    text = site.build().read("a-faire.html")
    assert "Page à relire" in text
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "Aucune page n’attend" in site.build().read("a-faire.html")


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_other_formats_list_them_too(site: Site, builder: str) -> None:
    built = site.build(builder, settings={"cards_as_of": "2027-11-25"})
    texts = [
        path.read_text("utf-8", errors="replace")
        for path in built.out.rglob("*")
        if path.suffix in {".txt", ".tex", ".1", ".xhtml"}
    ]
    assert any("page relue le 24" in " ".join(text.split()) for text in texts)
