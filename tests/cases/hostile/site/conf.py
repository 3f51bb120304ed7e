"""A catalogue of hostile cards, in the site's frame."""

from __future__ import annotations

from pathlib import Path

import playbook

ROOT = Path(playbook.__file__).parents[2]

project = html_title = "Catalogue"
language = "fr"
extensions = ["myst_parser", "startup_cards", "playbook.look", "playbook.search"]
exclude_patterns = ["_data"]
startup_as_of = "2026-08-20"
startup_correction_link = "https://exemple.org/new?page={id}&file={file}"

html_theme = "furo"
html_baseurl = "https://exemple.org/"
templates_path = [str(ROOT / "docs/_templates")]
html_static_path = [str(ROOT / "_static")]
html_css_files = ["css/tokens.css", "css/base.css", "css/layout.css", "css/cards.css"]
html_js_files = [("js/site.js", {"defer": "defer"})]
html_use_index = False
html_copy_source = False
html_show_sourcelink = False
epub_exclude_files = ["_static/favicon.ico"]
