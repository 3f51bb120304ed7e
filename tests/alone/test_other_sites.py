"""The extension in somebody else's site: two languages of markup, two themes."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from .conftest import Sphinx

pytestmark = pytest.mark.slow

CARD = """\
title: Tournesol
mission: Dire à chaque commune où planter
incubator: essai
phases:
  - name: investigation
    start: 2024-01-08
  - name: construction
    start: 2024-06-03
"""
REST = """\
Essai
=====

.. startup-gallery::

.. startup-card:: tournesol

.. startup-timeline:: tournesol
"""
MYST = """\
# Essai

```{startup-gallery}
```

```{startup-card} tournesol
```

```{startup-timeline} tournesol
```
"""


def write_site(
    folder: Path, page: str, text: str, extensions: list[str], theme: str
) -> Path:
    """Three lines of settings, a page, a card."""
    lines = f'extensions = {extensions!r}\nhtml_theme = "{theme}"\nlanguage = "fr"\n'
    (folder / "conf.py").write_text(lines, "utf-8")
    (folder / page).write_text(text, "utf-8")
    (folder / "startups").mkdir()
    (folder / "startups" / "tournesol.yaml").write_text(CARD, "utf-8")
    return folder


WAYS = pytest.mark.parametrize(
    ("page", "text", "extensions"),
    [
        ("index.rst", REST, ["startup_cards"]),
        ("index.md", MYST, ["myst_parser", "startup_cards"]),
    ],
    ids=["rest", "myst"],
)


def shows_the_card(out: Path) -> None:
    home = (out / "index.html").read_text("utf-8")
    assert home.count("Dire à chaque commune où planter") >= 2
    assert "<svg" in home
    assert (out / "startups" / "tournesol.html").is_file()


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
@WAYS
def test_three_lines_of_settings_are_enough(
    sphinx: Sphinx,
    tmp_path: Path,
    theme: str,
    page: str,
    text: str,
    extensions: list[str],
) -> None:
    site = write_site(tmp_path, page, text, extensions, theme)
    shows_the_card(sphinx.build(site))


@WAYS
def test_the_oldest_sphinx_that_is_allowed_is_enough(
    oldest: Sphinx, tmp_path: Path, page: str, text: str, extensions: list[str]
) -> None:
    theme = "furo" if page.endswith(".md") else "alabaster"
    site = write_site(tmp_path, page, text, extensions, theme)
    shows_the_card(oldest.build(site))
    for builder in ("latex", "text", "singlehtml"):
        out = oldest.build(site, builder)
        suffix = {"latex": "tex", "text": "txt", "singlehtml": "html"}[builder]
        (whole,) = (p for p in out.glob(f"*.{suffix}") if p.stem != "search")
        assert "Dire à chaque commune" in whole.read_text("utf-8")


def test_another_site_links_to_a_card(sphinx: Sphinx, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    (first / "startups").mkdir(parents=True)
    second.mkdir()
    (first / "conf.py").write_text('extensions = ["startup_cards"]\n', "utf-8")
    (first / "index.rst").write_text("Essai\n=====\n\n.. startup-gallery::\n", "utf-8")
    (first / "startups" / "tournesol.yaml").write_text(CARD, "utf-8")
    inventory = sphinx.build(first) / "objects.inv"
    (second / "conf.py").write_text(
        'extensions = ["startup_cards", "sphinx.ext.intersphinx"]\n'
        'intersphinx_mapping = {"a": ("https://exemple.org/a/", '
        f"{str(inventory)!r})}}\n",
        "utf-8",
    )
    (second / "index.rst").write_text(
        "Autre\n=====\n\n:external+a:startup:card:`tournesol`\n", "utf-8"
    )
    html = (sphinx.build(second) / "index.html").read_text("utf-8")
    assert 'href="https://exemple.org/a/startups/tournesol.html"' in html


def test_a_site_without_the_extension_links_to_each_kind(
    sphinx: Sphinx, tmp_path: Path
) -> None:
    objects = {
        "playbook:pattern#signalement": "confiance/catalogue.html#motif",
        "playbook:claim#C06": "manifeste.html#c06",
        "playbook:play#confiance/x": "confiance/x.html",
        "startup:card#pix": "startups/pix.html",
    }
    lines = ""
    for name, uri in objects.items():
        kind, _, target = name.partition("#")
        lines += f"{target} {kind} 1 {uri} Titre\n"
    head = "# Sphinx inventory version 2\n# Project: p\n# Version: 1\n# zlib\n"
    inventory = tmp_path / "objects.inv"
    inventory.write_bytes(head.encode() + zlib.compress(lines.encode()))
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx.ext.intersphinx"]\n'
        'intersphinx_mapping = {"a": ("https://exemple.org/a/", '
        f"{str(inventory)!r})}}\n",
        "utf-8",
    )
    links = "".join(f"[x](inv:a:{name})\n" for name in objects)
    (tmp_path / "index.md").write_text(f"# Autre\n\n{links}", "utf-8")
    html = (sphinx.build(tmp_path) / "index.html").read_text("utf-8")
    for uri in objects.values():
        assert f'href="https://exemple.org/a/{uri}"' in html


def test_a_page_elsewhere_links_to_each_kind_of_this_site(
    site: Path, sphinx: Sphinx, tmp_path: Path
) -> None:
    """With this site's own table of links: to a place that exists."""
    named = {
        "startup:card#pix": "startups/pix.html",
        "playbook:play#confiance/demander-moins": "confiance/demander-moins.html",
        "playbook:claim#C06": "manifeste.html#",
        "playbook:pattern#signalement": "confiance/catalogue.html#",
    }
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx.ext.intersphinx"]\n'
        'intersphinx_mapping = {"playbook": ("https://exemple.org/site/", '
        f"{str(site / 'objects.inv')!r})}}\n",
        "utf-8",
    )
    links = "".join(f"[](inv:playbook:{name})\n\n" for name in named)
    (tmp_path / "index.md").write_text(f"# Ailleurs\n\n{links}", "utf-8")
    html = (sphinx.build(tmp_path) / "index.html").read_text("utf-8")
    found = re.findall(r'href="https://exemple\.org/site/([^"]+)"[^>]*>(.*?)</a>', html)
    assert len(found) == len(named)
    for (address, text), expected in zip(found, named.values(), strict=True):
        page, _, anchor = address.partition("#")
        assert address.startswith(expected)
        there = (site / page).read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in there
        # A link without words of its own takes the title.
        assert len(re.sub(r"<[^>]+>", "", text)) > 2
