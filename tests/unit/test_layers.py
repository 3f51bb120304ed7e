"""A module imports only modules above it, and the command never imports Sphinx."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import startup_cards

PACKAGE = Path(startup_cards.__file__).parent

#: From what knows nothing to what knows all.
PURE = """
    unseen values life parts text vocabulary model marked problems
    wording rule_sentences value_sentences sentences headings
    figure_labels contribution_labels labels messages markup
    syntax slips composing reading
    draft meant misshapen fields lifecycle listed card crossing rules
    translated catalogue related records shapes feed schema timeline telling flow
    figure life_figure flow_figure stay_figure views controls entries profiles viewer
    written comparing reporting repository
    scaffold issue rewriting importing bringing __main__
""".split()
#: What makes pages of it.
SPHINX = """
    config translating log outline prose nodes uses answers domain figures markdown
    roles directives documenting plain plain_figures parser transforms
    figure_directives rendering freshness export offered idle __init__
""".split()
ORDER = PURE + SPHINX
FILES = {
    str(path.relative_to(PACKAGE).with_suffix("")): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imports(name: str) -> set[str]:
    """The rooms of the package that a file imports, anywhere in it."""
    tree = ast.parse(FILES[name].read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        # Inside a folder, one dot is the folder itself: the same room.
        if isinstance(node, ast.ImportFrom) and node.level > name.count("/"):
            names = [node.module] if node.module else [a.name for a in node.names]
            found |= {str(name).partition(".")[0] for name in names}
    return found


def outside(name: str) -> set[str]:
    """The packages from elsewhere that a module imports."""
    tree = ast.parse(FILES[name].read_text("utf-8"))
    names = [
        a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names
    ]
    names += [
        str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
    ]
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("name", FILES)
def test_imports_go_up(name: str) -> None:
    room = name.partition("/")[0]
    above = set(ORDER[: ORDER.index(room)])
    assert imports(name) - {room} <= above


@pytest.mark.parametrize("name", [name for name in FILES if name in PURE])
def test_neither_sphinx_nor_docutils(name: str) -> None:
    assert not outside(name) & {"sphinx", "docutils", "myst_parser", "jinja2"}


def test_the_command_stays_light() -> None:
    code = (
        "import sys, startup_cards.__main__;"
        "heavy = {m.partition('.')[0] for m in sys.modules} & {'sphinx', 'docutils'};"
        "sys.exit(bool(heavy))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parent)
