"""A small site with one of each thing the extension knows."""

project = "Petit site"
author = "Les tests"
project_copyright = "2026, les tests"
version = release = "1"
language = "fr"
extensions = ["myst_parser", "playbook"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build"]
html_theme = "basic"
html_last_updated_fmt = None
smartquotes = False
nitpicky = True
