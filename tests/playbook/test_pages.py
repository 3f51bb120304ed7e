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


GUIDE = ROOT / "CONTRIBUTING.md"


def blocks(language: str, page: Path = CARD) -> list[str]:
    """Give the fenced blocks of a page in a language; those of a step are indented."""
    text = page.read_text(encoding="utf-8")
    fence = rf"^( *)```(?:{{code-block}} )?{language}\n(?::[^\n]*\n\n)?(.*?)^ *```$"
    found = re.findall(fence, text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", body, flags=re.M) for indent, body in found]


def cards(page: Path = CARD) -> list[str]:
    """Give the whole cards among them."""
    return [block for block in blocks("yaml", page) if block.startswith("title:")]


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
    code, said = check(tmp_path, cards()[0])
    assert code != 0
    assert blocks("text")[0] in said


def test_shortest_card_is_enough(tmp_path: Path) -> None:
    code, said = check(tmp_path, cards()[1])
    assert code == 0, said


@pytest.mark.parametrize("page", [CARD, GUIDE], ids=["page", "guide"])
def test_what_is_shown_to_copy_is_right(tmp_path: Path, page: Path) -> None:
    """A card to paste, and the pieces to put into one."""
    card = cards(page)[-1]
    pieces = [b for b in blocks("yaml", page) if not b.startswith("title:")]
    assert pieces
    for number, piece in enumerate(["", *pieces]):
        field = piece.partition(":")[0]
        kept = (
            re.sub(rf"^{field}:\n(?: .*\n)+", "", card, flags=re.M) if field else card
        )
        folder = tmp_path / str(number)
        (folder / "docs").mkdir(parents=True)
        code, said = check(folder, kept + piece)
        assert code == 0, said
        assert "aucun problème" in said


#: A product file as the public catalogue has them.
PRODUCT = """\
---
title: Produit d’essai
mission: Aider à essayer une commande
incubator: dinum
phases:
  - name: investigation
    start: 2024-02-05
---
"""


def commands() -> list[str]:
    """Give the commands of the page, in its order."""
    return re.findall(r"`(make [^`]+)`", CARD.read_text(encoding="utf-8"))


def copy(folder: Path) -> Path:
    """Copy what a contributor would clone, beside a checkout of the catalogue."""
    site = folder / "site"
    left = shutil.ignore_patterns(".*", "_build", "tests", "__pycache__")
    shutil.copytree(ROOT, site, ignore=left)
    products = folder / "beta.gouv.fr" / "content" / "_startups"
    products.mkdir(parents=True)
    (products / "produit-d-essai.md").write_text(PRODUCT, encoding="utf-8")
    # Newer than the lock: nothing is installed.
    for stamp in ("site.stamp", "dev.stamp"):
        (folder / stamp).touch()
    return site


@pytest.mark.slow
def test_commands_of_the_page_run(tmp_path: Path) -> None:
    shown = commands()
    assert [command.split()[1] for command in shown] == [
        *("new", "check", "html", "live", "import")
    ]
    shown.remove("make live")  # it never ends
    site = copy(tmp_path)
    ready = [f"VENV={sys.prefix}", "SITE=../site.stamp", "DEV=../dev.stamp", "JOBS=1"]
    for command in shown:
        done = subprocess.run(
            [*command.split(), *ready], cwd=site, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert (site / "docs" / "startups" / "mon-produit.yaml").is_file()
    assert (site / "docs" / "startups" / "produit-d-essai.yaml").is_file()
    assert (site / "docs" / "_build" / "html" / "index.html").is_file()


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_template_is_plain_text_offered_by_its_page(model: Path) -> None:
    text = model.read_text(encoding="utf-8")
    page = (DOCS / "outils" / "modeles.md").read_text(encoding="utf-8")
    assert model.suffix == ".txt"
    assert not re.search(r"\{[a-z-]+\}|:::|```", text)
    assert text.count("[") == text.count("]") > 5
    assert "Cas fictif" in text.partition("\n")[2][:20]
    assert f"](modeles/{model.name})" in page
    assert f"{{literalinclude}} modeles/{model.name}" in page
    legal = "à faire valider par votre service juridique"
    section = page.partition(f"(modele-{model.stem})=")[2].partition("(modele-")[0]
    assert (legal in text) == (legal in section)


def test_there_are_eight_templates() -> None:
    assert len(MODELS) == 8
