"""Bring cards from a checkout of the public catalogue, and say what became of each.

The rules of the check decide what is kept: a value that they refuse is left out with
the sentence that says why. A card that exists keeps its comments, its order and the
fields that are ours; only fields that changed at the source are written.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .life import PHASE_ALIASES
from .marked import Mapping, plain
from .messages import label, sentence
from .model import Startup
from .problems import Kind, Problem, Severity
from .reading import decode, parse
from .rewriting import card_text, updated_text
from .rules import Context, check_card

if TYPE_CHECKING:
    from collections.abc import Mapping as AbstractMapping

#: Fields that say what only this site knows: never written over.
OURS = ("description", "trust", "plays", "team", "end", "sources", "as_of")
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
    for file in sources(checkout):
        yield import_one(file, target, language)


def import_one(file: Path, target: Path, language: str = "fr") -> Outcome:
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
    outcome.mapped = list(kept)
    if not card.exists():
        card.write_text(card_text(kept), "utf-8")
        return outcome
    before = card.read_text("utf-8")
    after = updated_text(before, {k: v for k, v in kept.items() if k not in OURS})
    if after is None:
        reason = label("import.existing", language)
        return Outcome(file.name, "unreadable", dropped=[("", reason)])
    outcome.what = "unchanged" if after == before else "updated"
    if after != before:
        card.write_text(after, "utf-8")
    return outcome


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
            outcome.dropped.append((name, label("import.unused", language)))
        elif value in (None, [], {}):
            outcome.dropped.append((name, label("import.blank", language)))
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
        outcome.dropped.append((problem.field, sentence(problem, language)))


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


def report(outcomes: list[Outcome], language: str = "fr") -> Iterator[str]:
    """Say what was mapped, what was left out and why: by file, then in total."""
    for outcome in outcomes:
        what = label(f"import.{outcome.what}", language)
        yield f"{outcome.source}: {what}, " + label("import.mapped", language).format(
            n=len(outcome.mapped)
        )
        for place, reason in outcome.dropped:
            yield f"  - {place}: {reason}" if place else f"  - {reason}"
    yield ""
    for what, number in _counts(outcomes).items():
        yield f"{label(f'import.{what}', language)}: {number}"
    for name, number in _dropped_counts(outcomes).items():
        yield f"  - {name}: {number}"


def _counts(outcomes: list[Outcome]) -> AbstractMapping[str, int]:
    counts: dict[str, int] = {}
    for outcome in outcomes:
        counts[outcome.what] = counts.get(outcome.what, 0) + 1
    return dict(sorted(counts.items()))


def _dropped_counts(outcomes: list[Outcome]) -> AbstractMapping[str, int]:
    """How often each field was left out, the most often first."""
    counts: dict[str, int] = {}
    for outcome in outcomes:
        for place, _ in outcome.dropped:
            name = re.split(r"[.\[]", place, maxsplit=1)[0]
            if name:
                counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
