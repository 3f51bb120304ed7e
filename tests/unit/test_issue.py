"""`new --from-issue`: the answers of the form become a card; others a sentence.

After a change that is meant, write the expected files again with
`PYTHONPATH=_ext python -m tests.unit.test_issue`.
"""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
import yaml

from startup_cards.__main__ import FORM, main
from startup_cards.issue import answers, questions, scalar
from startup_cards.marked import Mapping, plain
from startup_cards.model import Startup
from startup_cards.reading import parse

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "issue"
#: What YAML, or a careless writer of it, would take for something else.
TEXTS = (
    *("a", "a: b", "a #b", "- a", "null", "true", "", "x ", "'", '"', "[a]", "!x"),
    *("&x", "*x", "%x", "@x", "`x`", "|", ">", "?", "\u202e", "a\tb", "12", "a:", "a."),
    *(
        "https://a.fr/b",
        "https://a.fr/?a=1#b",
        "é, (b) / c",
        "~",
        "-",
        "«\u00a0x\u00a0»",
    ),
)
#: By the name of the card that comes of it.
MADE = ("complete", "hostile")
REFUSED = sorted((CASES / "refused").glob("*.md"))


def run(file: Path, folder: Path, form: Path = ROOT / FORM) -> tuple[int, str, str]:
    """Make a card from a file; give the status, what was said and what was told."""
    folder.mkdir(exist_ok=True)
    out, err = io.StringIO(), io.StringIO()
    options = ["--dir", str(folder), "--form", str(form)]
    lists = ["--vocabularies", str(CASES / "_data")]
    with redirect_stdout(out), redirect_stderr(err):
        status = main(["new", "--from-issue", str(file), *options, *lists])
    said = out.getvalue().replace(f"{folder}/", "")
    told = err.getvalue().replace(f"{folder}/", "").replace(f"{file.parent}/", "")
    return status, said, told


def kinds(said: str) -> str:
    """Keep where each problem stands and its kind; other tests know the sentences."""
    return re.sub(r"^(\S+: [\w\[\].]*).*(\[startup)", r"\1 \2", said, flags=re.M)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    return tmp_path / "startups"


def test_the_answers_become_a_card_that_is_right(cards: Path) -> None:
    status, said, _ = run(CASES / "complete.md", cards)
    assert status == 0
    assert "fiche créée" in said
    (card,) = cards.iterdir()
    assert card.name == "arbres-communes.yaml"
    assert card.read_text("utf-8") == (CASES / "complete.yaml").read_text("utf-8")
    assert run(CASES / "complete.md", cards)[0] == 2


def test_hostile_answers_are_texts_and_told(cards: Path) -> None:
    status, said, _ = run(CASES / "hostile.md", cards)
    (card,) = cards.iterdir()
    assert status == 1
    assert kinds(said) == (CASES / "hostile.txt").read_text("utf-8")
    assert card.read_text("utf-8") == (CASES / "hostile.yaml").read_text("utf-8")


@pytest.mark.parametrize("file", REFUSED, ids=lambda path: path.stem)
def test_a_file_that_cannot_be_a_card_is_told_in_a_sentence(
    file: Path, cards: Path
) -> None:
    expected = (CASES / "refused.txt").read_text("utf-8").splitlines()
    status, said, told = run(file, cards)
    assert (status, said) == (2, "")
    assert told.rstrip("\n") == expected[REFUSED.index(file)]
    assert list(cards.iterdir()) == []


def test_a_form_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "form.yml"
    assert run(CASES / "complete.md", tmp_path / "startups", empty)[0] == 2
    empty.write_text("name: x\n")
    _, _, told = run(CASES / "complete.md", tmp_path / "startups", empty)
    assert "aucune question" in told


def test_the_form_asks_for_fields_of_a_card_and_for_no_mailbox() -> None:
    asked = questions((ROOT / FORM).read_text("utf-8"))
    fields = {field.alias or name for name, field in Startup.model_fields.items()}
    assert {question.id for question in asked} <= fields - {"contact"}
    form = yaml.safe_load((ROOT / FORM).read_text("utf-8"))
    labels = [p["attributes"]["label"] for p in form["body"] if p["type"] != "markdown"]
    assert [question.label for question in asked] == labels
    needed = {question.id for question in asked if question.required}
    required = {n for n, field in Startup.model_fields.items() if field.is_required()}
    assert required | {"incubator", "sources"} == needed


def test_a_question_reworded_in_the_form_is_known() -> None:
    form = (ROOT / FORM).read_text("utf-8")
    reworded = form.replace("label: Mission", "label: À quoi ça sert ?")
    text = (CASES / "complete.md").read_bytes().decode()
    found = answers(text.replace("Mission", "À quoi ça sert ?"), questions(reworded))
    assert found["mission"].text.startswith("Dire à chaque commune")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_as_it_was_given(text: str) -> None:
    root, _ = parse(f"x: {scalar(text)}\n", "")
    assert isinstance(root, Mapping)
    expected = text.replace("\u202e", "") or None
    assert plain(root) == {"x": expected}


def rewrite() -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root, "startups")
        said = {name: run(CASES / f"{name}.md", folder)[1] for name in MADE}
        lines = [run(file, folder)[2] for file in REFUSED]
        made = sorted(folder.iterdir())
        for card, name in zip(made, MADE, strict=True):
            (CASES / f"{name}.yaml").write_text(card.read_text("utf-8"), "utf-8")
    (CASES / "hostile.txt").write_text(kinds(said["hostile"]), "utf-8")
    (CASES / "refused.txt").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    rewrite()
