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
ORDER = """
    values life parts text vocabulary model marked problems
    wording rule_sentences sentences headings labels messages markup
    syntax composing reading
    draft fields lifecycle listed card crossing rules
    catalogue records schema timeline flow scaffold rewriting importing __main__
""".split()


def imports(module: str) -> set[str]:
    """The modules of the package that one of them imports, anywhere in it."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            found |= {node.module} if node.module else {a.name for a in node.names}
    return found


def outside(module: str) -> set[str]:
    """The packages from elsewhere that a module imports."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))
    names = [
        a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names
    ]
    names += [
        str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
    ]
    return {name.partition(".")[0] for name in names}


PRESENT = [name for name in ORDER if (PACKAGE / f"{name}.py").exists()]


@pytest.mark.parametrize("module", PRESENT)
def test_imports_go_up(module: str) -> None:
    above = set(ORDER[: ORDER.index(module)])
    assert imports(module) <= above


@pytest.mark.parametrize("module", PRESENT)
def test_neither_sphinx_nor_docutils(module: str) -> None:
    assert not outside(module) & {"sphinx", "docutils", "myst_parser"}


def test_the_command_stays_light() -> None:
    code = (
        "import sys, startup_cards.__main__;"
        "heavy = {m.partition('.')[0] for m in sys.modules} & {'sphinx', 'docutils'};"
        "sys.exit(bool(heavy))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parent)
