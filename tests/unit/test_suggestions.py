"""What was most likely meant, said only when it is likely."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from startup_cards.problems import Kind
from startup_cards.rules import Card

from .conftest import RIGHT

Check = Callable[[str], Card]


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("2020-15-01", "2020-01-15"),
        ("2021-06-9", "2021-06-09"),
        ("25/12/2022", "2022-12-25"),
        ("01/02/2022", None),
        ("03/03/2022", "2022-03-03"),
        ("2022-01-10T09:30:00+02:00", "2022-01-10"),
        ("1er juin 2013", "2013-06-01"),
        ("16 déc. 2016", "2016-12-16"),
        ("20220701", "2022-07-01"),
        ("2022-07", None),
        ("bientôt", None),
    ],
)
def test_a_date_is_guessed_only_when_one_reading_makes_sense(
    check: Check, written: str, suggestion: str | None
) -> None:
    card = check(RIGHT.replace("2022-07-01", f'"{written}"'))
    assert [(p.kind, p.param("suggestion")) for p in card.problems] == [
        (Kind.DATE, suggestion)
    ]


@pytest.mark.parametrize(
    ("field", "written", "suggestion"),
    [
        ("accessibility_status", "Non conforme", "non conforme"),
        ("accessibility_status", "partielement conforme", "partiellement conforme"),
        ("link", "www.exemple.fr/stats", "https://www.exemple.fr/stats"),
        ("link", "http//exemple.fr", None),
        ("link", "https:/exemple.fr", "https://exemple.fr"),
        ("reposit0ry", "https://exemple.fr", "repository"),
        ("thématiques", "[Social]", "thematiques"),
        ("usertypes", "[particuliers]", "particulier"),
        ("thematiques", "[Socail]", "social"),
        ("sponsors", "[/organisations/direction-renommee]", "direction-nommee"),
        ("contact", "mailto:equipe@exemple.fr", "equipe@exemple.fr"),
        ("contact", "exemple.fr/contact", "https://exemple.fr/contact"),
    ],
)
def test_a_near_miss_gets_a_suggestion(
    check: Check, field: str, written: str, suggestion: str | None
) -> None:
    text = "".join(line for line in RIGHT.splitlines(True) if "contact" not in line)
    card = check(f"{text}{field}: {written}\n")
    assert [p.param("suggestion") for p in card.problems] == [suggestion]


@pytest.mark.parametrize(
    ("address", "personal"),
    [
        ("prenom.nom@exemple.gouv.fr", True),
        ("jean-prenom.nom@exemple.fr", True),
        ("p.nom@exemple.fr", True),
        ("prénom.nom@exemple.fr", True),
        ("prenom.le-nom@exemple.fr", True),
        ("prenom.nom.ext@exemple.fr", True),
        ("contact@exemple.fr", False),
        ("contact.00040@exemple.fr", False),
        ("data.gouv@data.gouv.fr", False),
        ("service-faritas@exemple.fr", False),
        ("support.usagers@exemple.fr", False),
        ("mes.aides@exemple.fr", False),
        ("fabrique.numerique@exemple.fr", False),
        ("france.chaleur.urbaine@exemple.fr", False),
        ("fabnum.expert.fct@exemple.fr", False),
    ],
)
def test_the_address_of_a_person_is_refused(
    check: Check, address: str, personal: bool
) -> None:
    card = check(RIGHT.replace("equipe@example.org", address))
    assert [p.kind for p in card.problems] == [Kind.PERSONAL_CONTACT] * personal
