"""The list of all sources, and who cites them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.playbook.conftest import Site

PAGE = """\
---
summary: Tout ce que le site cite.
type: reference
roles: []
phases: []
reviewed: 2026-11-25
---

# Sources

Ce que le site cite.

```{all-sources} verified
```

```{all-sources} self-reported
```

```{all-sources} secondary
```
"""
PLAY = "confiance/demander-moins.md"


def sources(site: Site) -> dict[str, str]:
    """Map the title of each source of the page to who cites it."""
    built = site.build()
    assert built.warnings == []
    items = re.findall(r"<li><p>(.*?)</li>", built.read("sources.html"), re.DOTALL)
    found = {}
    for item in items:
        title = re.search(r"<em.*?>(.*?)</em>", item)
        who = re.search(r'<p class="source-citing">(.*?)</p>', item)
        assert title
        found[title[1]] = re.sub(r"<.*?>|\u00a0", "", who[1]) if who else ""
    return found


def test_counts_by_degree(small: Site) -> None:
    small.write("sources.md", PAGE)
    small.edit("index.md", "bilan\n", "bilan\nsources\n")
    html = small.build().read("sources.html").replace("\u00a0", " ")
    assert re.findall(r"(\d) source(s?)\.", html) == [("2", "s"), ("0", ""), ("1", "")]


def test_each_source_says_who_cites_it(small: Site) -> None:
    small.write("sources.md", PAGE)
    small.edit("index.md", "bilan\n", "bilan\nsources\n")
    assert sources(small) == {
        "Marché public simplifié": "Dans: Demander moins, Le manifeste annoté",
        "Philosophie des incubateurs de services numériques": "Dans: MPS",
        "White paper": "Dans: Demander moins",
    }


def test_page_is_written_again_when_another_cites(small: Site) -> None:
    small.write("sources.md", PAGE)
    small.edit("index.md", "bilan\n", "bilan\nsources\n")
    small.build()
    small.edit(
        "bilan.md",
        ":::{assessment}",
        "Un fait{source}`livre-blanc`.\n\n:::{assessment}",
    )
    small.edit("bilan.md", ":::\n", ":::\n\n```{sources}\n```\n")
    assert sources(small)["White paper"] == "Dans: Auto-évaluation, Demander moins"
