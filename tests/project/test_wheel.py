"""The wheel: the extension with its files, usable in any Sphinx project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "_ext" / "startup_cards"

pytestmark = pytest.mark.slow

CARD = """\
title: Tournesol
mission: Dire à chaque commune où planter
incubator: essai
phases:
  - name: investigation
    start: 2024-01-08
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from a copy, so that setuptools writes nothing into the source tree."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(
        ROOT / "_ext", source / "_ext", ignore=shutil.ignore_patterns("__pycache__")
    )
    options = ["--quiet", "--no-deps", "--no-build-isolation"]
    command = [sys.executable, "-m", "pip", "wheel", *options]
    subprocess.run([*command, "--wheel-dir", source / "dist", source], check=True)
    (built,) = (source / "dist").glob("*.whl")
    return built


def test_what_only_the_import_needs_is_an_extra(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    (name,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    metadata = zipfile.ZipFile(wheel).read(name).decode()
    assert "Provides-Extra: import" in metadata
    needed = re.findall(r"^Requires-Dist: (ruamel\S+)(.*)$", metadata, re.MULTILINE)
    assert [rest.strip(" ;") for _, rest in needed] == ['extra == "import"']


def test_it_holds_the_extension_and_its_files(wheel: Path) -> None:
    shipped = {".py", ".typed", ".mo"}
    folders = {"templates", "static"}
    expected = {
        path.relative_to(ROOT / "_ext").as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and (path.suffix in shipped or folders & set(path.parent.parts))
        and "__pycache__" not in path.parts
    }
    names = {
        name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name
    }
    assert names == expected


def test_a_stranger_s_project_builds_with_it(wheel: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    zipfile.ZipFile(wheel).extractall(library)
    project = tmp_path / "project"
    (project / "startups").mkdir(parents=True)
    (project / "conf.py").write_text('extensions = ["startup_cards"]\n')
    (project / "index.rst").write_text("Essai\n=====\n\n.. startup-card:: tournesol\n")
    (project / "startups" / "tournesol.yaml").write_text(CARD, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-n", "-W", "-q", project, tmp_path / "html"],
        check=True,
        env={**os.environ, "PYTHONPATH": str(library)},
    )
    page = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert "Dire à chaque commune où planter" in page
