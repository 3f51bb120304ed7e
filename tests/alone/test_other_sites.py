"""The extension in somebody else's site: two languages of markup, two themes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy and installed in a folder of its own."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "_ext", source / "_ext", ignore=skip)
    pip = [sys.executable, "-m", "pip"]
    make = ["wheel", "-q", "--no-deps", "--no-build-isolation", "-w"]
    subprocess.run([*pip, *make, source / "dist", source], check=True)
    (wheel,) = (source / "dist").glob("*.whl")
    into = ["install", "-q", "--no-deps", "--no-index", "--target"]
    subprocess.run([*pip, *into, source / "library", wheel], check=True)
    return source / "library"


def build(library: Path, project: Path) -> Path:
    """Build strictly, with the installed wheel only."""
    out = project / "_build"
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", str(project), str(out)]
    environment = {**os.environ, "PYTHONPATH": str(library)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
@pytest.mark.parametrize(
    ("page", "text", "extensions"),
    [
        ("index.rst", REST, ["startup_cards"]),
        ("index.md", MYST, ["myst_parser", "startup_cards"]),
    ],
    ids=["rest", "myst"],
)
def test_three_lines_of_settings_are_enough(
    library: Path,
    tmp_path: Path,
    theme: str,
    page: str,
    text: str,
    extensions: list[str],
) -> None:
    lines = f'extensions = {extensions!r}\nhtml_theme = "{theme}"\nlanguage = "fr"\n'
    (tmp_path / "conf.py").write_text(lines, "utf-8")
    (tmp_path / page).write_text(text, "utf-8")
    (tmp_path / "startups").mkdir()
    (tmp_path / "startups" / "tournesol.yaml").write_text(CARD, "utf-8")
    out = build(library, tmp_path)
    home = (out / "index.html").read_text("utf-8")
    assert home.count("Dire à chaque commune où planter") >= 2
    assert "<svg" in home
    assert (out / "startups" / "tournesol.html").is_file()


def test_another_site_links_to_a_card(library: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    (first / "startups").mkdir(parents=True)
    second.mkdir()
    (first / "conf.py").write_text('extensions = ["startup_cards"]\n', "utf-8")
    (first / "index.rst").write_text("Essai\n=====\n\n.. startup-gallery::\n", "utf-8")
    (first / "startups" / "tournesol.yaml").write_text(CARD, "utf-8")
    inventory = build(library, first) / "objects.inv"
    (second / "conf.py").write_text(
        'extensions = ["startup_cards", "sphinx.ext.intersphinx"]\n'
        'intersphinx_mapping = {"a": ("https://exemple.org/a/", '
        f"{str(inventory)!r})}}\n",
        "utf-8",
    )
    (second / "index.rst").write_text(
        "Autre\n=====\n\n:external+a:startup:card:`tournesol`\n", "utf-8"
    )
    html = (build(library, second) / "index.html").read_text("utf-8")
    assert 'href="https://exemple.org/a/startups/tournesol.html"' in html


def test_a_site_without_the_extension_links_to_each_kind(
    library: Path, tmp_path: Path
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
    html = (build(library, tmp_path) / "index.html").read_text("utf-8")
    for uri in objects.values():
        assert f'href="https://exemple.org/a/{uri}"' in html
