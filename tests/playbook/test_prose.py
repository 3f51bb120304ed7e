"""The prose of pages and cards: what is found, where, and what is written instead."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from playbook.__main__ import main
from playbook.prose import hide, lint, lint_folder, visible
from playbook.wording import Words

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

HERE = Path(__file__).parent / "prose"

#: What a person types, and what is written instead; ⍽ is U+00A0 and ⸱ is U+202F.
TYPOGRAPHY = {
    "l'usager": "l’usager",
    "aujourd'hui": "aujourd’hui",
    'le mot "confiance"': "le mot «⍽confiance⍽»",
    "le mot “confiance”": "le mot «⍽confiance⍽»",
    "« confiance »": "«⍽confiance⍽»",
    "«confiance»": "«⍽confiance⍽»",
    "un ; deux": "un⸱; deux",
    "un; deux": "un⸱; deux",
    "qui ?": "qui⸱?",
    "qui?": "qui⸱?",
    "**non !** dit-il": "**non⸱!** dit-il",
    "ceci : cela": "ceci⍽: cela",
    "ceci: cela": "ceci⍽: cela",
    "**Ceci :** cela": "**Ceci⍽:** cela",
    "1 200 dossiers": "1⸱200 dossiers",
    "12000 dossiers": "12⸱000 dossiers",
    "1200 euros": "1⸱200⍽euros",
    "3.5 %": "3,5⍽%",
    "50%": "50⍽%",
    "14 mois": "14⍽mois",
    "2 millions": "2⍽millions",
    "p. 19": "p.⍽19",
    "n° 5": "n°⍽5",
    "1 mai 2016": "1er⍽mai 2016",
    "1er mai 2016": "1er⍽mai 2016",
    "16 mai 2016": "16⍽mai 2016",
    "le 2016-05-01": "le 1er⍽mai 2016",
    "le 16/05/2016": "le 16⍽mai 2016",
    "le 2ème jour": "le 2e jour",
    "la 1ère fois": "la 1re fois",
    "et puis...": "et puis…",
    "oui - ou non": "oui — ou non",
    "un coeur": "un cœur",
    "la manoeuvre": "la manœuvre",
}

#: What looks like a mistake and is none.
RIGHT = (
    "en 2016 300 personnes",
    "la loi n°⍽2018-727",
    "l’article L.⍽113-12",
    "à 12:30",
    "Python 3.11",
    "le numéro 12345678901234",
    "0,008⍽euro l’appel",
    "2014-2019",
    "https://example.org/a?b=c;d",
    "[un lien](page.md?x=1;y 'titre')",
    "`code : l'un ; deux`",
    "![une image](a.png)",
    "coefficient, poésie, moelle",
    "- un point de liste",
)


def typed(text: str) -> str:
    """Turn the visible signs of the tables into the spaces they stand for."""
    return text.replace("⍽", "\u00a0").replace("⸱", "\u202f")


@pytest.mark.parametrize("wrong", TYPOGRAPHY)
def test_typography(tmp_path: Path, wrong: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(typed(wrong), encoding="utf-8")
    lint_folder(tmp_path, fix=True)
    assert visible(page.read_text(encoding="utf-8")) == TYPOGRAPHY[wrong]
    # What was written is right.
    assert lint_folder(tmp_path) == ([], 0)


@pytest.mark.parametrize("right", RIGHT)
def test_right_typography(right: str) -> None:
    text = typed(right)
    assert lint(text, hide(Path("page.md"), text) or "", Words()) == []


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages with about one mistake of each kind."""
    shutil.copytree(HERE, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return Path("docs")


def test_report(docs: Path, file_regression: FileRegressionFixture) -> None:
    report, faults = lint_folder(docs)
    assert faults == len([line for line in report if ": faute: " in line])
    file_regression.check("\n".join(report) + "\n")


@pytest.mark.parametrize("name", ["page.md", "startups/mrs.yaml", "_data/claims.yaml"])
def test_fix(docs: Path, name: str, file_regression: FileRegressionFixture) -> None:
    """Typography is mended, words are left to people, code is left alone."""
    lint_folder(docs, fix=True)
    text = visible((docs / name).read_text(encoding="utf-8"))
    path = Path(name)
    file_regression.check(text, basename=path.stem, extension=path.suffix)


def test_command(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(docs)]) == 1
    assert capsys.readouterr().out.startswith("docs/_data/claims.yaml:3:")
    (docs / "page.md").unlink()
    (docs / "outils" / "glossaire.md").unlink()
    (docs / "startups" / "mrs.yaml").unlink()
    assert main(["lint", "--fix", "--quiet", str(docs)]) == 0
    assert capsys.readouterr().out == ""
