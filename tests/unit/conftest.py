"""What the unit tests share: a card that is right, and one changed in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from startup_cards.model import Startup, Term, Vocabularies, Vocabulary
from startup_cards.problems import Problem
from startup_cards.rules import Card, Context, check_card

CASES = Path(__file__).parents[1] / "cases"

RIGHT = """\
title: Guichet Clair
mission: Aider les habitants à suivre leur demande
incubator: incubateur-exemple
contact: equipe@example.org
phases:
  - name: investigation
    start: 2022-01-10
    end: 2022-06-30
  - name: construction
    start: 2022-07-01
"""


def vocabulary(name: str, *ids: str, **labels: str) -> Vocabulary:
    terms = {id: Term(id, labels.get(id, id)) for id in (*ids, *labels)}
    return Vocabulary(name, terms)


@pytest.fixture
def site() -> Context:
    """A site with lists of its own."""
    return Context(
        vocabularies=Vocabularies(
            incubators=vocabulary("incubators", "incubateur-exemple", "dinum"),
            organisations=vocabulary(
                "organisations", "ministere-exemple", "direction-nommee", dinum="DINUM"
            ),
            usertypes=vocabulary("usertypes", "particulier", "association"),
            thematiques=vocabulary("thematiques", social="Social"),
            patterns=vocabulary("patterns", "signalement", "reputation"),
            sources=vocabulary("sources", "fiche-pix", "bilan-2025"),
        ),
        plays=frozenset({"confiance/demander-moins"}),
    )


@pytest.fixture
def check(site: Context) -> Callable[[str], Card]:
    """Check a text as the card `guichet-clair` of that site."""
    return lambda text: check_card(text, "startups/guichet-clair.yaml", site)


def startup(id: str = "guichet", **fields: object) -> Startup:
    """Make a record from a few fields, the others being right."""
    phases = fields.pop("phases", [("construction", "2022-07-01")])
    assert isinstance(phases, list)
    keys = ("name", "start", "end")
    data = {
        "id": id,
        "title": id,
        "mission": "Aider",
        "incubator": "dinum",
        "phases": [dict(zip(keys, phase, strict=False)) for phase in phases],
    }
    return Startup.model_validate(data | fields)


def told(problems: object) -> list[tuple[int, str, str]]:
    """Shorten problems to what most tests look at: line, field, kind."""
    assert isinstance(problems, (tuple, list))
    found: list[Problem] = list(problems)
    return [(p.line, p.field, p.kind.value) for p in found]
