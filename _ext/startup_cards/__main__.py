"""The command line, without Sphinx: `python -m startup_cards check docs/startups`."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from . import messages
from .problems import Problem, Severity
from .reading import read_plays, read_vocabularies
from .rules import Context, Report, check_files, check_folder

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The messages are in the language of the site, whatever the shell's is.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="startup_cards", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="tell every problem of every card")
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--language", default="fr")
    check.add_argument(
        "--vocabularies", type=Path, help="default: ../_data by the cards"
    )
    check.add_argument("--as-of", type=date.fromisoformat, help="YYYY-MM-DD")
    check.set_defaults(run=_check)
    return parser


def _check(options: argparse.Namespace) -> int:
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        text = messages.label("check.no-path", options.language)
        sys.stderr.write(f"{missing[0]}: {text}\n")
        return 2
    reports = [_report(path, options) for path in options.paths if path.is_dir()]
    files = [path for path in options.paths if path.is_file()]
    if files:
        reports.append(check_files(files, _context(files[0].parent, options)))
    problems = sorted({p for report in reports for p in report.problems})
    cards = sum(len(report.cards) for report in reports)
    _write(problems, cards, options)
    return 1 if any(p.severity is not Severity.NOTICE for p in problems) else 0


def _report(folder: Path, options: argparse.Namespace) -> Report:
    return check_folder(folder, _context(folder, options))


def _context(folder: Path, options: argparse.Namespace) -> Context:
    lists = options.vocabularies or folder.parent / "_data"
    vocabularies, _ = read_vocabularies(lists)
    return Context(
        vocabularies=vocabularies,
        plays=read_plays(folder.parent),
        as_of=options.as_of,
        root=Path.cwd() if folder.is_absolute() else None,
    )


def _write(problems: list[Problem], cards: int, options: argparse.Namespace) -> None:
    language = options.language
    if options.format == "json":
        found = [_as_json(problem, language) for problem in problems]
        text = json.dumps(
            {"cards": cards, "problems": found}, ensure_ascii=False, indent=1
        )
        sys.stdout.write(text + "\n")
        return
    for problem in problems:
        write = _as_github if options.format == "github" else _as_text
        sys.stdout.write(write(problem, language) + "\n")
    sys.stdout.write(summary(problems, cards, language) + "\n")


def summary(problems: Sequence[Problem], cards: int, language: str) -> str:
    """Count what was found: « 60 fiches : 2 erreurs, 1 remarque »."""
    counts = [
        messages.plural(f"{severity}s", number, language)
        for severity in Severity
        if (number := sum(p.severity is severity for p in problems))
    ]
    told = ", ".join(counts) or messages.label("check.clean", language)
    return messages.label("check.summary", language).format(
        cards=messages.plural("cards", cards, language), told=told
    )


def _as_text(problem: Problem, language: str) -> str:
    return messages.report_line(problem, language)


def _as_json(problem: Problem, language: str) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "kind": problem.kind.value,
        "severity": problem.severity.value,
        "message": messages.sentence(problem, language),
    }


def _as_github(problem: Problem, language: str) -> str:
    """Write a workflow command: the sentence then stands at its line in the diff."""
    level = str(problem.severity)
    text = f"{problem.field}: {messages.sentence(problem, language)}".removeprefix(": ")
    place = f"line={problem.line},col={problem.column},title=startup.{problem.kind}"
    file = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={file},{place}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.exit(main())
