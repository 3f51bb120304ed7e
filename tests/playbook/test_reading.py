"""How data files are read."""

from __future__ import annotations

from playbook.reading import parse


def test_text_keeps_its_no_break_spaces() -> None:
    text = "texte: >-\n  «\u00a0nulle part\u00a0», donc\u202f;\n  et   puis\n"
    read = parse(text).get("texte").text
    assert read == "«\u00a0nulle part\u00a0», donc\u202f; et puis"
