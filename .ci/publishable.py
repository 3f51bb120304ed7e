"""Refuse to publish while the legal notice would have holes."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

NEEDED = {
    "url": "l’adresse du site publié",
    "repository": "l’adresse du dépôt",
    "publisher": "le nom de l’éditeur",
    "host": "le nom et l’adresse de l’hébergeur",
    "contact": "la page ou la boîte de service où demander une correction",
}


def missing(pyproject: Path) -> list[str]:
    """Name the settings that neither the environment nor [tool.playbook] gives."""
    settings = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    defaults = settings.get("tool", {}).get("playbook", {})
    return [
        key
        for key in NEEDED
        if not os.environ.get(f"PLAYBOOK_{key.upper()}", defaults.get(key, "")).strip()
    ]


def main(pyproject: Path) -> int:
    holes = missing(pyproject)
    for key in holes:
        sys.stderr.write(f"{pyproject.name} : [tool.playbook] {key} est vide ; ")
        sys.stderr.write(f"y écrire {NEEDED[key]}.\n")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parents[1] / "pyproject.toml"))
