"""Bring cards from a checkout of the public catalogue, and say what became of each.

The rules of the check decide what is kept: a value that they refuse is left out with
the sentence that says why. A card that exists keeps its comments, its order and the
fields that are ours; only fields that changed at the source are written.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .life import PHASE_ALIASES
from .listed import in_words_of, unlisted
from .marked import Mapping, plain
from .messages import heading, label, sentence
from .model import Startup
from .problems import Kind, Problem, Severity
from .reading import decode, parse, read_vocabularies
from .rewriting import card_text, updated_text
from .rules import Context, Vocabularies, check_card

#: Fields that say what only this site knows: never written over.
OURS = ("description", "trust", "plays", "team", "end", "sources", "as_of")
#: Sentences and names, which a site writes in words of its own.
PROSE = ("title", "mission")
#: Without these there is no card: the check, not the import, tells their mistakes.
_NEEDED = frozenset({"title", "mission", "phases", "incubator", "incubators"})
_ADDRESSES = ("link", "repository", "stats_url", "budget_url", "impact_url", "contact")
_KNOWN = tuple(
    f.alias or name for name, f in Startup.model_fields.items() if name != "id"
)
#: A card is cleaned a few values at a time; each round removes at least one.
_ROUNDS = 50


@dataclass
class Outcome:
    """What became of one file of the catalogue."""

    source: str
    #: created, updated, unchanged or unreadable
    what: str
    mapped: list[str] = field(default_factory=list)
    #: Field and why it was left out.
    dropped: list[tuple[str, str]] = field(default_factory=list)
    #: The same reasons in general words, for the totals.
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)

    def drop(self, place: str, reason: str, general: str = "") -> None:
        """Leave a value out, and say why."""
        self.dropped.append((place, reason))
        name = re.split(r"[.\[]", place, maxsplit=1)[0]
        self.reasons[name, general or reason] += 1


def sources(checkout: Path) -> list[Path]:
    """Find the product files of a checkout, wherever it was unpacked."""
    for folder in (
        checkout / "content" / "_startups",
        checkout / "_startups",
        checkout,
    ):
        files = sorted(folder.glob("*.md"))
        if files:
            return [file for file in files if file.stem.lower() != "readme"]
    return []


def import_all(checkout: Path, target: Path, language: str = "fr") -> Iterator[Outcome]:
    """Import every product of a checkout into a folder of cards."""
    lists, _ = read_vocabularies(target.parent / "_data")
    for file in sources(checkout):
        yield import_one(file, target, language, lists)


def import_one(
    file: Path, target: Path, language: str = "fr", lists: Vocabularies | None = None
) -> Outcome:
    """Create or update one card."""
    id = unicodedata.normalize("NFC", file.stem)
    card = target / f"{id}.yaml"
    fields, problem = read_source(file)
    if problem or not fields:
        reason = (
            sentence(problem, language) if problem else label("import.empty", language)
        )
        return Outcome(file.name, "unreadable", dropped=[("", reason)])
    outcome = Outcome(file.name, "created")
    kept = _kept(fields, outcome, language)
    _clean(kept, card.name, outcome, language)
    if card.exists():
        return _update(card, kept, outcome, language, lists or Vocabularies())
    outcome.mapped = list(kept)
    card.write_text(card_text(kept), "utf-8")
    return outcome


def _update(
    card: Path,
    kept: dict[str, Any],
    outcome: Outcome,
    language: str,
    lists: Vocabularies,
) -> Outcome:
    """Bring what is new at the source into a card, and leave it all that is its own."""
    before, _ = decode(card.read_bytes())
    root = parse(before, card.name)[0] if before else None
    own = plain(root) if isinstance(root, Mapping) else {}
    assert isinstance(own, dict)
    ours = label("import.ours", language)
    for name in [name for name in kept if name in own and name in (*OURS, *PROSE)]:
        if str(own[name]).strip() != str(kept[name]).strip():
            outcome.drop(name, ours)
        del kept[name]
    if "incubators" in own:
        kept.pop("incubator", None)
    said, known = in_words_of(own, lists), in_words_of(kept, lists)
    for name, text in unlisted(known, lists):
        general = label("import.unlisted", language)
        outcome.drop(name, f"{text}: {general}", general)
        known[name] = [value for value in known[name] if value != text]
    fresh = {n: v for n, v in known.items() if not _alike(v, said.get(n))}
    outcome.mapped = list(known)
    after = updated_text(before or "", fresh)
    if after is None:
        reason = label("import.existing", language)
        return Outcome(outcome.source, "unreadable", dropped=[("", reason)])
    outcome.what = "unchanged" if after == before else "updated"
    if after != before:
        card.write_text(after, "utf-8")
    return outcome


def _alike(one: Any, other: Any) -> bool:
    """Whether two values say the same: the order of a list of names says nothing."""
    if one == other or not one:
        return True
    both = [one, other]
    if not all(
        isinstance(x, list) and all(isinstance(i, str) for i in x) for x in both
    ):
        return False
    return {*map(_bare, one)} == {*map(_bare, other)}


def _bare(text: str) -> str:
    """An old address however it is written."""
    return text.strip().strip("/").removesuffix(".html")


def read_source(file: Path) -> tuple[dict[str, Any], Problem | None]:
    """Read the front matter of a product file; its body becomes `description`."""
    text, bad_line = decode(file.read_bytes())
    if text is None:
        return {}, Problem(file.name, bad_line or 1, 1, "", Kind.ENCODING)
    match = re.match(
        r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$(.*)", text, re.DOTALL | re.MULTILINE
    )
    root, problems = parse(match[1], file.name) if match else (None, [])
    if not match or not isinstance(root, Mapping) or problems:
        return {}, problems[0] if problems else None
    fields = plain(root)
    assert isinstance(fields, dict)
    body = match[2].strip()
    return fields | ({"description": body} if body else {}), None


def _kept(fields: dict[str, Any], outcome: Outcome, language: str) -> dict[str, Any]:
    """Keep the fields that a card has, in the order of the model."""
    for name, value in fields.items():
        if name not in _KNOWN:
            outcome.drop(name, label("import.unused", language))
        elif value in (None, [], {}):
            outcome.drop(name, label("import.blank", language))
    kept = {name: fields[name] for name in _KNOWN if fields.get(name)}
    for name in _ADDRESSES:
        if isinstance(kept.get(name), str):
            kept[name] = html.unescape(kept[name]).strip()
    for phase in kept.get("phases", ()):
        if isinstance(phase, dict) and phase.get("name") in PHASE_ALIASES:
            phase["name"] = PHASE_ALIASES[phase["name"]].value
    if isinstance(kept.get("description"), str):
        kept["description"] = _plain_markdown(kept["description"])
    return {name: _without_nothing(value) for name, value in kept.items()}


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        found = {k: _without_nothing(v) for k, v in value.items() if v is not None}
        return {k: v for k, v in found.items() if v not in ([], {})}
    if isinstance(value, list):
        return [_without_nothing(item) for item in value if item is not None]
    return value


def _plain_markdown(text: str) -> str:
    """Take out of a body what a card's text does not have: HTML, pictures."""
    text = re.sub(r"<!--.*?-->|</?[A-Za-z][^<>]*>", "", text, flags=re.DOTALL)
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", text)
    # Links to the pages of the other site lead nowhere here: their words stay.
    text = re.sub(r"\[([^\]]*)\]\((?!https?:|mailto:)[^)]*\)", r"\1", text)
    return text.strip()


def _clean(kept: dict[str, Any], path: str, outcome: Outcome, language: str) -> None:
    """Leave out, one after the other, the values that the check refuses."""
    for _ in range(_ROUNDS):
        found = check_card(card_text(kept), path, Context()).problems
        refused = [
            p for p in found if p.severity is Severity.ERROR and _top(p) not in _NEEDED
        ]
        if not refused:
            return
        problem = refused[0]
        if not _remove(kept, problem.field):
            return
        general = heading(problem.kind, language)
        outcome.drop(problem.field, sentence(problem, language), general)


def _top(problem: Problem) -> str:
    return re.split(r"[.\[]", problem.field, maxsplit=1)[0]


def _remove(kept: dict[str, Any], place: str) -> bool:
    """Remove the optional value, the item or the field where a problem stands."""
    name, *rest = re.findall(r"\w+", place)
    value = kept.get(name)
    if isinstance(value, list) and rest and int(rest[0]) < len(value):
        del value[int(rest[0])]
        if not value:
            del kept[name]
        return True
    return kept.pop(name, None) is not None
