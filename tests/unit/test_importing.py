"""`import`: what is taken over, what is left out and why, what is never touched."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from startup_cards.__main__ import main
from startup_cards.bringing import report
from startup_cards.importing import Outcome, import_all, read_source
from startup_cards.rules import check_card

SOURCE = """\
---
title: Guichet Clair
mission: 'Aider : les habitants '
incubator: incubateur-exemple
sponsors:
  - /organisations/dinum
phases:
  - name: construction
    start: 2022-07-01
    end:
  - name: success
    start: 2023-07-01
link: https:&#x2F;&#x2F;guichet.example.org
budget_url: ' '
contact: prenom.nom@example.org
dashlord_url: https://example.org
techno: []
stats: true
accessibility_status: oui
redirect_from:
  - /startups/avant
  - a b
fast:
  promotion: 13
  montant: 300000
---
## Le problème

<b>Texte</b> ![image](x.png)
"""


def test_without_its_package_the_import_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    arguments = ["import", "--from", str(tmp_path), "--to", str(tmp_path)]
    assert main(arguments) == 2
    assert "pip install 'playbook-incubateurs[import]'" in capsys.readouterr().err
    monkeypatch.undo()
    # Its name is that of the project, and of the extra.
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)["project"]
    assert project["name"] == "playbook-incubateurs"
    assert "import" in project["optional-dependencies"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout" / "content" / "_startups"
    folder.mkdir(parents=True)
    (folder / "guichet.clair.md").write_text(SOURCE)
    return tmp_path / "checkout"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "startups"
    folder.mkdir()
    return folder


def bring(checkout: Path, target: Path) -> Outcome:
    (outcome,) = import_all(checkout, target)
    return outcome


def test_a_new_card_holds_what_the_check_accepts(checkout: Path, target: Path) -> None:
    outcome = bring(checkout, target)
    text = (target / "guichet.clair.yaml").read_text()
    card = check_card(text, "guichet.clair.yaml")
    assert card.problems == ()
    assert card.startup
    assert card.startup.mission == "Aider : les habitants"
    assert card.startup.link == "https://guichet.example.org"
    assert [stay.name.value for stay in card.startup.phases] == [
        "construction",
        "transfere",
    ]
    assert card.startup.redirect_from == ("startups/avant",)
    assert card.startup.description == "## Le problème\n\nTexte image"
    assert "start: 2022-07-01" in text
    assert outcome.what == "created"


def test_what_is_left_out_is_told_with_its_reason(checkout: Path, target: Path) -> None:
    outcome = bring(checkout, target)
    told = dict(outcome.dropped)
    assert list(told) == [
        "budget_url",
        "dashlord_url",
        "techno",
        "contact",
        "accessibility_status",
        "redirect_from[1]",
    ]
    assert "personne" in told["contact"]
    lines = list(report([outcome]))
    assert lines[0].startswith("guichet.clair.md: fiche créée")
    assert "fiche créée: 1" in lines


def test_a_second_import_changes_nothing(checkout: Path, target: Path) -> None:
    bring(checkout, target)
    card = target / "guichet.clair.yaml"
    before = card.read_text()
    assert bring(checkout, target).what == "unchanged"
    assert card.read_text() == before


def test_a_card_keeps_its_comments_its_order_and_what_is_ours(
    checkout: Path, target: Path
) -> None:
    card = target / "guichet.clair.yaml"
    card.write_text(
        "# Notre fiche\n"
        "mission: Ancienne mission  # à revoir\n"
        'title: "Guichet Clair"\n'
        "incubator: incubateur-exemple\n"
        "sponsors: [/organisations/ancien]\n"
        "description: |\n  Notre texte.\n"
        "trust:\n"
        "  # pourquoi\n"
        "  - pattern: signalement\n"
        "    why: Parce que\n"
    )
    assert bring(checkout, target).what == "updated"
    text = card.read_text()
    assert text.startswith("# Notre fiche\nmission: ")
    assert 'title: "Guichet Clair"\n' in text
    assert "sponsors: [dinum]\n" in text
    assert "description: |\n  Notre texte.\n" in text
    assert "trust:\n  # pourquoi\n  - pattern: signalement\n" in text
    assert check_card(text, "guichet.clair.yaml").startup


OWN = """\
title: Le guichet
mission: Suivre sa demande  # dit par nous
incubator: Incubateur d’exemple
sponsors: [dinum]
thematiques: [social, autre]
phases:
  # la date vient du bilan
  - name: success
    start: 2023-07-01  # au bilan
    comment: Dit par nous
  - name: construction
    start: 2022-07-01
    end: 2023-01-01
  - name: investigation
    start: 2021-07-01
"""
LISTS = {
    "incubators": "incubateur-exemple: {label: Incubateur d’exemple}\n",
    "organisations": "dinum: {label: DINUM}\n",
    "thematiques": "social: {label: Social}\nautre: {label: Autre}\n",
}


@pytest.fixture
def listed(target: Path) -> Path:
    """A folder of cards beside the lists of a site, with a card of its own."""
    (target.parent / "_data").mkdir()
    for name, text in LISTS.items():
        (target.parent / "_data" / f"{name}.yaml").write_text(text)
    (target / "guichet.clair.yaml").write_text(OWN)
    return target / "guichet.clair.yaml"


def test_the_words_of_a_site_are_kept_and_the_facts_brought(
    checkout: Path, target: Path, listed: Path
) -> None:
    file = checkout / "content" / "_startups" / "guichet.clair.md"
    themes = "thematiques: [Autre, Social, Inconnue]\ntechno: [a]"
    file.write_text(SOURCE.replace("techno: []", themes))
    outcome = bring(checkout, target)
    text = listed.read_text()
    kept, _, added = text.partition("  - name: construction\n    start: 2022-07-01\n")
    assert kept == OWN.partition("  - name: construction\n")[0].replace(
        "name: success", "name: transfere"
    )
    assert "end: 2023-01-01" not in added
    assert "investigation" not in added
    assert "techno:\n  - a\n" in added
    told = dict(outcome.dropped)
    assert "gardé" in told["title"]
    assert "gardé" in told["mission"]
    assert told["thematiques"].startswith("Inconnue: ")
    assert bring(checkout, target).what == "unchanged"
    assert listed.read_text() == text


def test_a_phase_that_is_new_stands_at_its_date(
    checkout: Path, target: Path, listed: Path
) -> None:
    listed.write_text(OWN[: OWN.index("phases:")] + "phases:\n" + OWN[-46:])
    bring(checkout, target)
    card = check_card(listed.read_text(), "guichet.clair.yaml")
    assert card.startup
    assert [stay.name.value for stay in card.startup.phases] == [
        "construction",
        "transfere",
    ]


def test_totals_say_what_and_why(checkout: Path, target: Path) -> None:
    lines = list(report(list(import_all(checkout, target))))
    totals = lines[lines.index("") + 1 :]
    assert totals[:2] == ["fiche créée: 1", "10 champs repris"]
    assert "  + title: 1" in totals
    assert "6 valeurs laissées de côté" in totals
    assert "  - contact: 1 (Adresse d’une personne)" in totals


def test_a_card_that_cannot_be_read_is_left_as_it_is(
    checkout: Path, target: Path
) -> None:
    card = target / "guichet.clair.yaml"
    card.write_text("title: [a\n")
    assert bring(checkout, target).what == "unreadable"
    assert card.read_text() == "title: [a\n"


@pytest.mark.parametrize("data", [b"", b"Texte", b"---\n---\n", b"---\na: \xe9\n---\n"])
def test_a_file_without_fields_is_left_aside(
    checkout: Path, target: Path, data: bytes
) -> None:
    file = checkout / "content" / "_startups" / "guichet.clair.md"
    file.write_bytes(data)
    assert read_source(file)[0] == {}
    assert bring(checkout, target).what == "unreadable"
    assert list(target.iterdir()) == []


def test_command(
    checkout: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--from", str(checkout), "--to", str(target)]) == 0
    assert "guichet.clair.md: fiche créée, 10 champs repris" in capsys.readouterr().out
    assert main(["import", "--from", str(target), "--to", str(target)]) == 2
    assert main(["import", "--from", str(checkout), "--to", str(target / "x")]) == 2
