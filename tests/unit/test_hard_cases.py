"""The inputs that broke comparable catalogues, answered as their table says."""

from __future__ import annotations

import pytest

from startup_cards.messages import report_line
from startup_cards.rules import Card, Context, check_card

from .conftest import CASES

#: What is told of each input: line, column, kind; nothing for those that are right.
EXPECTED: dict[str, list[tuple[int, int, str]]] = {
    "booleens-caches": [],
    "cle-en-double": [(13, 1, "duplicate-key")],
    "contact-deux-adresses": [(4, 10, "contact")],
    "contact-en-liste": [(4, 1, "text")],
    "date-avec-heure": [(7, 12, "date")],
    "date-francaise": [(7, 12, "date"), (9, 12, "date"), (11, 12, "date")],
    "date-un-chiffre": [(7, 12, "date")],
    "deux-points-mission": [(2, 1, "quotes")],
    "evenement-incomplet": [(12, 5, "required"), (13, 11, "event")],
    "fins-de-ligne-windows": [(7, 12, "date")],
    "front-matter-colle": [(12, 1, "documents")],
    "html-hostile": [(5, 7, "url"), (7, 5, "unknown-theme")],
    "incubateur-disparu": [(3, 12, "unknown-incubator"), (5, 5, "unknown-sponsor")],
    "jour-mois-inverses": [(7, 12, "date")],
    "lien-deux-urls": [(5, 7, "url")],
    "lien-sans-schema": [(5, 7, "url"), (7, 12, "url")],
    "nombres-deguises": [],
    "octets-latin1": [(2, 1, "encoding")],
    "phase-nom-ancien": [(6, 11, "phase"), (8, 11, "phase"), (10, 11, "phase-alias")],
    "phase-repetee": [(12, 11, "repeated-phase")],
    "phase-sans-debut": [(9, 5, "required")],
    "phases-chevauchement": [(8, 10, "overlap")],
    "recherche-apostrophe": [],
    "schema-texte": [(13, 11, "no-reason")],
    "sponsor-en-objet": [(7, 5, "text")],
    "tiret-oublie": [(9, 5, "duplicate-key")],
    "titre-crochets": [(1, 1, "sign")],
    "titre-emoji": [],
    "titre-esperluette": [],
    "typographie-francaise": [],
}


def check(name: str, site: Context) -> Card:
    path = CASES / "hard" / f"{name}.yaml"
    return check_card(path.read_bytes(), f"docs/startups/{name}.yaml", site)


def test_every_input_has_an_answer() -> None:
    assert set(EXPECTED) == {path.stem for path in (CASES / "hard").glob("*.yaml")}


@pytest.mark.parametrize("name", EXPECTED)
def test_answer(name: str, site: Context) -> None:
    problems = check(name, site).problems
    assert [(p.line, p.column, p.kind.value) for p in problems] == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cle-en-double", ["ligne 5", "réunir"]),
        ("deux-points-mission", ['mission: "Simplifier deux étapes : le dépôt']),
        ("front-matter-colle", ["description: |"]),
        ("tiret-oublie", ["« - name: … »", "ligne 6"]),
        ("titre-crochets", ['title: "[En cours] Guichet Clair (logement)"']),
        ("octets-latin1", ["UTF-8"]),
        ("sponsor-en-objet", ["/organisations/"]),
        ("jour-mois-inverses", ["2020-15-01", "AAAA-MM-JJ", "2020-01-15"]),
        ("date-un-chiffre", ["2021-06-09"]),
        ("phases-chevauchement", ["ligne 8", "ligne 10"]),
        ("phase-repetee", ["ligne 6"]),
        ("phase-nom-ancien", ["acceleration »", "investigation, construction"]),
        ("evenement-incomplet", ["national_impact"]),
        ("lien-sans-schema", ["https://guichet-clair.example.org"]),
        ("incubateur-disparu", ["« incubateur-exemple »", "« direction-nommee »"]),
    ],
)
def test_the_message_says_how_to_mend(
    name: str, words: list[str], site: Context
) -> None:
    lines = "\n".join(report_line(p, "fr") for p in check(name, site).problems)
    for word in words:
        assert word in lines.replace("\N{NO-BREAK SPACE}", " ")


def test_what_was_typed_is_what_is_kept(site: Context) -> None:
    hidden = check("booleens-caches", site).startup
    assert hidden
    assert (hidden.title, hidden.techno) == ("On", ("no",))
    disguised = check("nombres-deguises", site).startup
    assert disguised
    assert (disguised.title, disguised.techno) == ("0755", ("3.10", "12:30"))
    emoji = check("titre-emoji", site).startup
    assert emoji
    assert emoji.title.endswith("👩\u200d🌾")
    typographic = check("typographie-francaise", site).startup
    assert typographic
    assert typographic.mission.startswith("«\N{NO-BREAK SPACE}Qui")
    assert "\N{NARROW NO-BREAK SPACE}?" in typographic.mission
    assert "\N{ZERO WIDTH SPACE}" in typographic.mission
