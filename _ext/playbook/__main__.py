"""``python -m playbook``: ``lint`` the prose, print the ``pdf``; without Sphinx."""

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
    pdf = commands.add_parser("pdf", help="le site en PDF, ou une page")
    pdf.add_argument("folder", type=Path, help="ce que make singlehtml a écrit")
    pdf.add_argument("out", type=Path, help="dossier où écrire le PDF")
    pdf.add_argument("--page", default="", help="une page, comme startups/pix")
    options = parser.parse_args(arguments)
    if options.command == "pdf":
        return _pdf(options.folder, options.out, options.page)
    return _lint(options.docs, options.fix, options.quiet)


def _lint(docs: Path, fix: bool, quiet: bool) -> int:
    report, faults = lint_folder(docs, fix)
    for line in report:
        if ": note: " not in line or not quiet:
            sys.stdout.write(f"{line}\n")
    notes = len(report) - faults
    sys.stderr.write(f"{faults} faute(s), {notes} note(s)\n")
    return 1 if faults else 0


def _pdf(folder: Path, out: Path, page: str) -> int:
    from .paper.command import make_pdf
    from .paper.press import PaperError

    try:
        sys.stdout.write(f"{make_pdf(folder, out, page)}\n")
    except PaperError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
