"""Plays, claims and patterns as data, for other teams' programs.

Each file has its version and its JSON Schema beside it. One table names the
fields, what they hold and what they mean: the records and the schemas follow it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cards import pattern_links, play_links
from .config import data_library
from .domain import playbook_domain
from .sites import PAGED
from .translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

#: Changes when a field is renamed, retyped or taken away, not when one is added.
VERSION = 1

TEXT: Mapping[str, object] = {"type": "string"}
TEXTS: Mapping[str, object] = {"type": "array", "items": TEXT}

#: file → field → (what it holds, what it means)
FIELDS: Mapping[str, Mapping[str, tuple[Mapping[str, object], str]]] = {
    "plays": {
        "id": (TEXT, N_("Nom de la page, sans extension.")),
        "title": (TEXT, N_("Titre de la page.")),
        "summary": (TEXT, N_("La page en une phrase.")),
        "page": (TEXT, N_("Adresse de la page, depuis la racine du site.")),
        "roles": (TEXTS, N_("Lecteurs pour qui elle est écrite.")),
        "phases": (TEXTS, N_("Moments de la vie d’un produit où elle sert.")),
        "reviewed": (TEXT, N_("Jour de la dernière relecture, AAAA-MM-JJ.")),
        "claims": (TEXTS, N_("Idées du manifeste que la page porte.")),
        "sources": (TEXTS, N_("Sources que la page cite.")),
        "startups": (TEXTS, N_("Fiches qui illustrent la page.")),
    },
    "claims": {
        "id": (TEXT, N_("Numéro de l’idée, C01 à C70.")),
        "section": (TEXT, N_("Partie du manifeste.")),
        "kind": (TEXT, N_("Nature de l’idée.")),
        "quote": (TEXT, N_("Les quelques mots du manifeste qu’elle commente.")),
        "text": (TEXT, N_("L’idée, dans nos mots.")),
        "learned": (TEXT, N_("Ce qu’on a appris depuis.")),
        "status": (TEXT, N_("Verdict : tient, nuancé, contredit ou invérifiable.")),
        "tension": (TEXT, N_("Là où la pratique diverge ; vide s’il n’y en a pas.")),
        "sources": (TEXTS, N_("Sources du verdict.")),
        "passages": (TEXTS, N_("Adresses des passages qui la portent.")),
    },
    "patterns": {
        "id": (TEXT, N_("Identifiant du motif.")),
        "label": (TEXT, N_("Nom du motif.")),
        "page": (
            TEXT,
            N_("Adresse de sa description ; vide si elle n’est pas écrite."),
        ),
        "startups": (TEXTS, N_("Fiches qui le montrent.")),
    },
}

Record = dict[str, Any]


def schema(name: str) -> Record:
    """Describe one of the files; a reader must accept fields it does not know."""
    fields = FIELDS[name]
    properties = {
        field: {**holds, "description": _(means)}
        for field, (holds, means) in fields.items()
    }
    item = {"type": "object", "properties": properties, "required": list(fields)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name}.json",
        "type": "object",
        "properties": {
            "version": {"const": VERSION},
            name: {"type": "array", "items": item},
        },
        "required": ["version", name],
    }


def _distinct(items: Iterable[str]) -> list[str]:
    return sorted(set(items))


def _plays(app: Sphinx) -> Iterator[Record]:
    links = play_links(app.env)
    for docname, page in sorted(playbook_domain(app.env).pages.items()):
        if page.type == "play":
            yield {
                "id": docname,
                "title": page.title,
                "summary": page.summary,
                "page": app.builder.get_target_uri(docname),
                "roles": list(page.roles),
                "phases": list(page.phases),
                "reviewed": page.matter.get("reviewed", ""),
                "claims": _distinct(c for p in page.passages for c in p.claims),
                "sources": _distinct(call.source for call in page.citations),
                "startups": _distinct(k.card for k in links if k.play == docname),
            }


def _claims(app: Sphinx) -> Iterator[Record]:
    passages: dict[str, list[str]] = {}
    for docname, page in sorted(playbook_domain(app.env).pages.items()):
        uri = app.builder.get_target_uri(docname)
        for passage in page.passages:
            for carried in passage.claims:
                passages.setdefault(carried, []).append(f"{uri}#{passage.id}")
    for claim in data_library(app.env).claims.values():
        yield {
            "id": claim.id,
            "section": claim.section,
            "kind": claim.kind,
            "quote": claim.quote,
            "text": claim.text,
            "learned": claim.learned,
            "status": claim.status,
            "tension": claim.tension,
            "sources": list(claim.sources),
            "passages": passages.get(claim.id, []),
        }


def _patterns(app: Sphinx) -> Iterator[Record]:
    domain = playbook_domain(app.env)
    links = pattern_links(app.env)
    for pattern in data_library(app.env).patterns.values():
        found = domain.find("pattern", pattern.id)
        page = ""
        if found:
            docname, item = found
            page = f"{app.builder.get_target_uri(docname)}#{item.anchor}"
        yield {
            "id": pattern.id,
            "label": pattern.label,
            "page": page,
            "startups": _distinct(k.card for k in links if k.pattern == pattern.id),
        }


def write_open_data(app: Sphinx, exception: Exception | None) -> None:
    """Write the three files and their schemas beside the pages of a site."""
    if exception is not None or app.builder.name not in PAGED:
        return
    made = {"plays": _plays, "claims": _claims, "patterns": _patterns}
    for name, records in made.items():
        data = {"version": VERSION, name: list(records(app))}
        _write(Path(app.outdir, f"{name}.json"), data)
        _write(Path(app.outdir, f"{name}.schema.json"), schema(name))


def _write(path: Path, data: Record) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode())


def setup_open_data(app: Sphinx) -> None:
    """Listen to the end of the build."""
    app.connect("build-finished", write_open_data)
