"""Configuration of the site."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "_ext"))

_project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
_defaults = _project["tool"]["playbook"]
#: address of the published site and of its repository; empty: no link is made from them
url = os.environ.get("PLAYBOOK_URL", _defaults["url"]).rstrip("/")
repository = os.environ.get("PLAYBOOK_REPOSITORY", _defaults["repository"]).rstrip("/")
#: the legal notice; empty: « non renseigné »
playbook_publisher = os.environ.get("PLAYBOOK_PUBLISHER", _defaults["publisher"])
playbook_host = os.environ.get("PLAYBOOK_HOST", _defaults["host"])
playbook_contact = os.environ.get("PLAYBOOK_CONTACT", _defaults["contact"])

project = "Playbook des incubateurs"
author = "les contributeurs du Playbook des incubateurs"
project_copyright = "2026, les contributeurs du Playbook des incubateurs, CC BY 4.0"
language = "fr"
version = release = _project["project"]["version"]

extensions = [
    "myst_parser",
    "sphinx_design",
    "startup_cards",
    "playbook",
    "playbook.look",
    "playbook.search",
]
exclude_patterns = ["_build", "_data", "_templates"]
nitpicky = True

# -- Markdown ----------------------------------------------------------------

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
# The writers type the right quotes and dashes; nothing is guessed.
smartquotes = False

# -- Playbook ----------------------------------------------------------------

playbook_repository = repository

# -- Cards -------------------------------------------------------------------

startup_path = "startups"
startup_correction_link = (
    f"{repository}/issues/new?template=signaler-une-erreur.yml"
    "&page=docs/startups/{id}.yaml"
    if repository
    else ""
)

# -- HTML --------------------------------------------------------------------

html_theme = "furo"
html_title = project
html_baseurl = f"{url}/" if url else ""
templates_path = ["_templates"]
html_static_path = ["../_static"]
html_css_files = [
    ("css/tokens.css", {"priority": 100}),  # before the theme's own sheet
    "css/base.css",
    "css/layout.css",
    "css/cards.css",
    "css/playbook.css",
    ("css/print.css", {"media": "print"}),
]
html_js_files = [
    ("js/site.js", {"defer": "defer"}),
    ("js/checklist.js", {"defer": "defer"}),
    ("js/copy.js", {"defer": "defer"}),
]
#: Written in the pages, for a host that sends no headers: see contribuer/publier.
html_context = {"policy": os.environ.get("PLAYBOOK_POLICY", "")}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
html_use_opensearch = ""
html_permalinks_icon = "#"
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

# -- Book --------------------------------------------------------------------

epub_basename = "playbook-des-incubateurs"
epub_title = project
epub_author = "Les contributeurs du Playbook des incubateurs"
epub_publisher = playbook_publisher or epub_author
epub_contributor = epub_author
epub_language = language
epub_description = (
    "Concevoir un service public numérique par la simplicité et la confiance : "
    "un manifeste de 2016, ce que la pratique en a fait, les produits qui le montrent."
)
epub_copyright = "CC BY 4.0"
# Sphinx writes the one into the contents and the other into the table: they must agree.
epub_uid = epub_identifier = epub_basename
epub_scheme = "URN"
epub_show_urls = "no"
# The pages are listed out of sight, and a book shows its contents.
epub_tocscope = "includehidden"
epub_tocdup = False
# No reader shows an icon, and the sheets of the PDF are no CSS of theirs.
epub_exclude_files = [
    "_static/favicon.ico",
    "_static/css/paper.css",
    "_static/css/paper-figures.css",
]
