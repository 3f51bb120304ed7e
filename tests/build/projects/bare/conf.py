project = "Sans fiche"
html_theme = "alabaster"
