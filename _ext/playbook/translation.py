"""Words for readers, through the catalogue ``playbook``: French is the source.

Nothing of Sphinx when imported: the command line and the pure modules need none.
``locale/`` gives the English, made by
``pybabel compile -D playbook -d _ext/playbook/locale``.
"""

from __future__ import annotations

from pathlib import Path

#: The catalogue of the words in this code.
WORDS = "playbook"
#: The catalogue of the texts in the data files.
DATA = "playbook-data"
LOCALE = Path(__file__).parent / "locale"


def N_(text: str) -> str:  # noqa: N802 - the usual mark for the translators' tools
    """Mark a text for the catalogue; ``_`` translates it where it is shown."""
    return text


def _(text: str) -> str:
    """Put a text into the site's language, whenever the catalogue is chosen."""
    return _said(WORDS, text)


def data_text(text: str) -> str:
    """Put a text of the data files into the site's language."""
    return _said(DATA, text)


def _said(catalogue: str, text: str) -> str:
    from sphinx.locale import get_translator

    # The empty text is the head of a catalogue.
    return get_translator(catalogue).gettext(text) if text else text
