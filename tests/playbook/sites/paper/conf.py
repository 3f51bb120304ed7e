"""A small site to print: a page of each kind, a card with its drawing."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
sys.path.insert(0, str(ROOT / "_ext"))

project = html_title = "Petit volume"
author = "les auteurs du petit volume"
version = release = "1.2"
language = "fr"
extensions = [
    "myst_parser",
    "sphinx_design",
    "startup_cards",
    "playbook",
    "playbook.look",
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
templates_path = [str(ROOT / "docs/_templates")]
html_static_path = [str(ROOT / "_static")]
html_copy_source = False
