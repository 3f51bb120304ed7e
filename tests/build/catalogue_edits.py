"""What a writer may do to a site, at random but always the same for one seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from .conftest import Project

CARD = """\
title: {title}
mission: Rendre le service numéro {number}.
incubator: incub-nord
sponsors: [ministere]
phases:
  - name: construction
    start: 2022-0{month}-01
thematiques: [alimentation]
trust:
  - pattern: donnee-a-la-source
    why: Lu à la source, {number} fois.
    source: rapport
redirect_from: [anciens/{number}]
as_of: 2025-0{month}-01
"""
#: Words of a card, the figures of its dates among them.
SWAPS = (
    ("as_of: 2026-01-1", "as_of: 2024-01-1"),
    ("durables", "locaux"),
    ("Orienter", "Guider"),
    ("une bourse", "sa bourse"),
    ("-06-01", "-07-01"),
    ("alimentation", "cantine"),
    ("fois", "jours"),
    ("Service", "Guichet"),
    ("Écoute", "Entente"),
    ("construction", "acceleration"),
    ("**douze**", "trente"),
    ("[ministere]", "[rectorat]"),
)


@dataclass
class Site:
    """A project, and the settings it is built with."""

    project: Project
    rng: Random
    settings: dict[str, object] = field(default_factory=dict)
    made: int = 0

    def cards(self) -> list[Path]:
        """The files of the cards, in an order that does not depend on the disk."""
        return sorted((self.project / "startups").glob("*.yaml"))

    def swap(self, path: Path, pairs: tuple[tuple[str, str], ...]) -> str:
        """Say one thing otherwise, the first that the file says in either way."""
        text = path.read_text("utf-8")
        for pair in self.rng.sample(pairs, len(pairs)):
            for old, new in (pair, pair[::-1]):
                if old in text:
                    path.write_text(text.replace(old, new), "utf-8")
                    return f"{path.name}: {old} → {new}"
        return f"{path.name}: nothing"


def change_a_field(site: Site) -> str:
    return site.swap(site.rng.choice(site.cards()), SWAPS)


def add_a_card(site: Site) -> str:
    site.made += 1
    number, month = site.made, site.rng.randint(1, 9)
    text = CARD.format(title=f"Service {number}", number=number, month=month)
    path = site.project / f"startups/service-{number}.yaml"
    path.write_text(text, "utf-8")
    return f"added {path.name}"


def rename_a_card(site: Site) -> str:
    site.made += 1
    # Other cards name « bourses » and « cantine ».
    path = site.rng.choice([p for p in site.cards() if p.stem[0] not in "bc"])
    path.rename(path.with_stem(f"{path.stem.split('-')[0]}-{site.made}"))
    return f"renamed {path.name}"


def delete_a_card(site: Site) -> str:
    others = [p for p in site.cards() if p.stem[0] not in "bc"]
    if len(others) < 2:
        return add_a_card(site)
    path = site.rng.choice(others)
    path.unlink()
    return f"deleted {path.name}"


def change_a_label(site: Site) -> str:
    name = site.rng.choice(["incubators", "organisations", "patterns", "sources"])
    pairs = (
        ("Incubateur du Nord", "Incubateur du Sud"),
        ("Rectorat", "Académie"),
        ("Ministère de", "Ministère pour"),
        ("Prendre", "Chercher"),
        ("Rapport d", "Bilan d"),
    )
    return site.swap(site.project / f"_data/{name}.yaml", pairs)


def move_the_day(site: Site) -> str:
    day = f"2026-0{site.rng.randint(1, 9)}-1{site.rng.randint(0, 9)}"
    site.settings["startup_as_of"] = day
    return f"day {day}"


def change_a_figure(site: Site) -> str:
    return site.swap(site.project / "_data/flow.yaml", (("entered: 1", "entered: 2"),))


def change_a_template(site: Site) -> str:
    name = site.rng.choice(["startup_cards/place", "about"])
    site.made += 1
    path = site.project / f"_templates/{name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<p class=place>Ici {site.made}</p>\n", "utf-8")
    return f"template {name}"


def change_a_setting(site: Site) -> str:
    site.made += 1
    name, value = site.rng.choice(
        [
            ("html_title", f"Catalogue {site.made}"),
            ("startup_correction_link", f"https://example.org/{site.made}?id={{id}}"),
            ("project", f"Projet {site.made}"),
        ]
    )
    site.settings[name] = value
    return f"{name} = {value}"


def change_a_style(site: Site) -> str:
    site.made += 1
    path = site.project / "_static/site.css"
    path.write_text(f"p {{ margin: {site.made}px }}\n", "utf-8")
    return "style"


def change_the_contents(site: Site) -> str:
    pairs = (("\npar-phase\nnote", "\nnote\npar-phase"), ("\nnote\n", "\nLà <note>\n"))
    return site.swap(site.project / "index.md", pairs)


def retitle_a_page(site: Site) -> str:
    pairs = (
        ("# Une note", "# Une remarque"),
        ("# Les fiches", "# Toutes les fiches"),
        ("# Petit catalogue", "# Catalogue"),
    )
    name = site.rng.choice(["note.md", "startups/index.md", "index.md"])
    return site.swap(site.project / name, pairs)


Edit = Callable[[Site], str]
#: After these, only the pages that show something else are written.
OF_CARDS: tuple[Edit, ...] = (
    change_a_field,
    add_a_card,
    rename_a_card,
    delete_a_card,
    change_a_label,
    move_the_day,
)
#: After these, any page may be.
OF_PAGES: tuple[Edit, ...] = (
    change_a_template,
    change_a_setting,
    change_a_style,
)
#: These too, and Sphinx alone leaves the pages around stale.
OF_CONTENTS: tuple[Edit, ...] = (change_the_contents, retitle_a_page)
