"""The records of the site's data files, as the rest of the extension sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from .translation import N_

if TYPE_CHECKING:
    from .reading import Located

_WEB = re.compile(r'https?://[^\s<>"]+')


def is_web(text: str) -> bool:
    """Whether a text is the address of a page, the only kind that a link may have."""
    return _WEB.fullmatch(text) is not None


#: The readers a page can be for, as written in its front matter, and their label.
ROLES = {
    "intrapreneur": N_("J’ai un irritant à résoudre"),
    "sponsor": N_("On me demande de sponsoriser"),
    "dsi": N_("Je vais recevoir le produit"),
    "equipe": N_("Je rejoins une équipe"),
    "incubateur": N_("J’ouvre ou j’anime un incubateur"),
}

#: The moments of a product's life a page helps in, in order.
PHASES = {
    "investigation": N_("Pendant l’investigation"),
    "construction": N_("Pendant la construction"),
    "acceleration": N_("Pendant l’accélération"),
    "consolidation": N_("Pendant la consolidation"),
    "opere": N_("Quand l’incubateur opère le produit"),
    "transfere": N_("Au moment de transmettre"),
    "abandon": N_("Au moment d’arrêter"),
    "abandon-investigation": N_("Quand l’investigation ne conclut pas"),
}

#: The types of page, as in the site map.
TYPES = ("play", "landing", "reference", "kit", "story")

#: The text that the claims comment on, as the list of sources names it.
MANIFESTO = "manifeste-2016"

#: The parts of the manifesto, in order, and their heading on the annotated page.
PARTS = {
    "titre": N_("Le titre"),
    "confiance": N_("La simplicité et la confiance"),
    "startup": N_("Ce qu’est une startup d’État"),
    "incubateur": N_("Pourquoi l’incubateur n’est pas une direction informatique"),
    "resultats": N_("Ce que cela a donné"),
    "histoire": N_("L’histoire"),
}

#: What the sources read say of a claim.
VERDICTS = (N_("tient"), N_("nuancé"), N_("contredit"), N_("invérifiable"))

#: Kinds of claim that the shape of the pages carries, not a passage.
SHAPES = ("form", "link")

#: The sections of a play after its title and opening sentence, in order.
SECTIONS = (
    "En bref",
    "Le principe",
    "Comment faire",
    "Cas vécu",
    "Ce que la pratique a nuancé",
    "Liste de contrôle",
    "Suite et sources",
)


@dataclass(frozen=True)
class Claim:
    """One idea of the manifesto, in our words."""

    id: str
    line: int
    section: str = ""
    kind: str = ""
    #: The few words of the manifesto it comments on.
    quote: str = ""
    text: str = ""
    learned: str = ""
    status: str = ""
    #: Docnames of the pages that must carry it.
    pages: tuple[str, ...] = ()
    tension: str = ""
    sources: tuple[str, ...] = ()

    @classmethod
    def read(cls, identifier: str, value: Located) -> Self:
        """Make the record of an entry of the file."""
        return cls(
            id=identifier,
            line=value.line,
            section=value.get("section").text,
            kind=value.get("kind").text,
            quote=value.get("quote").text,
            text=value.get("text").text,
            learned=value.get("learned").text,
            status=value.get("status").text,
            pages=value.get("pages").texts,
            tension=value.get("tension").text,
            sources=value.get("sources").texts,
        )


@dataclass(frozen=True)
class Source:
    """A document the pages and cards cite."""

    id: str
    line: int
    title: str = ""
    publisher: str = ""
    url: str = ""
    #: AAAA, AAAA-MM or AAAA-MM-JJ.
    date: str = ""
    #: The day it was read.
    read_on: str = ""
    note: str = ""
    #: The language of the title, when it is not French.
    lang: str = ""
    #: Nobody else says it, or the document only repeats another.
    secondary: bool = False
    #: The body concerned speaks of itself.
    self_reported: bool = False

    @classmethod
    def read(cls, identifier: str, value: Located) -> Self:
        """Make the record of an entry of the file."""
        url = value.get("url").text
        return cls(
            id=identifier,
            line=value.line,
            title=value.get("title").text,
            publisher=value.get("publisher").text,
            url=url if is_web(url) else "",
            date=value.get("date").text,
            read_on=value.get("read").text,
            note=value.get("note").text,
            lang=value.get("lang").text,
            secondary=value.get("secondary").text == "true",
            self_reported=value.get("self_reported").text == "true",
        )


@dataclass(frozen=True)
class Pattern:
    """A way of trusting, described on the catalogue page."""

    id: str
    line: int
    label: str = ""

    @classmethod
    def read(cls, identifier: str, value: Located) -> Self:
        """Make the record of an entry of the file."""
        return cls(identifier, value.line, value.get("label").text)


@dataclass(frozen=True)
class Question:
    """Something to look at, to know where one stands."""

    id: str
    line: int
    text: str = ""
    #: Where to look.
    look: str = ""
    #: The page that helps.
    page: str = ""

    @classmethod
    def read(cls, identifier: str, value: Located) -> Self:
        """Make the record of an entry of the file."""
        return cls(
            id=identifier,
            line=value.line,
            text=value.get("text").text,
            look=value.get("look").text,
            page=value.get("page").text,
        )


@dataclass(frozen=True)
class AssessmentPart:
    """A part of the self-assessment."""

    id: str
    line: int
    title: str = ""
    intro: str = ""
    questions: tuple[Question, ...] = ()

    @classmethod
    def read(cls, identifier: str, value: Located) -> Self:
        """Make the record of an entry of the file."""
        return cls(
            id=identifier,
            line=value.line,
            title=value.get("title").text,
            intro=value.get("intro").text,
            questions=tuple(
                Question.read(name, question)
                for name, question in value.get("questions").pairs()
            ),
        )


@dataclass(frozen=True)
class SitePage:
    """A page of the site map."""

    docname: str
    line: int
    type: str = ""

    @classmethod
    def read(cls, identifier: str, value: Located) -> Self:
        """Make the record of an entry of the file."""
        return cls(identifier, value.line, value.get("type").text)
