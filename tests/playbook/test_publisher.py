"""The legal notice, with and without its values; a page in another language."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.playbook.conftest import Site

NOTICE = """---
summary: Qui publie ce site.
type: reference
roles: [dsi]
phases: [construction]
reviewed: 2026-11-25
---

# Mentions légales

Ce site est indépendant.

```{publisher}
```
"""


def notice(site: Site, settings: str = "") -> str:
    site.write("mentions.md", NOTICE)
    site.edit(
        "index.md", "confiance/demander-moins\n", "confiance/demander-moins\nmentions\n"
    )
    site.edit("conf.py", "nitpicky = True\n", f"nitpicky = True\n{settings}")
    built = site.build()
    assert built.warnings == []
    return built.read("mentions.html")


def test_missing_values_are_said(small: Site) -> None:
    html = notice(small)
    assert html.count("<em>non renseigné</em>") == 3
    for label in ("Éditeur", "Hébergeur", "Contact"):
        assert f"<dt>{label}</dt>" in html


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("https://exemple.org/corriger", "https://exemple.org/corriger"),
        # Sphinx hides the sign from those who harvest addresses.
        ("service@exemple.org", "mailto:service%40exemple.org"),
    ],
)
def test_contact_is_a_link(small: Site, contact: str, link: str) -> None:
    html = notice(
        small,
        'playbook_publisher = "Association <Exemple>"\n'
        f'playbook_host = "Hôte, Rennes"\nplaybook_contact = "{contact}"\n',
    )
    assert "Association &lt;Exemple&gt;" in html
    assert "Hôte, Rennes" in html
    assert f'href="{link}"' in unescape(html)
    assert "non renseigné" not in html


def test_changed_value_is_printed(small: Site) -> None:
    notice(small)
    small.edit(
        "conf.py", "nitpicky = True\n", "nitpicky = True\nplaybook_host = 'H2'\n"
    )
    assert "H2" in small.build().read("mentions.html")


def test_page_says_its_language(small: Site) -> None:
    small.edit("index.md", "type: landing\n", "type: landing\nlang: en\n")
    built = small.build()
    assert '<section id="accueil" lang="en">' in built.read("index.html")
    assert 'lang="en"' not in built.read("manifeste.html")


def test_unknown_language_is_told(small: Site) -> None:
    small.edit("index.md", "type: landing\n", "type: landing\nlang: anglais, surtout\n")
    built = small.build()
    assert [line for line in built.warnings if "lang: en" in line]
    assert "lang=" not in built.read("index.html").partition("<body>")[2]
