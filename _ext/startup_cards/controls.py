"""What a gallery's script needs: the values of each card, the order of each sort.

The script computes none of it: a filter, a collation or a length is never
defined twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .catalogue import NONE, SORTS, facets, select, term_of, values
from .messages import label, plural_forms
from .text import fold
from .views import Controls, Facet, Option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .catalogue import Query
    from .model import Startup
    from .vocabulary import Vocabularies

#: The filters of a gallery, by the names they have in an address and in anchors.
#: Addresses are kept and sent: the names stay as they are, in any language.
PARAMETERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "phase": "phase",
        "incubator": "incubateur",
        "sponsor": "sponsor",
        "usertype": "public",
        "theme": "theme",
        "pattern": "motif",
        "status": "etat",
    }
)
SORT_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"title": "nom", "phase": "phase", "entry": "entree", "time": "temps"}
)
SHOWN: Final = ("phase", "incubator", "sponsor", "usertype", "theme", "pattern")
GROUPS: Final = ("phase", "incubator")


def group_anchor(by: str, key: str) -> str:
    """The anchor of a group on a page: `theme-sante`, `phase-transfere`."""
    name = "non-renseigne" if key == NONE else fold(key)
    return f"{PARAMETERS[by]}-{re.sub(r'[^a-z0-9._-]+', '-', name)}"


def make_controls(
    startups: Sequence[Startup],
    query: Query,
    vocabularies: Vocabularies,
    day: date,
    language: str,
) -> Controls:
    """Describe the filters, sorts and groups of the cards of a gallery."""
    made = {name: _facet(startups, name, vocabularies, day, language) for name in SHOWN}
    places = {
        name: {option.key: place for place, option in enumerate(facet.options)}
        for name, facet in made.items()
    }
    sorts = [query.sort, *(name for name in SORTS if name != query.sort)]
    return Controls(
        facets=tuple(made.values()),
        values=tuple(
            tuple(
                tuple(places[name][key] for key in values(startup, name, day))
                for name in SHOWN
            )
            for startup in startups
        ),
        sorts=tuple(
            Option(SORT_NAMES[name], label(f"sort.{name}", language)) for name in sorts
        ),
        orders=tuple(_order(startups, query, name, day) for name in sorts[1:]),
        groups=(
            Option("", label("group.none", language)),
            *(
                Option(PARAMETERS[name], label(f"filter.{name}", language))
                for name in GROUPS
            ),
        ),
        counted=plural_forms("filtered", language),
    )


def _facet(
    startups: Sequence[Startup],
    name: str,
    vocabularies: Vocabularies,
    day: date,
    language: str,
) -> Facet:
    options = facets(startups, name, vocabularies, day, language)
    return Facet(
        PARAMETERS[name],
        label(f"filter.{name}", language),
        tuple(
            Option(option.key, option.label, _words(name, option.key, vocabularies))
            for option in options
        ),
    )


def _words(name: str, key: str, vocabularies: Vocabularies) -> str:
    """What else a search finds a value by."""
    term = None if key == NONE else term_of(name, key, vocabularies)
    return " ".join((*term.aliases, *term.synonyms)) if term else ""


def _order(
    startups: Sequence[Startup], query: Query, sort: str, day: date
) -> tuple[int, ...]:
    place = {startup.id: index for index, startup in enumerate(startups)}
    # The cards of the gallery are chosen already: only their order is asked for.
    whole = replace(query, filters={}, sort=sort, limit=None)
    return tuple(place[startup.id] for startup in select(startups, whole, day))
