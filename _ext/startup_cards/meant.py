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
from .text import closest, first_day, fold, suggest_date
from .values import MAIL_PATTERN, URL_PATTERN

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
_HABITS: AbstractMapping[str, tuple[str, ...]] = {
    "accessibilite": ("accessibility_status",),
    "administration": ("sponsors",),
    "bilan": ("report",),
    "budget": ("budget_url",),
    "code": ("repository",),
    "courriel": ("contact",),
    "date": ("start",),
    "date_debut": ("start",),
    "date_fin": ("end",),
    "debut": ("start",),
    "depot": ("repository",),
    "email": ("contact",),
    "equipe": ("team",),
    "etapes": ("phases",),
    "evenements": ("events",),
    "fin": ("end",),
    "github": ("repository",),
    "impact": ("impact_url",),
    "langages": ("techno",),
    "lecon": ("lesson",),
    "lien": ("link",),
    "mail": ("contact",),
    "motif": ("pattern", "trust"),
    "motifs": ("trust",),
    "nom": ("name", "title"),
    "objectif": ("mission",),
    "owner": ("sponsors",),
    "phase": ("name", "phases"),
    "porteur": ("sponsors",),
    "pourquoi": ("why",),
    "public": ("usertypes",),
    "publics": ("usertypes",),
    "raison": ("reason",),
    "resume": ("mission",),
    "site": ("link",),
    "site_web": ("link",),
    "stack": ("techno",),
    "statistiques": ("stats_url",),
    "status": ("name", "phases"),
    "statut": ("name", "phases"),
    "successeur": ("successor",),
    "summary": ("mission",),
    "taille": ("size",),
    "technologies": ("techno",),
    "texte": ("description",),
    "themes": ("thematiques",),
    "titre": ("title",),
    "url": ("link",),
    "usagers": ("usertypes",),
    "users": ("usertypes",),
    "utilisateurs": ("usertypes",),
    "website": ("link",),
}
#: What people call a phase when they do not look at the list.
_PHASE_HABITS: AbstractMapping[str, Phase] = {
    **dict.fromkeys(
        ("discovery", "exploration", "etude", "prototype", "ideation"),
        Phase.INVESTIGATION,
    ),
    **dict.fromkeys(
        ("build", "development", "developpement", "mvp", "realisation"),
        Phase.CONSTRUCTION,
    ),
    **dict.fromkeys(
        ("croissance", "deploiement", "growth", "scale", "scaling"), Phase.ACCELERATION
    ),
    **dict.fromkeys(("perennisation", "perenne", "sustain"), Phase.CONSOLIDATION),
    **dict.fromkeys(("exploitation", "production", "run", "operation"), Phase.OPERE),
    **dict.fromkeys(("handover", "transfert", "transferred"), Phase.TRANSFERE),
    **dict.fromkeys(
        ("abandoned", "arret", "closed", "ferme", "fermeture", "stopped"), Phase.ABANDON
    ),
}
#: What is written where there is nothing to write.
_UNKNOWN = frozenset(
    {
        *"- ? aucun aucune inconnu inconnue n/a na neant nc non none nr rien".split(),
        *("a completer", "a venir", "en cours", "non renseigne", "non renseignee"),
        *("tbd", "todo"),
    }
)
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
    habits = {
        word: next(name for name in names if name in known)
        for word, names in _HABITS.items()
        if known.keys() & set(names)
    }
    return {**french, **habits, **{name: name for name in known}}


def required_fields(steps: Steps) -> list[str]:
    """The fields that a mapping of a card must have, in the order of the model."""
    fields = _model(steps).model_fields.items()
    return [field.alias or name for name, field in fields if field.is_required()]


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
    words = {word: phase.value for word, phase in _PHASE_HABITS.items()}
    return {**words, **labels, **old} if kind is Kind.PHASE else labels


def refined(kind: Kind, value: str, steps: Steps = ()) -> dict[str, str]:
    """Say more of a wrong value: what was most likely meant."""
    found: dict[str, str | None] = {}
    if len(value) > LONGEST_GUESS:
        return {}
    if kind is Kind.DATE and (first := first_day(value)):
        found |= {"variant": "partial", "first": first}
    elif kind in {Kind.DATE, Kind.DATE_IMPOSSIBLE}:
        found["suggestion"] = suggest_date(value)
    elif kind is Kind.BOOLEAN:
        found["suggestion"] = _TRUTHS.get(fold(value))
    elif kind is Kind.NUMBER:
        digits = re.sub(r"[\s.]", "", value).removesuffix("€")
        found["suggestion"] = digits if digits.isdecimal() else None
    elif kind in {Kind.URL, Kind.CONTACT} and _several(value):
        found["variant"] = "two"
    elif kind in {Kind.URL, Kind.CONTACT} and fold(value) in _UNKNOWN:
        found["variant"] = "unknown"
    elif kind is Kind.URL:
        found = _url_meant(value, steps)
    elif kind is Kind.CONTACT:
        found["suggestion"] = _contact_meant(value)
    return {key: text for key, text in found.items() if text}


def _url_meant(value: str, steps: Steps) -> dict[str, str | None]:
    if re.match(r"https?://\S+\s", value):
        return {"variant": "space", "suggestion": re.sub(r"\s", "%20", value)}
    if re.fullmatch(MAIL_PATTERN.strip("^$"), re.sub(r"^mailto:", "", value)):
        return {"variant": "mail"}
    # `htps:`, `htttp:`: a slip in the name of the protocol, not another one.
    slip = re.match(r"h?t+ps?:/*(?=\w)", value, re.I)
    if not slip and re.match(r"(?!https?:)[a-z][a-z+.-]*:(?![0-9])", value, re.I):
        return {"variant": "scheme"}
    if steps[-1:] == ("repository",) and re.fullmatch(r"[\w-]+/[\w.-]+", value):
        return {"suggestion": f"https://github.com/{value}"}
    inner = re.search(r"https?://[^\s()<>\[\]\"]+", value)
    bare = (inner[0] if inner else value[slip.end() if slip else 0 :]).rstrip(".,;")
    address = f"https://{re.sub(r'^(https?:)?/*', '', bare, flags=re.I)}"
    address = bare if inner else address
    return {"suggestion": address if re.match(URL_PATTERN, address) else None}


def _several(value: str) -> bool:
    """Whether more than one address stands where one is expected."""
    parts = re.split(r"[\s,;]+", value.strip(" ,;"))
    return sum("@" in part or "://" in part for part in parts) > 1


def _contact_meant(value: str) -> str | None:
    """An address inside a text: `Équipe <equipe@…>`, `mailto:…`, `equipe(at)…`."""
    at = r"\s*(?:[(\[]\s*(?:at|arobase)\s*[)\]]|@)\s*"
    written = re.sub(at, "@", value, flags=re.I)
    inner = re.search(r"[^\s@,;:<>()\"/]+@[^\s@,;:<>()\"/]+\.[A-Za-z]{2,}", written)
    if inner:
        return inner[0]
    return f"https://{value}" if re.match(URL_PATTERN, f"https://{value}") else None
