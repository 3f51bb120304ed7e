"""The lock holds what pyproject.toml asks for, nothing that ties it to a machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
GROUPS = ["site", "pdf", "dev"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [PIN.match(line) for line in lines]
    return {canonicalize_name(hit[1]): hit[2] for hit in found if hit}


def asked(group: str) -> list[Requirement]:
    tables = project()
    wanted = [Requirement(line) for line in tables["project"]["dependencies"]]
    # Each group holds the one before it.
    names = GROUPS[: GROUPS.index(group) + 1]
    for name in names:
        entries = tables["dependency-groups"][name]
        wanted += [Requirement(entry) for entry in entries if isinstance(entry, str)]
    return wanted


@pytest.mark.parametrize(
    ("lock", "group"),
    [
        ("requirements.txt", "site"),
        ("requirements-pdf.txt", "pdf"),
        ("requirements-dev.txt", "dev"),
    ],
)
def test_the_lock_satisfies_what_is_asked(lock: str, group: str) -> None:
    locked = pins(lock)
    for requirement in asked(group):
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize(
    ("fewer", "more"),
    [
        ("requirements.txt", "requirements-pdf.txt"),
        ("requirements-pdf.txt", "requirements-dev.txt"),
    ],
)
def test_the_site_is_the_same_for_all(fewer: str, more: str) -> None:
    site, all_of_them = pins(fewer), pins(more)
    assert {name: all_of_them.get(name) for name in site} == site


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.txt",
        "requirements-pdf.txt",
        "requirements-dev.txt",
        "benchmarks/requirements-material.txt",
    ],
)
def test_each_package_is_pinned_by_hash_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = [line.split("#")[0].rstrip(" \\") for line in text.splitlines()]
    entries = re.split(r"\n(?=\S)", "\n".join(line for line in lines if line))
    assert all(PIN.match(entry) and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_sphinx_is_the_last_one_for_every_python_we_serve() -> None:
    assert pins("requirements.txt")["sphinx"].startswith("9.0.")
