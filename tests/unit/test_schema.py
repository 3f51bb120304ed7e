"""The schema for editors agrees with the check, on every input there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from startup_cards.marked import Mapping, Marked, Scalar, Sequence
from startup_cards.messages import LOCALE
from startup_cards.problems import Kind, Severity
from startup_cards.reading import decode, parse, read_vocabularies
from startup_cards.rules import check_card
from startup_cards.schema import schema, to_text

from .conftest import CASES, RIGHT
from .test_rules import CASES as MISTAKES

VALIDATOR = jsonschema.Draft7Validator(schema())
REPOSITORY = Path(__file__).parents[2]
#: Problems before there is any value for the schema to look at.
UNREADABLE = {Kind.ENCODING, Kind.CHARACTER, Kind.SYNTAX, Kind.TAB, Kind.QUOTES} | {
    Kind.INDENTATION,
    Kind.SIGN,
    Kind.DUPLICATE_KEY,
    Kind.DOCUMENTS,
    Kind.DEPTH,
    Kind.SIZE,
}


def as_editor(node: Marked) -> Any:
    """Resolve plain texts as YAML 1.2 does, which editors use."""
    if isinstance(node, Mapping):
        return {str(key.text): as_editor(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [as_editor(item) for item in node.items]
    assert isinstance(node, Scalar)
    text = node.text
    if node.style:
        return text
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def accepts(text: str) -> bool:
    root, _ = parse(text, "card.yaml")
    return root is not None and VALIDATOR.is_valid(as_editor(root))


def agrees(text: str) -> None:
    """Compare the two voices on one card."""
    kinds = {p.kind for p in check_card(text, "card.yaml").problems}
    if kinds & UNREADABLE:
        return
    if not any(kind.severity is Severity.ERROR for kind in kinds):
        assert accepts(text), "the schema refuses what the check accepts"
    if kinds and all(kind.in_schema for kind in kinds):
        assert not accepts(text), "the schema accepts what the check refuses"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize(
    "case", MISTAKES, ids=[f"{c[3]}-{i}" for i, c in enumerate(MISTAKES)]
)
def test_agreement_on_every_kind(case: tuple[str, int, str, Kind]) -> None:
    agrees(case[0])


@pytest.mark.parametrize(
    "path", sorted((CASES / "hard").glob("*.yaml")), ids=lambda p: p.stem
)
def test_agreement_on_the_hard_cases(path: Path) -> None:
    text, _ = decode(path.read_bytes())
    if text:
        agrees(text)


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "docs/startups").glob("*.yaml")), ids=lambda p: p.stem
)
def test_agreement_on_the_cards_of_the_site(path: Path) -> None:
    agrees(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        *("link:", "link: ''", "link: ' '", "link: null", "link: ~", "stats: TRUE"),
        *("stats: 'true'", "stats: fAlse", "techno: [no, 3.10, 0x1F]", "techno:"),
        *("techno: ''", "end:", "accessibility_status:", "sources: [2023]"),
        *("accessibility_status: ' '", "team: {size: 06, as_of: 2022-01-01}"),
        *("sources: [{date: 2023, title: 3}]", "description: 12:30", "incubators:"),
        *("sources: [true, {url: }]", "sponsors: [0755]", "link: ' https://a.fr '"),
        "fast: {promotion: '13', montant: 300000}",
    ],
)
def test_what_the_check_accepts_the_schema_accepts(line: str) -> None:
    card = check_card(f"{RIGHT}{line}\n", "card.yaml")
    assert card.problems == ()
    assert accepts(f"{RIGHT}{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        *("link: 3", "link: true", "link: a b", "techno: [null]"),
        *(
            "techno: [' ']",
            "techno: a",
            "techno: 3",
            "end: a",
            "stats: 1",
            "stats: oui",
        ),
        *("team: []", "contact: x", "as_of: 2023", "as_of: 2023-1-1", "events: [a]"),
        *("accessibility_status: 3", "sources: [[a]]", "sources: [{titre: a}]"),
        *("trust: [{pattern: a}]", "trust: [{pattern: a, why: ' '}]", "team: {}"),
    ],
)
def test_what_is_in_the_schema_is_refused_by_both(line: str) -> None:
    kinds = {p.kind for p in check_card(f"{RIGHT}{line}\n", "card.yaml").problems}
    assert kinds
    if all(kind.in_schema for kind in kinds):
        assert not accepts(f"{RIGHT}{line}\n")


def test_every_text_of_the_schema_is_french_or_english() -> None:
    assert schema()["properties"]["title"]["title"] == "Nom du produit"
    assert (
        schema(language="en")["properties"]["title"]["title"] == "Name of the product"
    )
    assert (LOCALE / "en").is_dir()


def test_the_committed_schema_is_fresh() -> None:
    data = REPOSITORY / "docs" / "_data"
    lists, problems = read_vocabularies(data)
    assert problems == []
    committed = (data / "startup.schema.json").read_text("utf-8")
    command = "python -m startup_cards schema --output docs/_data/startup.schema.json"
    assert committed == to_text(schema(lists)), f"run PYTHONPATH=_ext {command}"
    assert json.loads(committed) == schema(lists)


def test_the_lists_complete_and_refuse_nothing() -> None:
    lists, _ = read_vocabularies(REPOSITORY / "docs" / "_data")
    validator = jsonschema.Draft7Validator(schema(lists))
    root, _ = parse(f"{RIGHT}sponsors: [inconnu]\nusertypes: [autre]\n", "card.yaml")
    assert root
    assert validator.is_valid(as_editor(root))
    offered = schema(lists)["properties"]["sponsors"]["items"]["anyOf"][1]["enum"]
    assert "/organisations/dinum" in offered
