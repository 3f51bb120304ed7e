"""The legal notice prints what is set, and says when nobody publishes the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.playbook.conftest import Site

NOTICE = """\
---
summary: Qui publie ce site.
type: reference
roles: []
phases: []
reviewed: 2026-11-25
---

# Mentions légales

```{publisher}
```
"""


def notice(site: Site, **settings: str) -> str:
    site.write("notice.md", NOTICE)
    site.edit("index.md", "bilan\n", "bilan\nnotice\n")
    built = site.build("text", settings=settings)
    assert built.warnings == []
    return built.read("notice.txt").replace("\u00a0", " ")


def test_nobody_publishes(small: Site) -> None:
    assert "n’est pas publiée" in notice(small)


def test_somebody_publishes(small: Site) -> None:
    text = notice(
        small,
        playbook_publisher="L’association des essais",
        playbook_contact="https://example.org/contact",
    )
    assert "Éditeur\n   L’association des essais" in text
    assert "Pour nous écrire\n   example.org/contact" in text
    assert "Hébergeur" not in text
