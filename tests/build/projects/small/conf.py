project = "Petit catalogue"
language = "fr"
version = "1"
project_copyright = "2026, le petit catalogue"
extensions = ["myst_parser", "startup_cards"]
exclude_patterns = ["_build", "_data"]
html_theme = "alabaster"
