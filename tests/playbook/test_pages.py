"""What pages for contributors show is what happens; what they offer can be taken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CARD = DOCS / "contribuer" / "fiche.md"
MODELS = sorted((DOCS / "outils" / "modeles").glob("*"))


def blocks(language: str) -> list[str]:
    """Give the fenced blocks of the page about cards in a language."""
    text = CARD.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def check(folder: Path, card: str) -> tuple[int, str]:
    """Run the command on a card of that text, among the site's vocabularies."""
    shutil.copytree(DOCS / "_data", folder / "docs" / "_data")
    (folder / "docs" / "startups").mkdir()
    (folder / "docs" / "startups" / "mon-produit.yaml").write_text(card, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "startup_cards", "check", "docs/startups"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_faulty_card_gets_the_answer_shown(tmp_path: Path) -> None:
    code, said = check(tmp_path, blocks("yaml")[0])
    assert code != 0
    assert blocks("text")[0] in said


def test_shortest_card_is_enough(tmp_path: Path) -> None:
    code, said = check(tmp_path, blocks("yaml")[1])
    assert code == 0, said


def test_commands_shown_are_targets() -> None:
    shown = set(re.findall(r"`make ([a-z-]+)", CARD.read_text(encoding="utf-8")))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert shown <= set(re.findall(r"^([a-z-]+)(?: [a-z]+)?:", makefile, re.MULTILINE))
    assert {"new", "check", "html", "import"} <= shown


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_template_is_plain_text_offered_by_its_page(model: Path) -> None:
    text = model.read_text(encoding="utf-8")
    page = (DOCS / "outils" / "modeles.md").read_text(encoding="utf-8")
    assert model.suffix == ".txt"
    assert not re.search(r"\{[a-z-]+\}|:::|```", text)
    assert text.count("[") == text.count("]") > 5
    assert "Cas fictif" in text.partition("\n")[2][:20]
    assert f"<modeles/{model.name}>" in page
    assert f"{{literalinclude}} modeles/{model.name}" in page
    legal = "à faire valider par votre service juridique"
    section = page.partition(f"(modele-{model.stem})=")[2].partition("(modele-")[0]
    assert (legal in text) == (legal in section)


def test_there_are_eight_templates() -> None:
    assert len(MODELS) == 8
