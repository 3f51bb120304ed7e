"""`python -m startup_cards check`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from startup_cards.__main__ import main

from .conftest import RIGHT

WRONG = RIGHT.replace("2022-07-01", "2022-13-01")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of cards, seen from the root of its repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    cards = Path("docs/startups")
    cards.mkdir(parents=True)
    (cards / "bon.yaml").write_text(RIGHT)
    return cards


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    status = main(arguments)
    return status, capsys.readouterr().out.splitlines()


def test_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = run(capsys, "check", str(folder))
    assert status == 0
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == [
        "1 fiche : aucun problème"
    ]


def test_a_problem_fails_and_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mauvais.yaml").write_text(WRONG)
    status, lines = run(capsys, "check", str(folder))
    assert status == 1
    assert lines[0].startswith("docs/startups/mauvais.yaml:10:12: phases[1].start")
    assert lines[-1].replace("\N{NO-BREAK SPACE}", " ") == "2 fiches : 1 erreur"


def test_a_notice_does_not_fail(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fin.yaml").write_text(
        RIGHT + "    end: 2022-12-31\n  - name: abandon\n    start: 2023-01-01\n"
    )
    status, lines = run(capsys, "check", str(folder))
    assert status == 0
    assert lines[0].endswith("[startup.no-reason]")


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mauvais.yaml").write_text(WRONG)
    status, lines = run(capsys, "check", str(folder), "--format", "json")
    assert status == 1
    found = json.loads("\n".join(lines))
    assert found["cards"] == 2
    assert found["problems"][0] | {"message": ""} == {
        "path": "docs/startups/mauvais.yaml",
        "line": 10,
        "column": 12,
        "field": "phases[1].start",
        "kind": "date",
        "severity": "error",
        "message": "",
    }


def test_github(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "100%.yml").write_text(WRONG)
    (folder / "mauvais.yaml").write_text(WRONG)
    _, lines = run(capsys, "check", str(folder), "--format", "github")
    assert lines[0].startswith(
        "::warning file=docs/startups/100%25.yml,line=1,col=1,"
        "title=startup.unread-file::"
    )
    assert lines[1].startswith(
        "::error file=docs/startups/mauvais.yaml,line=10,col=12,title=startup.date::"
    )


def test_one_file_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = folder / "mauvais.yaml"
    wrong.write_text(WRONG)
    assert run(capsys, "check", str(folder / "bon.yaml"))[0] == 0
    assert run(capsys, "check", str(folder / "bon.yaml"), str(wrong))[0] == 1


def test_the_language_is_that_of_the_site(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    _, lines = run(capsys, "check", str(folder))
    assert "fiche" in lines[0]
    _, lines = run(capsys, "check", str(folder), "--language", "en")
    assert lines == ["1\N{NO-BREAK SPACE}card: no problem"]


def test_a_path_that_does_not_exist(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "docs/nulle-part"]) == 2
    assert "nulle-part" in capsys.readouterr().err


def test_lists_and_plays_are_found_beside_the_cards(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = folder.parent / "_data"
    data.mkdir()
    (data / "incubators.yaml").write_text("dinum:\n  label: DINUM\n")
    (folder.parent / "page.md").write_text("---\ntype: play\n---\n")
    card = RIGHT + "plays:\n  - play: autre\n    why: Parce que\n"
    (folder / "bon.yaml").write_text(card)
    _, lines = run(capsys, "check", str(folder), "--format", "json")
    kinds = [p["kind"] for p in json.loads("\n".join(lines))["problems"]]
    assert kinds == ["unknown-incubator", "unknown-play"]
