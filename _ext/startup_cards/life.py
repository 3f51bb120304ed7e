"""The life of a product: its phases, its milestones, their order and lengths."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from .values import Day, Line

#: Mean length of a month in days: the unit of every length of stay.
MONTH = 30.4375


class Phase(StrEnum):
    """The eight phases of a product, in the order of its life."""

    INVESTIGATION = "investigation"
    CONSTRUCTION = "construction"
    ACCELERATION = "acceleration"
    CONSOLIDATION = "consolidation"
    OPERE = "opere"
    TRANSFERE = "transfere"
    ABANDON = "abandon"
    ABANDON_INVESTIGATION = "abandon-investigation"

    @property
    def order(self) -> int:
        return _ORDER[self]

    @property
    def is_out(self) -> bool:
        """Whether a product in this phase has left incubation."""
        return self.order >= Phase.OPERE.order


_ORDER = {phase: rank for rank, phase in enumerate(Phase)}

#: Names that the public catalogue used until May 2026.
PHASE_ALIASES: Mapping[str, Phase] = MappingProxyType(
    {
        "success": Phase.TRANSFERE,
        "transfer": Phase.TRANSFERE,
        "alumni": Phase.ABANDON,
    }
)


class EventName(StrEnum):
    """The milestones that the public catalogue knows."""

    COMMITTEE = "committee"
    PRODUCT_LAUNCH = "product_launch"
    NATIONAL_IMPACT = "national_impact"
    FAST = "fast"
    EIG = "eig"
    END = "end"
    OTHER = "other"


def _read_phase(value: object) -> object:
    return PHASE_ALIASES.get(value, value) if isinstance(value, str) else value


class Record(BaseModel):
    """A mapping of a card: no field but the known ones, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """Copy with other values: what was derived from the former goes."""
        copied = super().model_copy(update=update, deep=deep)
        for derived in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[derived]
        return copied


class Stay(Record):
    """One phase in the life of a product."""

    name: Annotated[Phase, BeforeValidator(_read_phase)] = Field(
        title="Phase",
        description="La phase : un des huit noms de la liste.",
        examples=["construction"],
    )
    start: Day = Field(
        title="Début",
        description="Premier jour de la phase, sous la forme AAAA-MM-JJ.",
        examples=["2022-07-01"],
    )
    end: Day | None = Field(
        None,
        title="Fin",
        description="Dernier jour ; sans fin, la phase dure jusqu’à la suivante.",
        examples=["2023-06-30"],
    )
    comment: Line | None = Field(
        None, title="Commentaire", description="Une phrase sur cette phase."
    )


class Event(Record):
    """One milestone in the life of a product."""

    name: EventName = Field(
        title="Événement",
        description="Le type d’événement : un nom de la liste.",
        examples=["product_launch"],
    )
    date: Day = Field(
        title="Date",
        description="Le jour de l’événement, sous la forme AAAA-MM-JJ.",
        examples=["2023-03-01"],
    )
    comment: Line | None = Field(
        None, title="Commentaire", description="Ce qui s’est passé, en une phrase."
    )


def months_between(start: date, end: date) -> int:
    """Count the whole months from one day to another, never less than none."""
    return max(0, int((end - start).days / MONTH))
