"""The extension as others install it: the wheel, and a Sphinx to build with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Sphinx:
    """A Python that has Sphinx, and where it finds the extension."""

    python: str
    environment: dict[str, str] = field(default_factory=dict)

    def build(self, project: Path, builder: str = "html", *options: str) -> Path:
        """Build strictly, with the installed wheel only."""
        out = project / "_build" / builder
        command = [self.python, "-m", "sphinx", "-n", "-W", "-q", "-b", builder]
        trees = ["-d", str(project / "_build" / "doctrees")]
        done = subprocess.run(
            [*command, *trees, *options, str(project), str(out)],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return out


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy without the network."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "_ext", source / "_ext", ignore=skip)
    make = ["wheel", "-q", "--no-deps", "--no-build-isolation", "-w"]
    command = [sys.executable, "-m", "pip", *make, str(source / "dist"), str(source)]
    subprocess.run(command, check=True)
    (made,) = (source / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="session")
def sphinx(wheel: Path) -> Sphinx:
    """The Sphinx of these tests, with the wheel in a folder of its own."""
    library = wheel.parent / "library"
    into = ["install", "-q", "--no-deps", "--no-index", "--target"]
    command = [sys.executable, "-m", "pip", *into, str(library), str(wheel)]
    subprocess.run(command, check=True)
    return Sphinx(sys.executable, {"PYTHONPATH": str(library)})


@pytest.fixture(scope="session")
def oldest(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Sphinx:
    """The oldest Sphinx that the wheel allows, from a package registry."""
    folder = tmp_path_factory.mktemp("oldest")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=120)
    python = str(folder / "bin" / "python")
    wanted = ("sphinx>=8.2,<8.3", "myst-parser", "furo", str(wheel))
    command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    try:
        done = subprocess.run(
            [*command, "--retries", "1", *wanted],
            capture_output=True,
            text=True,
            check=False,
            timeout=420,
        )
        failed = done.stderr if done.returncode else ""
    except subprocess.TimeoutExpired:
        failed = "the registry did not answer in time"
    if failed and os.environ.get("PLAYBOOK_REQUIRE_OLDEST") != "1":
        pytest.skip("no package registry in reach")
    assert not failed
    # Nothing of ours but the wheel is in reach.
    return Sphinx(python, {"PYTHONPATH": ""})
