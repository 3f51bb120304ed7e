"""The mark of texts to translate."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the usual mark for the translators' tools
    """Mark a text for the catalogues without translating it here."""
    return text
