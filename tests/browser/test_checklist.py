"""Ticks and answers stay on the device, go to a file and come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

PLAY = "pratiques/transmettre"
ASSESSMENT = "outils/auto-evaluation"
NARROW = "\u202f"
KEPT = "Gardé sur cet appareil seulement."


def restore(page: Page, tmp_path: Path, content: Any) -> str:
    """Give a file back to the page; return what the page says."""
    path = tmp_path / "reponses.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, "utf-8")
    page.set_input_files(".checklist-file", path)
    expect(page.locator(".checklist-message")).not_to_be_empty()
    return page.locator(".checklist-message").inner_text()


def answers_file(**changes: Any) -> dict[str, Any]:
    return {
        "format": "playbook-des-incubateurs/reponses",
        "version": 1,
        "date": "2026-11-25",
        "answers": {f"{PLAY}/code-lu": "oui"},
        **changes,
    }


def test_ticks_are_kept(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/{PLAY}.html")
    assert page.locator(".checklist-status").inner_text() == f"0 sur 2 vus. {KEPT}"
    page.get_by_label("Le code a été lu").check()
    page.get_by_label("Personne n’est nommé").check()
    said = f"1 sur 2 vus{NARROW}; un signe d’alerte. {KEPT}"
    assert page.locator(".checklist-status").inner_text() == said
    page.reload()
    assert page.locator(".checklist-status").inner_text() == said
    assert page.get_by_label("Le code a été lu").is_checked()
    assert not page.get_by_label("Le budget").is_checked()


def test_ticks_go_to_a_file_and_come_back(
    read: Reader, address: str, tmp_path: Path
) -> None:
    page = read()
    page.goto(f"{address}/{PLAY}.html")
    page.get_by_label("Le budget").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer dans un fichier").click()
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved["answers"] == {f"{PLAY}/budget-vote": "oui"}
    other = read()
    other.goto(f"{address}/{PLAY}.html")
    assert restore(other, tmp_path, saved) == "Une réponse reprise."
    assert other.get_by_label("Le budget").is_checked()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("ce n’est pas du JSON", "n’est pas un fichier de réponses"),
        ("[]", "n’est pas un fichier de réponses"),
        ({"answers": {}}, "n’a pas été enregistré par ce site"),
        (answers_file(version=0), "version plus ancienne"),
        (answers_file(version=2), "version plus récente"),
        (answers_file(answers={"ailleurs/page/x": "oui"}), "aucune réponse pour cette"),
        (answers_file(answers={f"{PLAY}/code-lu": "peut-être"}), "aucune réponse pour"),
        (answers_file(answers=None), "aucune réponse pour cette page"),
    ],
)
def test_wrong_file_changes_nothing(
    read: Reader, address: str, tmp_path: Path, content: Any, said: str
) -> None:
    page = read()
    page.goto(f"{address}/{PLAY}.html")
    page.get_by_label("Le budget").check()
    told = restore(page, tmp_path, content)
    assert said in told
    assert "rien n’a été changé" in told
    assert page.get_by_label("Le budget").is_checked()
    assert not page.get_by_label("Le code a été lu").is_checked()


def test_file_of_an_older_page_says_what_is_gone(
    read: Reader, address: str, tmp_path: Path
) -> None:
    page = read()
    page.goto(f"{address}/{PLAY}.html")
    answers = {f"{PLAY}/code-lu": "oui", f"{PLAY}/disparue": "oui"}
    told = restore(page, tmp_path, answers_file(answers=answers))
    assert told == (
        "Une réponse reprise. "
        "Une autre ne correspond plus à aucune question de cette page."
    )


def test_clearing_asks_first(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/{PLAY}.html")
    page.get_by_label("Le budget").check()
    page.get_by_role("button", name="Effacer").click()
    assert page.get_by_label("Le budget").is_checked()
    page.get_by_role("button", name="Effacer vraiment").click()
    assert not page.get_by_label("Le budget").is_checked()


def summary(page: Page) -> dict[str, list[str]]:
    rows = page.locator(".checklist-summary tbody tr").all()
    return {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts()
        for row in rows
    }


def test_unanswered_is_never_a_no(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/{ASSESSMENT}.html")
    assert summary(page) == {
        "Confiance": ["0", "0", "0", "2"],
        "Transmission": ["0", "0", "0", "1"],
    }
    question = page.get_by_role("radiogroup", name="Une déclaration remplace")
    question.get_by_label("En partie").check()
    assert summary(page)["Confiance"] == ["0", "1", "0", "1"]
    # The same answer again takes it back.
    question.get_by_label("En partie").click()
    assert summary(page)["Confiance"] == ["0", "0", "0", "2"]


def test_answers_are_kept(read: Reader, address: str) -> None:
    page = read()
    page.goto(f"{address}/{ASSESSMENT}.html")
    question = page.get_by_role("radiogroup", name="L’équipe qui reprend")
    question.get_by_label("Non").check()
    page.reload()
    assert question.get_by_label("Non").is_checked()
    assert summary(page)["Transmission"] == ["0", "0", "1", "0"]


def test_refused_storage_is_said(read: Reader, address: str) -> None:
    page = read()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new Error('refused'); }"
    )
    page.goto(f"{address}/{PLAY}.html")
    page.get_by_label("Le budget").check()
    assert "enregistrez-les" in page.locator(".checklist-status").inner_text()
    assert page.get_by_label("Le budget").is_checked()


def test_without_scripts_there_are_boxes_to_print(read: Reader, address: str) -> None:
    page = read(scripts=False)
    page.goto(f"{address}/{PLAY}.html")
    item = page.locator("ul.checklist > li").first
    assert item.locator("input").count() == 0
    box = item.evaluate("li => getComputedStyle(li, '::before').width")
    assert float(box.removesuffix("px")) >= 15
