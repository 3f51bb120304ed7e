"""The command line, without Sphinx: `python -m startup_cards check docs/startups`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from . import messages
from .card import address_key
from .comparing import Changes, Side
from .crossing import file_name
from .issue import Answer, Misread, answers, card_lines, questions, refuse_people
from .problems import Problem, Severity
from .reading import read_plays, read_vocabularies
from .reporting import report as make_report
from .repository import NoRevision, copy_revision
from .rules import Context, Report, check_files, check_folder
from .scaffold import new_card
from .schema import schema as make_schema
from .schema import to_text
from .unseen import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


#: Whose answers `new --from-issue` reads.
FORM = Path(".github/ISSUE_TEMPLATE/proposer-une-fiche.yml")


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
    check.add_argument("--as-of", type=date.fromisoformat, help="YYYY-MM-DD")
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="write a commented card, right as it stands")
    asked = new.add_mutually_exclusive_group(required=True)
    asked.add_argument("id", nargs="?", metavar="ID")
    asked.add_argument(
        "--from-issue", type=Path, metavar="FILE", help="the answers of the form"
    )
    new.add_argument("--form", type=Path, default=FORM, help=f"default: {FORM}")
    new.add_argument("--dir", type=Path, default=Path("docs/startups"))
    new.set_defaults(run=_new, as_of=None, format="text")
    bring = commands.add_parser("import", help="bring cards from the public catalogue")
    bring.add_argument("--from", dest="checkout", type=Path, required=True)
    bring.add_argument("--to", dest="target", type=Path, required=True)
    bring.set_defaults(run=_import)
    schema = commands.add_parser("schema", help="write the JSON Schema for editors")
    schema.add_argument("--output", type=Path, help="default: the standard output")
    schema.set_defaults(run=_schema)
    tell = commands.add_parser("report", help="tell what a proposal changes")
    tell.add_argument("--base", required=True, help="the revision to compare with")
    tell.add_argument("--head", help="the revision proposed; default: the files here")
    tell.add_argument("--repository", type=Path, default=Path())
    tell.add_argument("--docs", default="docs", help="the folder of the sources")
    tell.set_defaults(run=_tell_changes)
    for command in (check, new, bring, schema, tell):
        command.add_argument("--language", default="fr")
    for command in (check, new, schema):
        command.add_argument(
            "--vocabularies", type=Path, help="the lists of the site (_data)"
        )
    return parser


def _check(options: argparse.Namespace) -> int:
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        text = messages.label("check.no-path", options.language)
        return _refuse(f"{missing[0]}: {text}")
    reports = [_report(path, options) for path in options.paths if path.is_dir()]
    files = [path for path in options.paths if path.is_file()]
    if files:
        reports.append(check_files(files, _context(files[0].parent, options)[0]))
    problems = sorted({p for report in reports for p in report.problems})
    cards = sum(len(report.cards) for report in reports)
    _write(problems, cards, options)
    return 1 if any(p.severity is not Severity.NOTICE for p in problems) else 0


def _report(folder: Path, options: argparse.Namespace) -> Report:
    """Check a folder, with the lists that its cards are checked by."""
    context, told = _context(folder, options)
    report = check_folder(folder, context)
    return replace(report, problems=tuple(sorted({*report.problems, *told})))


def _context(
    folder: Path, options: argparse.Namespace
) -> tuple[Context, list[Problem]]:
    lists = options.vocabularies or folder.parent / "_data"
    vocabularies, told = read_vocabularies(lists)
    context = Context(
        vocabularies=vocabularies,
        plays=read_plays(folder.parent),
        as_of=options.as_of,
        root=Path.cwd() if folder.is_absolute() else None,
    )
    return context, told


def _new(options: argparse.Namespace) -> int:
    folder: Path = options.dir
    try:
        found = _answers(options)
    except Misread as error:
        text = messages.label(error.key, options.language).format(**error.values)
        return _refuse(f"{options.from_issue}:{error.line}: {visible(text)}")
    id = (found["id"].text if found else options.id).removesuffix(".yaml")
    path = folder / f"{id}.yaml"
    problem = next(file_name(id, path.as_posix()), None)
    taken = {address_key(file.stem) for file in folder.glob("*.yaml")}
    if problem:
        return _refuse(messages.report_line(problem, options.language))
    if not folder.is_dir():
        return _refuse(f"{folder}: {messages.label('new.no-folder', options.language)}")
    if address_key(id) in taken:
        return _refuse(f"{path}: {messages.label('new.exists', options.language)}")
    lists, _ = read_vocabularies(options.vocabularies or folder.parent / "_data")
    given = card_lines(found, lists)
    text = new_card(id, date.today(), lists, options.language, given)
    path.write_text(text, "utf-8")
    sys.stdout.write(f"{path}: {messages.label('new.done', options.language)}\n")
    if not found:
        return 0
    report = check_files([path], _context(folder, options)[0])
    _write(list(report.problems), 1, options)
    return 1 if report.fails else 0


def _answers(options: argparse.Namespace) -> dict[str, Answer]:
    """The answers of the form, when the card comes from one."""
    if not options.from_issue:
        return {}
    texts = []
    for path in (options.form, options.from_issue):
        try:
            texts.append(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            options.from_issue = path
            raise Misread("issue.no-file") from None
    found = answers(texts[1], questions(texts[0]))
    refuse_people(found)
    return found


def _import(options: argparse.Namespace) -> int:
    try:
        # Only this command needs ruamel.yaml; the others start faster without it.
        importlib.import_module("ruamel.yaml")
    except ImportError:
        return _refuse(messages.label("import.needs", options.language))
    from .bringing import report
    from .importing import import_all

    if not options.target.is_dir():
        text = messages.label("new.no-folder", options.language)
        return _refuse(f"{options.target}: {text}")
    outcomes = list(import_all(options.checkout, options.target, options.language))
    if not outcomes:
        text = messages.label("import.nothing", options.language)
        return _refuse(f"{options.checkout}: {text}")
    sys.stdout.write("\n".join(report(outcomes, options.language)) + "\n")
    return 0


def _schema(options: argparse.Namespace) -> int:
    folder = options.vocabularies or Path("docs/_data")
    text = to_text(make_schema(read_vocabularies(folder)[0], options.language))
    if options.output:
        options.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0


def _tell_changes(options: argparse.Namespace) -> int:
    root: Path = options.repository
    with tempfile.TemporaryDirectory() as temporary:
        before, after = Path(temporary, "before"), Path(temporary, "after")
        try:
            copy_revision(root, options.base, options.docs, before)
            if options.head:
                copy_revision(root, options.head, options.docs, after)
        except NoRevision as error:
            text = messages.label("changes.no-revision", options.language)
            return _refuse(f"{visible(str(error))}: {text}")
        sides = (
            Side(before, options.docs),
            Side(after if options.head else root, options.docs),
        )
        sys.stdout.write(make_report(Changes(*sides), options.language))
    return 0


def _refuse(text: str) -> int:
    sys.stderr.write(text + "\n")
    return 2


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
