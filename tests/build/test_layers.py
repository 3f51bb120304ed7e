"""The rooms of the extension: a module imports only modules above it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "_ext" / "startup_cards"

#: What knows neither Sphinx nor docutils: one row a room, the record first.
PURE = (
    ["sentences", "labels", "text", "values", "vocabulary"],
    ["life", "parts", "problems"],
    ["model", "marked", "messages", "markup"],
    ["draft", "syntax"],
    ["composing", "card"],
    ["reading", "fields", "listed", "lifecycle", "crossing"],
    ["rules", "catalogue"],
    ["records", "views"],
    ["__main__"],
)
#: What makes pages of it.
SPHINX = (
    ["config", "log", "nodes"],
    ["domain"],
    ["markdown", "roles", "directives", "plain"],
    ["parser", "transforms"],
    ["rendering", "freshness", "export"],
    ["__init__"],
)
RANK = {name: rank for rank, row in enumerate(PURE + SPHINX) for name in row}


def modules() -> dict[str, Path]:
    """Every module, the folder of a sub-package standing for its files."""
    return {
        str(path.relative_to(PACKAGE)): path
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "__pycache__"
    }


def imported(path: Path) -> tuple[set[str], set[str]]:
    """The rooms and the outside packages that a module imports to run."""
    tree = ast.parse(path.read_text("utf-8"))
    rooms: set[str] = set()
    outside: set[str] = set()
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in set(ast.walk(tree)) - typing_only:
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            outside.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            names = [node.module] if node.module else [a.name for a in node.names]
            rooms |= {name.split(".")[0] for name in names if name}
    return rooms, outside


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_modules_above_it(name: str) -> None:
    room = name.split("/")[0].removesuffix(".py")
    rooms, _ = imported(modules()[name])
    below = {r for r in rooms - {room} if RANK[r] > RANK[room]}
    assert below == set()


@pytest.mark.parametrize("name", [name for row in PURE for name in row])
def test_the_record_and_the_rules_know_no_sphinx(name: str) -> None:
    _, outside = imported(PACKAGE / f"{name}.py")
    assert outside & {"sphinx", "docutils", "jinja2"} == set()


def test_the_command_loads_no_sphinx() -> None:
    code = (
        "import sys, startup_cards.__main__; "
        "print(sorted({'sphinx', 'docutils', 'jinja2'} & sys.modules.keys()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[]"
