"""Configuration of the site."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "_ext"))

_defaults = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
    "playbook"
]
#: address of the published site and of its repository; empty: no link is made from them
url = os.environ.get("PLAYBOOK_URL", _defaults["url"]).rstrip("/")
repository = os.environ.get("PLAYBOOK_REPOSITORY", _defaults["repository"]).rstrip("/")

project = "Playbook des incubateurs"
author = "les contributeurs du Playbook des incubateurs"
project_copyright = "2026, les contributeurs du Playbook des incubateurs, CC BY 4.0"
language = "fr"
version = release = ""

extensions = [
    "myst_parser",
    "sphinx_design",
    "startup_cards",
]
exclude_patterns = ["_build", "_data", "_templates"]
nitpicky = True

# -- Markdown ----------------------------------------------------------------

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
# The writers type the right quotes and dashes; nothing is guessed.
smartquotes = False

# -- Cards -------------------------------------------------------------------

startup_path = "startups"
startup_correction_link = (
    f"{repository}/issues/new?template=erreur.yml&fiche={{id}}" if repository else ""
)

# -- HTML --------------------------------------------------------------------

html_theme = "furo"
html_title = project
html_baseurl = f"{url}/" if url else ""
html_copy_source = False
html_show_sourcelink = False
