"""`new`: a card that checks clean at once, whose every comment is a right field."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from startup_cards.__main__ import main
from startup_cards.meant import known_fields
from startup_cards.model import Vocabularies
from startup_cards.problems import Kind
from startup_cards.rules import Context, check_card
from startup_cards.scaffold import new_card

from .conftest import vocabulary

DAY = date(2026, 11, 25)
LISTS = Vocabularies(incubators=vocabulary("incubators", "anct"))


def test_a_new_card_is_right_as_it_stands() -> None:
    card = check_card(
        new_card("mon-produit", DAY, LISTS), "mon-produit.yaml", Context(LISTS)
    )
    assert card.problems == ()
    assert card.startup
    assert (card.startup.title, card.startup.incubator) == ("Mon produit", "anct")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_commented_field_is_right_once_uncommented(language: str) -> None:
    text = new_card("mon-produit", DAY, Vocabularies(), language)
    whole = re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE)
    card = check_card(whole, "mon-produit.yaml")
    # The examples tell of an event and a departure that a new product has not had.
    kinds = {p.kind for p in card.problems}
    assert kinds == {Kind.END_NOT_LEFT, Kind.EVENT_OUTSIDE}
    written = set(re.findall(r"^(\w+):", whole, re.MULTILINE))
    assert written == set(known_fields(())) - {"incubators"}


def test_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "pix", "--dir", "startups"]) == 2
    Path("startups").mkdir()
    assert main(["new", "pix", "--dir", "startups"]) == 0
    assert main(["check", "startups"]) == 0
    for taken in ("pix", "PIX.yaml", "index", "a b", "../x"):
        assert main(["new", taken, "--dir", "startups"]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 6
    assert [path.name for path in Path("startups").iterdir()] == ["pix.yaml"]
