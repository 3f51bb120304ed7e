"""The page about the extension says all that the code offers, and nothing more."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import pytest
from docutils.parsers.rst import Directive

import startup_cards
from startup_cards import directives, documenting, figure_directives
from startup_cards.__main__ import _parser
from startup_cards.config import SETTINGS
from startup_cards.model import Vocabularies

PACKAGE = Path(startup_cards.__file__).parent
PAGE = PACKAGE.parents[1] / "docs" / "contribuer" / "extension.md"
TEXT = PAGE.read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")
CODE = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
MODULES = (directives, documenting, figure_directives)


def section(title: str) -> str:
    """The text under a heading, down to the next of its level or above."""
    level = title.partition(" ")[0]
    start = TEXT.index(f"\n{title}\n") + len(title) + 2
    end = re.search(rf"^#{{2,{len(level)}}} ", TEXT[start:], re.MULTILINE)
    return TEXT[start : start + end.start()] if end else TEXT[start:]


def first_cells(text: str) -> list[str]:
    """The names in the first column of the tables."""
    rows = re.findall(r"^\| (`.*?`+) \|", text, re.MULTILINE)
    return [row.strip("`") for row in rows]


def registered() -> dict[str, type[Directive]]:
    """Each directive that the code adds, with its class."""
    named = re.findall(r'add_directive\("([\w-]+)", (?:\w+\.)?(\w+)\)', CODE)
    found: dict[str, type[Directive]] = {}
    for name, cls in named:
        (found[name],) = {getattr(m, cls) for m in MODULES if hasattr(m, cls)}
    return found


def test_each_directive_has_its_section() -> None:
    told = re.findall(r"^### `([\w-]+)`$", section("## Les directives"), re.MULTILINE)
    assert set(told) == set(registered())


@pytest.mark.parametrize("name", registered())
def test_each_option_is_described(name: str) -> None:
    said = section(f"### `{name}`")
    options: dict[str, Any] = registered()[name].option_spec or {}
    assert all(f"`{option}`" in said for option in options)
    table = first_cells(said)
    assert set(table) in (set(options), set())
    # What it does is seen: here, or on the page that it links to.
    assert f"```{{{name}}}" in said or "Exemple vivant : [" in said


@pytest.mark.parametrize("name", registered())
def test_a_live_example_is_alive(name: str) -> None:
    said = section(f"### `{name}`")
    link = re.search(r"Exemple vivant : \[[^\]]*\]\(([^)#]+)", said)
    page = (PAGE.parent / link[1]).read_text("utf-8") if link else said
    # In a page, outside a block that quotes it.
    assert re.search(rf"^(?:```|:::){{{name}}}", page, re.MULTILINE)
    shown = re.sub(r"^````md\n.*?^````$", "", page, flags=re.MULTILINE | re.DOTALL)
    assert re.search(rf"^(?:```|:{{3,4}})\{{{name}\}}", shown, re.MULTILINE)


def test_each_role_is_shown() -> None:
    said = section("## Les rôles")
    roles = set(re.findall(r'add_role\("([\w-]+)"', CODE))
    domain = {f"{a}:{b}" for a, b in re.findall(r'to_domain\("(\w+)", "(\w+)"', CODE)}
    assert roles == {"startup", "startup-count"}
    assert domain == {"startup:card"}
    for role in roles:
        assert f"`` {{{role}}}`" in said
        assert f"| {{{role}}}`" in said
    for role in domain:
        assert f":{role}:`" in said


def test_each_setting_is_given_with_its_default() -> None:
    said = section("## Les réglages")
    rows = dict(re.findall(r"^\| `(startup_\w+)` \| (.*?) \|", said, re.MULTILINE))
    defaults = {
        s.name: f"`{s.default}`" if s.default != "" else "vide" for s in SETTINGS
    }
    assert rows == defaults
    for name in Vocabularies.__dataclass_fields__:
        assert f"`{name}`" in said


def test_each_template_is_named() -> None:
    said = first_cells(section("## Les gabarits"))
    assert set(said) == {path.name for path in (PACKAGE / "templates").iterdir()}


def test_each_command_is_named() -> None:
    (commands,) = (
        action
        for action in _parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    said = section("## Les commandes")
    assert set(first_cells(said)) == set(commands.choices)
    for option in re.findall(r"`(--[\w-]+)", said):
        assert any(
            option in c._option_string_actions for c in commands.choices.values()
        )


def test_three_lines_of_settings_are_three() -> None:
    example = re.search(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert example
    settings: dict[str, object] = {}
    exec(example[1], settings)
    assert len(example[1].splitlines()) == 3
    assert "startup_cards" in str(settings["extensions"])
