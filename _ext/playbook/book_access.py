"""What a book says to those who hear it, and to those who choose one they can read.

Sphinx leaves out the language of each page, the role of the table of contents, and the
facts of accessibility that libraries show. Each finding of the checker Ace is one here.
"""

from __future__ import annotations

import re

#: What the pages have: texts, and drawings that are told in words and tables.
FACTS = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": (
        "alternativeText",
        "longDescription",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ),
    "schema:accessibilityHazard": ("none",),
    "schema:accessibilitySummary": (
        "Le livre se lit entièrement par son texte : chaque figure est décrite et "
        "suivie d’un tableau de ses nombres, les titres sont emboîtés sans saut, les "
        "cellules d’en-tête des tableaux sont marquées. Aucun son, aucune animation.",
    ),
}
CONTENTS = "Sommaire"
_ROOT = re.compile(r"<html(?![^>]*\blang=)([^>]*)>")
_TITLE = re.compile(r"(<(title|h1)>)[^<]*(</\2>)")


def speak(page: str, language: str) -> str:
    """Say the language of a page."""
    said = rf'<html\1 lang="{language}" xml:lang="{language}">'
    return _ROOT.sub(said, page, count=1)


def name_contents(page: str, language: str) -> str:
    """Say what the table of contents is, in French where the book is French."""
    page = page.replace('epub:type="toc">', 'epub:type="toc" role="doc-toc">')
    return _TITLE.sub(rf"\1{CONTENTS}\3", page) if language == "fr" else page


def describe(package: str) -> str:
    """Give the facts of accessibility, once, after what the book says of itself."""
    metas = "".join(
        f'    <meta property="{name}">{value}</meta>\n'
        for name, values in FACTS.items()
        for value in values
    )
    return package.replace("  </metadata>", f"{metas}  </metadata>", 1)
