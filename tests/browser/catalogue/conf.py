"""A small catalogue, in the site's frame, with values that are hard on addresses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "_ext"))

project = html_title = "Petit catalogue"
language = "fr"
extensions = ["myst_parser", "sphinx_design", "startup_cards", "playbook.look"]
exclude_patterns = ["_data"]

playbook_repository = os.environ.get("PLAYBOOK_REPOSITORY", "")

html_theme = "furo"
templates_path = [str(ROOT / "docs/_templates")]
html_static_path = [str(ROOT / "_static")]
html_css_files = [
    ("css/tokens.css", {"priority": 100}),
    "css/base.css",
    "css/layout.css",
    "css/cards.css",
    ("css/print.css", {"media": "print"}),
]
html_js_files = [("js/site.js", {"defer": "defer"})]
html_use_index = False
html_copy_source = False
