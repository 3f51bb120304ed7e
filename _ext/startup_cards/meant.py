"""What a wrong name or value was most likely meant to be."""

from __future__ import annotations

import re
from collections.abc import Mapping as AbstractMapping
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

from .life import PHASE_ALIASES, Event, EventName, Phase, Stay
from .messages import label
from .model import Startup
from .parts import Accessibility, End, Fast, PlayLink, Reference, Team, TrustLink
from .problems import Kind
from .text import closest, fold, suggest_date
from .values import URL_PATTERN

if TYPE_CHECKING:
    from enum import StrEnum

    from .marked import Steps

#: The mappings of a card, by the top-level field that holds them.
PARTS: AbstractMapping[str, type[BaseModel]] = {
    "phases": Stay,
    "events": Event,
    "trust": TrustLink,
    "plays": PlayLink,
    "team": Team,
    "end": End,
    "fast": Fast,
    "sources": Reference,
}
NAMES: AbstractMapping[Kind, type[StrEnum]] = {
    Kind.PHASE: Phase,
    Kind.EVENT: EventName,
    Kind.ACCESSIBILITY: Accessibility,
}
#: No one means a value this long: guessing would only take time.
LONGEST_GUESS = 300
#: What people write for a field when they do not look at the list.
_HABITS: AbstractMapping[str, str] = {
    "debut": "start",
    "email": "contact",
    "etapes": "phases",
    "fin": "end",
    "github": "repository",
    "lien": "link",
    "motif": "pattern",
    "nom": "name",
    "objectif": "mission",
    "pourquoi": "why",
    "public": "usertypes",
    "technologies": "techno",
    "texte": "description",
    "themes": "thematiques",
    "titre": "title",
    "url": "link",
    "usagers": "usertypes",
}
_TRUTHS: AbstractMapping[str, str] = {
    **dict.fromkeys(("oui", "yes", "vrai", "on", "1"), "true"),
    **dict.fromkeys(("non", "no", "faux", "off", "0"), "false"),
}


@lru_cache(maxsize=64)
def known_fields(steps: Steps) -> tuple[str, ...]:
    """The names that a mapping of a card accepts, in the order of the model."""
    model = _model(steps)
    names = (field.alias or name for name, field in model.model_fields.items())
    return tuple(name for name in names if steps or name != "id")


def example(steps: Steps) -> str:
    """A line as it could be written: `title: La Bonne Boîte`."""
    model = PARTS.get(str(steps[0]), Startup) if len(steps) > 1 else Startup
    names = [step for step in steps if isinstance(step, str)]
    for name, field in model.model_fields.items():
        if (field.alias or name) == names[-1]:
            return f"{names[-1]}: {(field.examples or ['…'])[0]}"
    return f"{names[-1]}: …"


def meant_field(steps: Steps) -> str | None:
    """The field that was most likely meant, also by its French name."""
    spellings = _spellings(steps[:-1])
    near = closest(str(steps[-1]), spellings)
    return spellings[near] if near else None


@lru_cache(maxsize=64)
def _spellings(steps: Steps) -> AbstractMapping[str, str]:
    model = _model(steps)
    known = {field.alias or name: field for name, field in model.model_fields.items()}
    known.pop("id" if not steps else "", None)
    french = {fold(str(field.title)): name for name, field in known.items()}
    habits = {word: name for word, name in _HABITS.items() if name in known}
    return {**french, **habits, **{name: name for name in known}}


def _model(steps: Steps) -> type[BaseModel]:
    return PARTS[str(steps[0])] if steps and steps[0] in PARTS else Startup


def meant_name(kind: Kind, value: str) -> str | None:
    """The phase, event or status that was most likely meant, also by its label."""
    names = {member.value: member.value for member in NAMES[kind]}
    spellings = _labels(kind) | names
    near = closest(value, spellings)
    return spellings[near] if near else None


def _labels(kind: Kind) -> dict[str, str]:
    """What readers see of a name, and what it was called before."""
    if kind is Kind.ACCESSIBILITY:
        return {}
    family = "phase" if kind is Kind.PHASE else "event"
    labels = {label(f"{family}.{name}", "fr"): name.value for name in NAMES[kind]}
    old = {name: phase.value for name, phase in PHASE_ALIASES.items()}
    return labels | (old if kind is Kind.PHASE else {})


def refined(kind: Kind, value: str) -> dict[str, str]:
    """Say more of a wrong value: what was most likely meant."""
    found: dict[str, str | None] = {}
    if len(value) > LONGEST_GUESS:
        return {}
    if kind in {Kind.DATE, Kind.DATE_IMPOSSIBLE}:
        found["suggestion"] = suggest_date(value)
    elif kind is Kind.BOOLEAN:
        found["suggestion"] = _TRUTHS.get(fold(value))
    elif kind is Kind.NUMBER:
        digits = re.sub(r"[\s.]", "", value).removesuffix("€")
        found["suggestion"] = digits if digits.isdecimal() else None
    elif kind in {Kind.URL, Kind.CONTACT} and _several(value):
        found["variant"] = "two"
    elif kind is Kind.URL and re.match(r"https?://\S+\s", value):
        found |= {"variant": "space", "suggestion": re.sub(r"\s", "%20", value)}
    elif kind is Kind.URL and re.match(
        r"(?!https?:)[a-z][a-z+.-]*:(?![0-9])", value, re.I
    ):
        found["variant"] = "scheme"
    elif kind is Kind.URL:
        inner = re.search(r"https?://[^\s()<>\[\]\"]+", value)
        bare = (inner[0] if inner else value).rstrip(".,;")
        address = f"https://{re.sub(r'^(https?:)?/*', '', bare, flags=re.I)}"
        address = bare if inner else address
        found["suggestion"] = address if re.match(URL_PATTERN, address) else None
    elif kind is Kind.CONTACT:
        found["suggestion"] = _contact_meant(value)
    return {key: text for key, text in found.items() if text}


def _several(value: str) -> bool:
    """Whether more than one address stands where one is expected."""
    parts = re.split(r"[\s,;]+", value.strip(" ,;"))
    return sum("@" in part or "://" in part for part in parts) > 1


def _contact_meant(value: str) -> str | None:
    """An address inside a text: `Équipe <equipe@…>`, `mailto:…`, `equipe(at)…`."""
    written = re.sub(r"\s*[(\[]\s*(?:at|arobase)\s*[)\]]\s*", "@", value, flags=re.I)
    inner = re.search(r"[^\s@,;:<>()\"/]+@[^\s@,;:<>()\"/]+\.[A-Za-z]{2,}", written)
    if inner:
        return inner[0]
    return f"https://{value}" if re.match(URL_PATTERN, f"https://{value}") else None
