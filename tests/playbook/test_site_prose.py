"""Spelling, grammar and spaces of the French pages, by Grammalecte.

What it finds and is no fault stands in ``tests/cases/grammar.yaml`` with the reason.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.playbook.site_text import read_site

pytestmark = pytest.mark.slow

WORDS = ROOT / "docs/_data/mots.txt"
ACCEPTED = yaml.safe_load((ROOT / "tests/cases/grammar.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Finding:
    """What the checker says of a place."""

    page: str
    rule: str
    message: str
    #: The words, and those around them.
    words: str
    around: str


@pytest.fixture(scope="module")
def findings(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """All that Grammalecte finds, once a text."""
    if not shutil.which("grammalecte-cli"):
        if os.environ.get("PLAYBOOK_REQUIRE_GRAMMALECTE") == "1":
            pytest.fail("grammalecte-cli is not there")
        pytest.skip("no Grammalecte on this machine")
    texts: dict[str, str] = {}
    for name, page in read_site(site):
        if page.language.startswith("fr"):
            for block in page.blocks:
                texts.setdefault(block, name)
    file = tmp_path_factory.mktemp("prose") / "texts.txt"
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    done = subprocess.run(
        ["grammalecte-cli", "-f", str(file), "-j"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    blocks = list(texts)
    return [
        finding
        for paragraph in json.loads(done.stdout)["data"]
        for finding in said(paragraph, blocks[paragraph["iParagraph"] - 1], texts)
    ]


def said(
    paragraph: dict[str, object], text: str, pages: dict[str, str]
) -> list[Finding]:
    """Give the findings of one text."""
    found = []
    for kind in ("lGrammarErrors", "lSpellingErrors"):
        errors = paragraph[kind]
        assert isinstance(errors, list)
        for error in errors:
            start, end = error["nStart"], error["nEnd"]
            around = text[max(0, start - 40) : end + 40]
            rule = error.get("sRuleId") or "spelling"
            message = error.get("sMessage") or ""
            words = text[start:end]
            found.append(Finding(pages[text], rule, message, words, around))
    return found


def accepts(entry: dict[str, str], finding: Finding) -> bool:
    """Whether an entry of the list speaks of this finding."""
    return bool(
        re.fullmatch(entry["rule"], finding.rule)
        and re.search(entry.get("text", ""), finding.around)
    )


def test_every_word_is_known(findings: list[Finding]) -> None:
    known = set(WORDS.read_text("utf-8").splitlines())
    unknown = {
        f"{f.page}: {f.words}"
        for f in findings
        if f.rule == "spelling" and f.words not in known
    }
    assert unknown == set()


def test_every_finding_is_mended_or_explained(findings: list[Finding]) -> None:
    left = [
        f"{f.page}: [{f.rule}] {f.message} …{f.around}…"
        for f in findings
        if f.rule != "spelling" and not any(accepts(e, f) for e in ACCEPTED)
    ]
    assert left == []


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda e: e["rule"])
def test_list_holds_nothing_old(entry: dict[str, str], findings: list[Finding]) -> None:
    assert entry["reason"]
    assert any(accepts(entry, f) for f in findings), "nothing to explain any more"


def test_words_are_sorted_and_told_once() -> None:
    words = [w for w in WORDS.read_text("utf-8").splitlines() if not w.startswith("#")]
    assert words == sorted(set(words))
