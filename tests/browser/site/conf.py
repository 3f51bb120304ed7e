"""A small site with each thing that our templates, styles and scripts work on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "_ext"))

project = html_title = "Petit site"
language = "fr"
extensions = ["myst_parser", "sphinx_design", "playbook.look", "playbook.search"]
myst_enable_extensions = ["colon_fence"]

html_theme = "furo"
html_baseurl = os.environ.get("PLAYBOOK_URL", "")
playbook_repository = os.environ.get("PLAYBOOK_REPOSITORY", "")
templates_path = [str(ROOT / "docs/_templates")]
html_static_path = [str(ROOT / "_static")]
html_css_files = [
    ("css/tokens.css", {"priority": 100}),
    "css/base.css",
    "css/layout.css",
    "css/cards.css",
    "css/playbook.css",
    ("css/print.css", {"media": "print"}),
]
html_js_files = [
    (f"js/{name}.js", {"defer": "defer"}) for name in ("site", "checklist", "copy")
]
html_additional_pages = {"404": "404.html"}
html_use_index = False
html_copy_source = False
html_context = {"policy": os.environ.get("PLAYBOOK_POLICY", "")}
