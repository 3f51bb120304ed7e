"""``python -m playbook lint docs``: the prose of the pages, without Sphinx."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .prose import lint_folder


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="playbook", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    lint = commands.add_parser("lint", help="relit la prose des pages et des fiches")
    lint.add_argument("docs", type=Path, help="dossier des pages")
    lint.add_argument("--fix", action="store_true", help="corrige la typographie")
    lint.add_argument("--quiet", action="store_true", help="sans les notes")
    options = parser.parse_args(arguments)
    report, faults = lint_folder(options.docs, options.fix)
    for line in report:
        if ": note: " not in line or not options.quiet:
            sys.stdout.write(f"{line}\n")
    notes = len(report) - faults
    sys.stderr.write(f"{faults} faute(s), {notes} note(s)\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
