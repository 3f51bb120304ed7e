"""The folder of data files, read once a version and kept by what it holds."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .model import AssessmentPart, Claim, Pattern, SitePage, Source, is_web
from .problems import Kind, Problem, suggestion
from .reading import DataError, Located, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLAIMS = "claims.yaml"
SOURCES = "sources.yaml"
PATTERNS = "patterns.yaml"
FIGURES = "flow.yaml"
SITE_MAP = "pages.yaml"
ASSESSMENT = "assessment.yaml"
FILES = (CLAIMS, SOURCES, PATTERNS, FIGURES, SITE_MAP, ASSESSMENT)

EMPTY = Located("", 1)

#: Fields an entry cannot do without.
REQUIRED: Mapping[type, tuple[str, ...]] = {
    Claim: ("text",),
    Source: ("title", "publisher"),
    Pattern: ("label",),
    SitePage: ("type",),
    AssessmentPart: ("title", "questions"),
}

#: Fields that other readers of the file use and this one leaves alone.
FOREIGN: Mapping[type, tuple[str, ...]] = {
    Claim: ("facts", "terms"),
    Source: ("read",),
    Pattern: ("summary", "aliases", "synonyms", "url"),
    SitePage: ("slug", "title", "fr", "en"),
    AssessmentPart: (),
}

Record = TypeVar("Record", Claim, Source, Pattern, SitePage, AssessmentPart)


@dataclass(frozen=True)
class File:
    """One data file: its root value and what is wrong with it."""

    root: Located = EMPTY
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything the data files say."""

    folder: Path
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    site_map: Mapping[str, SitePage] = field(default_factory=dict)
    assessment: Mapping[str, AssessmentPart] = field(default_factory=dict)
    figures: Located = EMPTY
    problems: tuple[Problem, ...] = ()

    def path(self, name: str) -> str:
        """Name a data file as problems do."""
        return shown(self.folder / name)


def shown(path: Path) -> str:
    """Return the path from the working directory, when it is inside."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_library(folder: Path) -> Library:
    """Read all the data files of a folder; kept as long as they stand as they are."""
    return _read_version(folder, tuple(_stamp(folder / name) for name in FILES))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


# Every figure and every source of a page asks for the library.
@functools.lru_cache(maxsize=8)
def _read_version(folder: Path, stamps: tuple[tuple[int, int], ...]) -> Library:
    problems: list[Problem] = []

    def root(name: str) -> Located:
        file = _read_file(folder / name)
        problems.extend(file.problems)
        return file.root

    def entries(name: str, record: type[Record], key: str) -> dict[str, Record]:
        found: dict[str, Record] = {}
        for identifier, value in _identified(root(name), key):
            wrong = list(_entry_problems(folder / name, record, identifier, value))
            problems.extend(wrong)
            if identifier in found:
                text = f"identifiant « {identifier} » déjà pris"
                path = shown(folder / name)
                problems.append(Problem(path, value.line, Kind.DATA, text))
            found[identifier] = record.read(identifier, value)
        return found

    return Library(
        folder=folder,
        claims=entries(CLAIMS, Claim, "claims"),
        sources=entries(SOURCES, Source, "sources"),
        patterns=entries(PATTERNS, Pattern, "patterns"),
        site_map=entries(SITE_MAP, SitePage, "pages"),
        assessment=entries(ASSESSMENT, AssessmentPart, "parts"),
        figures=root(FIGURES),
        problems=tuple(problems),
    )


def _read_file(path: Path) -> File:
    """Read a data file; an absent one is empty."""
    if not path.is_file():
        return File()
    try:
        return File(parse(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError:
        problem = Problem(shown(path), 1, Kind.DATA, "le fichier n’est pas en UTF-8")
    except DataError as error:
        problem = Problem(shown(path), error.line, Kind.DATA, error.text)
    return File(problems=(problem,))


def _identified(root: Located, key: str) -> Iterable[tuple[str, Located]]:
    """Give the entries of ``id: {…}``, of ``- id: …``, or of either under ``key:``."""
    if root.get(key).value:
        root = root.get(key)
    if isinstance(root.value, tuple):
        for item in root.value:
            identifier = item.get("id").text or item.get("slug").text
            yield identifier, item
    else:
        yield from root.pairs()


def _entry_problems(
    path: Path, record: type[Record], identifier: str, value: Located
) -> Iterable[Problem]:
    """An entry has an id, its required fields and no field that nobody reads."""

    def problem(line: int, text: str) -> Problem:
        return Problem(shown(path), line, Kind.DATA, text)

    if not identifier:
        yield problem(value.line, "entrée sans identifiant ; écrire « id: … »")
    known = {*(item.name for item in fields(record)), *FOREIGN[record]}
    for name, given in value.pairs():
        if name not in known:
            near = suggestion(name, known)
            yield problem(given.line, f"champ « {name} » inconnu{near}")
    url = value.get("url")
    if record is Source and url.text and not is_web(url.text):
        text = f"« {url.text} » n’est pas une adresse web ; écrire https://…"
        yield problem(url.line, text)
    for name in REQUIRED[record]:
        if not value.get(name).value:
            text = f"« {identifier} » n’a pas de champ « {name} » ; l’ajouter"
            yield problem(value.line, text)
