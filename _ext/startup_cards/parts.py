"""The smaller mappings of a card: links to patterns and plays, team, end, sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from .life import Record
from .values import Day, Identifier, Line, Number, PartialDay, Url


class Accessibility(StrEnum):
    """What a public service must declare about its accessibility."""

    FULL = "totalement conforme"
    PARTIAL = "partiellement conforme"
    NONE = "non conforme"


class TrustLink(Record):
    """A trust pattern that the product shows."""

    pattern: Identifier = Field(
        title="Motif de confiance",
        description="Identifiant du motif dans le catalogue de la confiance.",
        examples=["numero-plutot-que-pieces"],
    )
    why: Line = Field(
        title="En quoi",
        description="Ce que le produit fait de ce motif, en une phrase.",
    )
    source: Identifier | None = Field(
        None, title="Source", description="Identifiant de la source qui l’établit."
    )


class PlayLink(Record):
    """A play that the product illustrates."""

    play: Identifier = Field(
        title="Page du playbook",
        description="Adresse de la page illustrée, sans extension.",
        examples=["confiance/demander-moins"],
    )
    why: Line = Field(
        title="En quoi",
        description="Ce que le produit montre de cette page, en une phrase.",
    )
    source: Identifier | None = Field(
        None, title="Source", description="Identifiant de la source qui l’établit."
    )


class Team(Record):
    """How many people worked on the product, on a given day."""

    size: Number = Field(
        title="Taille", description="Nombre de personnes, en chiffres.", examples=["6"]
    )
    as_of: Day = Field(title="Au", description="Le jour de ce compte, AAAA-MM-JJ.")


class End(Record):
    """Why and how a product left."""

    reason: Line | None = Field(
        None,
        title="Raison",
        description="Pourquoi le produit est sorti ; seulement avec une source.",
    )
    source: Identifier | None = Field(
        None, title="Source", description="Identifiant de la source de la raison."
    )
    lesson: Line | None = Field(
        None, title="Leçon", description="Ce que l’équipe en a tiré."
    )
    successor: Identifier | None = Field(
        None,
        title="Successeur",
        description="Identifiant de la fiche qui prend la suite.",
    )
    report: Url | None = Field(
        None, title="Bilan", description="Adresse du bilan publié par l’équipe."
    )


class Fast(Record):
    """Co-funding by the acceleration fund of the network."""

    promotion: Number = Field(
        title="Promotion",
        description="Numéro de la promotion, en chiffres.",
        examples=["13"],
    )
    montant: Number = Field(
        title="Montant",
        description="Montant en euros, en chiffres sans espace.",
        examples=["300000"],
    )


class Reference(Record):
    """Where a fact comes from: the id of a known source, or a source given in full."""

    id: Identifier | None = Field(
        None, title="Identifiant", description="Identifiant dans la liste des sources."
    )
    title: Line | None = Field(None, title="Titre", description="Titre du document.")
    url: Url | None = Field(None, title="Adresse", description="Adresse du document.")
    date: PartialDay | None = Field(
        None, title="Date", description="AAAA, AAAA-MM ou AAAA-MM-JJ."
    )


def _read_reference(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


SourceLink = Annotated[Reference, BeforeValidator(_read_reference)]
