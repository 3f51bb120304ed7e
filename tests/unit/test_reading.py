"""Bytes and YAML: what is read, where it stands, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from startup_cards.marked import Mapping, Scalar, plain
from startup_cards.reading import (
    MAX_CHARACTERS,
    decode,
    parse,
    read_plays,
    read_vocabulary,
)

from .conftest import RIGHT


def read(text: str) -> object:
    root, problems = parse(text, "card.yaml")
    assert not problems
    assert root is not None
    return plain(root)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("é".encode(), ("é", None)),
        (b"\xef\xbb\xbftitle", ("title", None)),
        (b"a: b\nc: d\xe9\n", (None, 2)),
        (b"\xff\xfea\x00", (None, 1)),
        (b"", ("", None)),
    ],
)
def test_decode(data: bytes, expected: tuple[str | None, int | None]) -> None:
    assert decode(data) == expected


def test_scalars_stay_what_was_typed() -> None:
    typed = ["no", "yes", "On", "0755", "3.10", "12:30", "2022-01-10", "1_000", "0x1F"]
    text = "\n".join(f"k{i}: {value}" for i, value in enumerate(typed))
    assert read(text) == {f"k{i}": value for i, value in enumerate(typed)}


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", '"  "'])
def test_what_is_empty_is_nothing(nothing: str) -> None:
    assert read(f"link: {nothing}\n") == {"link": None}


def test_words_for_nothing_are_words_in_quotes() -> None:
    assert read('title: "null"\n') == {"title": "null"}


def test_lines_are_those_that_github_shows() -> None:
    # A line separator, a next-line sign and an astral character before the value.
    text = "a: x\u2028y 🍴\r\nb: \x85\r\n# c\r\nd: z\n"
    root, problems = parse(text, "card.yaml")
    assert not problems
    assert isinstance(root, Mapping)
    places = {k.text: (k.line, k.column, v.line, v.column) for k, v in root.entries}
    assert places["a"] == (1, 1, 1, 4)
    assert places["d"] == (4, 1, 4, 4)
    value = root.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.text == "x y 🍴"


def test_the_text_of_a_block_begins_on_the_next_line() -> None:
    root, _ = parse("description: |\n  Un\n  Deux\n", "card.yaml")
    assert isinstance(root, Mapping)
    value = root.entries[0][1]
    assert isinstance(value, Scalar)
    assert (value.line, value.text_line, value.text) == (1, 2, "Un\nDeux\n")


def test_windows_line_ends_change_nothing() -> None:
    assert read(RIGHT.replace("\n", "\r\n")) == read(RIGHT)


def test_a_leading_fence_and_a_byte_order_mark_are_accepted() -> None:
    assert read("\ufeff# fiche\n---\n" + RIGHT) == read(RIGHT)


@pytest.mark.parametrize(
    ("text", "line", "kind", "fix"),
    [
        ("title: Un : deux\n", 1, "quotes", 'title: "Un : deux"'),
        ("title: Fin:\n", 1, "quotes", 'title: "Fin:"'),
        ("title: 'l'usager'\n", 1, "quotes", 'title: "l\'usager"'),
        ('title: "Oui" ou non\n', 1, "quotes", "title: '\"Oui\" ou non'"),
        ('title: "ouvert\nmission: b\n', 1, "quotes", 'title: "ouvert"'),
        ("title: @nom\n", 1, "sign", 'title: "@nom"'),
        ("title: `nom`\n", 1, "sign", 'title: "`nom`"'),
        ("title: %nom\n", 1, "sign", 'title: "%nom"'),
        ("title: *nom*\n", 1, "sign", 'title: "*nom*"'),
        ("title: &nom a\n", 1, "sign", 'title: "&nom a"'),
        ("title: !Urgent a\n", 1, "sign", 'title: "!Urgent a"'),
        ("title: > texte\n", 1, "sign", 'title: "> texte"'),
        ("title: {{ nom }}\n", 1, "sign", 'title: "{{ nom }}"'),
        ("title: [En cours] Nom\n", 1, "sign", 'title: "[En cours] Nom"'),
        ("title: - Nom\n", 1, "sign", 'title: "- Nom"'),
        ("title Nom\nmission: b\n", 1, "syntax", "title: Nom"),
        ("title:Nom\nmission: b\n", 1, "syntax", "title: Nom"),
        ("title: Nom\n  mission: b\n", 2, "indentation", "mission: b"),
        ("phases:\n\t- name: b\n", 2, "tab", None),
        ("phases:\n  - a\n - b\n", 3, "indentation", None),
        ("sponsors:\n- a\n  - b\n", 3, "indentation", None),
    ],
)
def test_a_line_yaml_refuses_is_told_with_its_remedy(
    text: str, line: int, kind: str, fix: str | None
) -> None:
    _, problems = parse(text, "card.yaml")
    assert [(p.line, p.kind.value, p.param("fix")) for p in problems] == [
        (line, kind, fix)
    ]


def test_reading_goes_on_after_what_was_mended() -> None:
    text = "title: Un : deux\nmission: @nous\nlink: a\nlink: b\n"
    root, problems = parse(text, "card.yaml")
    assert [(p.line, p.kind.value) for p in problems] == [
        (1, "quotes"),
        (2, "sign"),
        (4, "duplicate-key"),
    ]
    assert root is not None
    assert plain(root) == {"title": "Un : deux", "mission": "@nous", "link": "a"}


def test_a_field_that_cannot_be_mended_is_left_out_and_named() -> None:
    root, problems = parse("title: Nom\nphases:\n  - a\n  b\nlink: c\n", "card.yaml")
    assert [(p.line, p.kind.value) for p in problems] == [(4, "syntax")]
    assert isinstance(root, Mapping)
    assert plain(root) == {"title": "Nom", "link": "c"}
    assert root.unread == {"phases"}


def test_a_control_character_is_told_by_its_code() -> None:
    _, problems = parse("title: a\x00b\nmission: c\x07\n", "card.yaml")
    assert [(p.line, p.column, p.param("value")) for p in problems] == [
        (1, 9, "U+0000"),
        (2, 11, "U+0007"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "variant"),
    [
        ("a: b\n---\n", 2, "end"),
        ("a: b\n---\nTexte\n", 2, "body"),
        ("---\na: b\n---\nc: d\n", 3, "body"),
        ("a: b\n...\nc: d\n", 2, "body"),
    ],
)
def test_a_card_is_one_document(text: str, line: int, variant: str) -> None:
    root, problems = parse(text, "card.yaml")
    assert [(p.line, p.kind.value, p.param("variant")) for p in problems] == [
        (line, "documents", variant)
    ]
    assert root is not None
    assert plain(root) == {"a": "b"}


def test_size_and_depth_have_limits() -> None:
    for text, kind in [
        ("a: " + "x" * MAX_CHARACTERS, "size"),
        ("a: [" + "x," * 2000 + "]", "size"),
        ("a: " + "[" * 40 + "]" * 40, "depth"),
        ("\n".join("  " * i + f"k{i}:" for i in range(10_000))[:60_000], "depth"),
    ]:
        root, problems = parse(text, "card.yaml")
        assert root is None
        assert [p.kind.value for p in problems] == [kind]
        assert problems[0].line >= 1


def test_vocabulary(tmp_path: Path) -> None:
    file = tmp_path / "thematiques.yaml"
    assert read_vocabulary(file) == (None, [])
    file.write_text("ecologie:\n  label: Écologie\n  aliases: [vert]\nsocial:\n")
    vocabulary, problems = read_vocabulary(file)
    assert vocabulary
    assert not problems
    assert vocabulary.label("ecologie") == "Écologie"
    assert vocabulary.label("social") == "social"
    assert [vocabulary.find(t) for t in ("ÉCOLOGIE", "Vert", "social", "autre")] == [
        "ecologie",
        "ecologie",
        "social",
        None,
    ]
    assert vocabulary.suggest("ecolgie") == "ecologie"


def test_plays_are_pages_of_type_play(tmp_path: Path) -> None:
    pages = {
        "confiance/a.md": "---\nsummary: x\ntype: play\n---\n",
        "confiance/b.md": "---\ntype: kit\n---\ntype: play\n",
        "_build/c.md": "---\ntype: play\n---\n",
        "d.md": "type: play\n",
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert read_plays(tmp_path) == frozenset({"confiance/a"})
    assert read_plays(tmp_path / "_build") == frozenset({"c"})
    assert read_plays(tmp_path / "nowhere") is None
