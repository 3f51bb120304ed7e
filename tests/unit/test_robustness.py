"""Whatever comes in, a located problem comes out: never an exception, never a wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startup_cards.catalogue import fingerprint
from startup_cards.life import PHASE_ALIASES, EventName, Phase
from startup_cards.meant import PARTS, known_fields
from startup_cards.messages import report_line
from startup_cards.model import Vocabularies
from startup_cards.problems import Severity
from startup_cards.reading import lines_of
from startup_cards.records import records, to_csv, to_json
from startup_cards.rules import Card, Context, check_card, check_catalogue

from .conftest import CASES, RIGHT, vocabulary
from .test_schema import agrees

LISTS = Vocabularies(
    **{
        name: vocabulary(name, *(f"valeur-{i}" for i in range(300)))
        for name in Vocabularies.__dataclass_fields__
    }
)
SITE = Context(vocabularies=LISTS, plays=frozenset({"a/b"}), as_of=date(2026, 8, 20))


def examine(content: str | bytes) -> Card:
    """Check a card, then do with it all that a site does."""
    card = check_card(content, "startups/carte.yaml", SITE)
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    last = len(lines_of(text))
    for problem in (*card.problems, *check_catalogue([card], SITE)):
        assert 1 <= problem.line <= last
        assert problem.column >= 1
        for language in ("fr", "en"):
            line = report_line(problem, language)
            assert "\n" not in line
            assert len(line) < 2000
    failed = any(p.severity is Severity.ERROR for p in card.problems)
    assert failed == (card.startup is None)
    if card.startup:
        told = records([card.startup], SITE.as_of, LISTS)
        to_json(told, SITE.as_of)
        to_csv(told)
        fingerprint([card.startup])
    return card


YAML_SIGNS = ":-#&*!|>'\"%@`[]{},?\n\t \ufeff\u2028\x85\x00é🍴0~"
NAMES = [*known_fields(()), *(n for part in PARTS for n in known_fields((part,)))]
VALUES = ["2022-01-10", "2022-13-1", "https://a.fr", "a@b.fr", "no", "~", "null"]
VALUES += ["0x1F", "1e3", ".5", "true", "TRUE", *Phase, *PHASE_ALIASES, *EventName]
WORDS = st.sampled_from([*NAMES, *map(str, VALUES)])
TEXTS = st.one_of(
    WORDS, st.text(max_size=20), st.text(st.sampled_from(YAML_SIGNS), max_size=12)
)


def joined(lines: list[tuple[str, str, str]]) -> Card:
    return examine("\n".join(name + sign + value for name, sign, value in lines))


def changed(place: tuple[int, int, str]) -> Card:
    """A right card with a piece taken out and another put in."""
    start, length, piece = place
    return examine(RIGHT[:start] + piece + RIGHT[start + length :])


def written(value: Any, indent: int = 0) -> str:
    """Write a tree as YAML, its texts as they come."""
    space = "\n" + "  " * indent
    if isinstance(value, dict):
        return "".join(
            f"{space}{k}: {written(v, indent + 1)}" for k, v in value.items()
        )
    if isinstance(value, list):
        return "".join(f"{space}- {written(v, indent + 1)}" for v in value)
    return str(value)


SAFE = st.one_of(
    WORDS, st.from_regex(r"[A-Za-zé0-9][A-Za-zé0-9 .-]{0,10}", fullmatch=True)
)
TREES = st.recursive(
    SAFE | st.just("") | st.just('""') | st.just("' '"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(known_fields(("phases",))), inner, max_size=3)
    ),
    max_leaves=5,
)


def grown(tree: dict[str, Any]) -> None:
    """A tree, alone and below a right card: schema and check agree on both."""
    text = written(tree).lstrip("\n") + "\n"
    for card in (text, RIGHT + text):
        examine(card)
        agrees(card)


SIGNS = st.sampled_from([":", ": ", " ", ":\n  - "])
PIECES = st.tuples(st.integers(0, len(RIGHT)), st.integers(0, 20), TEXTS)
FIELDS = st.sampled_from([*known_fields(()), "inconnu"])
ANYTHING: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], object]]] = {
    "bytes": (st.binary(max_size=300), examine),
    "text": (st.text(max_size=300), examine),
    "lines": (st.lists(st.tuples(WORDS, SIGNS, TEXTS)), joined),
    "a card with a piece changed": (PIECES, changed),
    "a tree": (st.dictionaries(FIELDS, TREES, max_size=5), grown),
}


def try_out(name: str, examples: int) -> None:
    strategy, body = ANYTHING[name]
    many = settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck)
    )

    def tried(value: Any) -> None:
        body(value)

    many(given(strategy)(tried))()


@pytest.mark.parametrize("name", ANYTHING)
def test_anything(name: str) -> None:
    try_out(name, 150)


@pytest.mark.slow
@pytest.mark.parametrize("name", ANYTHING)
def test_anything_for_long(name: str) -> None:
    try_out(name, 3000)


KIB_64 = 64 * 1024
HEAVY = {
    "aliases": "a: &a [x,x,x,x]\n"
    + "\n".join(
        f"{c}: &{c} [{','.join('*' + p for _ in range(9))}]"
        for p, c in zip("abcdefghij", "bcdefghijk", strict=True)
    ),
    "nested lists": "title: " + "[" * 10_000 + "]" * 10_000,
    "nested mappings": "title: " + "{a: " * 10_000,
    "nested blocks": "\n".join(" " * i + "a:" for i in range(350)),
    "nested dashes": "title:\n " + "- " * (KIB_64 // 2),
    "long scalar": "title: " + "x" * 1024 * 1024,
    "long quoted": 'title: "' + "x" * KIB_64,
    "long word": "title: " + "é" * KIB_64,
    "many fields": "".join(f"champ{i}: x\n" for i in range(KIB_64 // 12)),
    "many phases": "phases:\n" + "  - name: constructoin\n" * (KIB_64 // 24),
    "many sponsors": "sponsors:\n"
    + "".join(f"- valuer-{i}\n" for i in range(KIB_64 // 15)),
    "many same": "title: x\n" * (KIB_64 // 9),
    "many quotes": "title: 'l'a'\n" * (KIB_64 // 13),
    "many colons": "title: a: b\n" * (KIB_64 // 12),
    "many tabs": "\ttitle: x\n" * (KIB_64 // 10),
    "many dashes": "-" * KIB_64,
    "many anchors": "".join(f"a{i}: &x{i} y\n" for i in range(KIB_64 // 12)),
    "many controls": "\x01\n" * (KIB_64 // 2),
    "colons": ":" * KIB_64,
    "address": "link: https://" + "a." * (KIB_64 // 2),
    "mail": "contact: a@" + "a." * (KIB_64 // 2),
    "commas": "link: https://a.fr/" + ",http" * (KIB_64 // 5),
    "hashes": "title: " + "# " * (KIB_64 // 2),
    "questions": "? " * (KIB_64 // 2),
    "stars": "description: |\n  " + "*a_" * (KIB_64 // 3),
    "many references": "".join(f"a{i}: &x{i} y\nb{i}: *x{i}\n" for i in range(3000)),
    "one reference": "a: &x y\nb: [" + "*x, " * (KIB_64 // 4) + "]",
    "many bullets": "techno:\n" + "  • a\n" * (KIB_64 // 8),
    "many fences": "```\n" * (KIB_64 // 4),
    "many garbled": "titre: Ã©\n" * (KIB_64 // 12),
    "garbled line": "titre: " + "Ã©" * (KIB_64 // 4),
    "many wide colons": "title\uff1a x\n" * (KIB_64 // 12),
    "misaligned": "phases:\n" + "  - name: a\n   start: b\n" * (KIB_64 // 24),
    "at the margin": "mission: a\n" + "suite\n" * (KIB_64 // 6),
    "no dash": "phases:\n" + "  - name: a\n  name: b\n" * (KIB_64 // 24),
    "nowhere": "mission:\n" + "  a : b\n c\n" * (KIB_64 // 12),
    "brackets": "description: |\n  " + "[" * (KIB_64 - 40),
    "quotes in text": "description: |\n" + "  > " * (KIB_64 // 4),
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_input_is_told_in_less_than_a_second(name: str) -> None:
    start = time.process_time()
    card = check_card(HEAVY[name], "startups/carte.yaml", SITE)
    spent = time.process_time() - start
    assert card.problems
    assert card.startup is None
    assert spent < 1
    examine(HEAVY[name])


@pytest.mark.parametrize(
    "path", sorted((CASES / "hard").glob("*.yaml")), ids=lambda p: p.stem
)
def test_every_beginning_of_a_hard_case(path: Any) -> None:
    data = path.read_bytes()
    for end in range(0, len(data), 7):
        examine(data[:end])
