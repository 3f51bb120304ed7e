"""The record of a product: its fields and all that is derived from them."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .life import (
    MONTH,
    PHASE_ALIASES,
    Event,
    EventName,
    Phase,
    Record,
    Stay,
    months_between,
)
from .parts import (
    Accessibility,
    End,
    Fast,
    PlayLink,
    Reference,
    SourceLink,
    Team,
    TrustLink,
)
from .values import (
    Block,
    Contact,
    Day,
    Identifier,
    Identifiers,
    IsList,
    Line,
    OldAddresses,
    Organisations,
    Title,
    Truth,
    Url,
)
from .vocabulary import Term, Vocabularies, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "MONTH",
    "PHASE_ALIASES",
    "Accessibility",
    "End",
    "Event",
    "EventName",
    "Fast",
    "Phase",
    "PlayLink",
    "Record",
    "Reference",
    "Startup",
    "Stay",
    "Team",
    "Term",
    "TrustLink",
    "Vocabularies",
    "Vocabulary",
    "as_of_day",
    "months_between",
]


#: Fields of free words: sentences, and names as people write them.
PROSE = frozenset({"title", "mission", "comment", "why", "reason", "lesson"})


class Startup(Record):
    """One product: the content of one card."""

    id: str = Field(title="Identifiant", description="Le nom du fichier, sans `.yaml`.")
    title: Title = Field(
        title="Nom du produit",
        description="Le nom, comme le produit l’écrit lui-même.",
        examples=["La Bonne Boîte"],
    )
    mission: Line = Field(
        title="Mission",
        description="Ce que le produit change pour ses usagers, en une phrase.",
        examples=["Aider les habitants à suivre leur demande"],
    )
    incubator: Identifier | None = Field(
        None,
        title="Incubateur",
        description="Identifiant de l’incubateur qui accompagne le produit.",
        examples=["dinum"],
    )
    other_incubators: Identifiers = Field(
        (),
        alias="incubators",
        title="Incubateurs",
        description="Liste d’identifiants, quand plusieurs incubateurs accompagnent.",
        examples=["ademe"],
    )
    sponsors: Organisations = Field(
        (),
        title="Sponsors",
        description="Les administrations qui portent le produit, par leur identifiant.",
        examples=["/organisations/dinum"],
    )
    phases: Annotated[tuple[Stay, ...], IsList] = Field(
        title="Phases",
        description="La vie du produit : un nom et un début pour chaque phase.",
        min_length=1,
    )
    events: Annotated[tuple[Event, ...], IsList] = Field(
        (), title="Événements", description="Les étapes marquantes, datées."
    )
    link: Url | None = Field(
        None,
        title="Site",
        description="Adresse complète du service.",
        examples=["https://exemple.beta.gouv.fr"],
    )
    repository: Url | None = Field(
        None,
        title="Code source",
        description="Adresse complète du code source.",
    )
    contact: Contact | None = Field(
        None,
        title="Contact",
        description="Une page ou la boîte d’un service, jamais une personne.",
        examples=["contact@exemple.gouv.fr"],
    )
    stats: Truth | None = Field(
        None,
        title="Statistiques publiques",
        description="true si le produit publie ses statistiques, sinon false.",
    )
    stats_url: Url | None = Field(
        None, title="Page de statistiques", description="Adresse des statistiques."
    )
    budget_url: Url | None = Field(
        None, title="Page du budget", description="Adresse du budget publié."
    )
    impact_url: Url | None = Field(
        None, title="Page d’impact", description="Adresse de la mesure d’impact."
    )
    accessibility_status: Accessibility | None = Field(
        None,
        title="Accessibilité",
        description="Le résultat de la déclaration d’accessibilité.",
        examples=["partiellement conforme"],
    )
    usertypes: Identifiers = Field(
        (),
        title="Publics",
        description="À qui le produit s’adresse.",
        examples=["particulier"],
    )
    thematiques: Identifiers = Field(
        (),
        title="Thématiques",
        description="Les sujets du produit.",
        examples=["Social"],
    )
    techno: Identifiers = Field(
        (),
        title="Techniques",
        description="Langages et outils, comme on les écrit.",
        examples=["Python"],
    )
    redirect_from: OldAddresses = Field(
        (),
        title="Anciennes adresses",
        description="Adresses qui doivent encore mener à cette fiche.",
        examples=["/startups/ancien-nom"],
    )
    fast: Fast | None = Field(
        None,
        title="FAST",
        description="Cofinancement du fonds d’accélération : promotion et montant.",
    )
    description: Block | None = Field(
        None,
        title="Description",
        description="Le texte de la page, en Markdown, sous « | ».",
    )
    trust: Annotated[tuple[TrustLink, ...], IsList] = Field(
        (),
        title="Confiance",
        description="Les motifs de confiance que le produit montre.",
    )
    plays: Annotated[tuple[PlayLink, ...], IsList] = Field(
        (),
        title="Pages illustrées",
        description="Les pages du playbook qu’il illustre.",
    )
    team: Team | None = Field(
        None, title="Équipe", description="Taille de l’équipe, à une date donnée."
    )
    end: End | None = Field(
        None, title="Sortie", description="Pour un produit sorti : pourquoi et comment."
    )
    sources: Annotated[tuple[SourceLink, ...], IsList] = Field(
        (),
        title="Sources",
        description="Les sources : identifiants, ou titre, adresse et date.",
    )
    as_of: Day | None = Field(
        None,
        title="Vérifiée le",
        description="Le jour où la fiche a été relue, sous la forme AAAA-MM-JJ.",
    )

    @property
    def incubators(self) -> tuple[str, ...]:
        """All incubators, the one named alone first, each once."""
        first = (self.incubator,) if self.incubator else ()
        return tuple(dict.fromkeys((*first, *self.other_incubators)))

    @property
    def cited(self) -> frozenset[str]:
        """The ids of the site's sources that the card cites, anywhere."""
        places: list[str | None] = [reference.id for reference in self.sources]
        places += [link.source for link in self.trust]
        places += [link.source for link in self.plays]
        places.append(self.end.source if self.end else None)
        return frozenset(source for source in places if source)

    @cached_property
    def history(self) -> tuple[Stay, ...]:
        """The phases by start; those that share a day in life-cycle order."""
        return tuple(
            sorted(self.phases, key=lambda stay: (stay.start, stay.name.order))
        )

    @property
    def entry(self) -> date:
        """The first day of any phase."""
        return min(stay.start for stay in self.phases)

    @property
    def launch(self) -> date | None:
        """The first day of construction."""
        starts = (s.start for s in self.phases if s.name is Phase.CONSTRUCTION)
        return min(starts, default=None)

    @property
    def departure(self) -> Stay | None:
        """The first out phase that follows the last phase in incubation."""
        last = None
        for stay in reversed(self.history):
            if not stay.name.is_out:
                break
            last = stay
        return last

    @property
    def exit(self) -> date | None:
        """The day the product left; a product stopped and resumed has not left."""
        return self.departure.start if self.departure else None

    @property
    def outcome(self) -> Phase | None:
        """The phase in which the product left."""
        return self.departure.name if self.departure else None

    def current(self, as_of: date) -> Stay:
        """Find the phase begun last by this day, or the first when none has begun."""
        begun = [stay for stay in self.history if stay.start <= as_of]
        return begun[-1] if begun else self.history[0]

    def months_in_phase(self, as_of: date) -> int:
        return months_between(self.current(as_of).start, as_of)

    def months_in_incubation(self, as_of: date) -> int:
        """Count from entry to the exit, or to this day while the product is in."""
        left = self.exit
        return months_between(self.entry, min(left, as_of) if left else as_of)


def as_of_day(startups: Iterable[Startup], setting: str | None = None) -> date | None:
    """Choose the day that lengths run to: it is in the data, not on the clock."""
    if setting:
        return date.fromisoformat(setting)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return max((s.as_of for s in startups if s.as_of), default=None)
