"""A small site with one of each thing the extension knows."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

project = "Petit site"
author = "Les tests"
project_copyright = "2026, les tests"
version = release = "1"
language = "fr"
extensions = ["myst_parser", "playbook", "some_cards"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build"]
html_theme = "basic"
html_last_updated_fmt = None
smartquotes = False
nitpicky = True
