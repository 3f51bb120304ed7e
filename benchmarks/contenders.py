"""The sites compared: how each is written, built, edited and looked at."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.catalogue import DAY, INCUBATORS, Product

ROOT = Path(__file__).parents[1]
GALLERY = "Les produits"

#: What a beginner's `pip install` gives: Sphinx without PyStemmer.
WITHOUT_STEMMER = ROOT / "benchmarks" / "without_stemmer"

STOCK_CONF = """\
project = "Catalogue"
language = "fr"
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
exclude_patterns = ["_build"]
"""

#: The home page of our site counts the products of this phase.
COUNTED = "construction"

OUR_CONF = """\
project = "Catalogue"
language = "fr"
extensions = ["myst_parser", "startup_cards"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
exclude_patterns = ["_build", "_data"]
startup_as_of = "{day}"
"""

MATERIAL_CONF = """\
site_name: Catalogue
docs_dir: docs
site_dir: html
theme: {name: material, language: fr, font: false}
plugins: [search: {lang: fr}]
markdown_extensions: [attr_list, md_in_html, tables]
nav: [Accueil: index.md, Produits: startups/index.md]
not_in_nav: startups/produit-*.md
"""


@dataclass(frozen=True)
class Contender:
    """One way of making the same site."""

    name: str
    says: str
    write: Callable[[Path, Sequence[Product]], None]
    rewrite: Callable[[Path, Sequence[Product], Product], None]
    command: tuple[str, ...]
    gallery: str = "html/startups/index.html"
    page: str = "html/startups/{id}.html"
    environment: Mapping[str, str] = field(default_factory=dict)

    def clean(self, site: Path) -> None:
        """Take away all that a build has written."""
        for name in ("html", "doctrees"):
            shutil.rmtree(site / name, ignore_errors=True)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def quoted(text: str) -> str:
    """A JSON string is a YAML string, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def six_fields(product: Product) -> dict[str, str]:
    """What a card of the gallery shows, besides its title and its link."""
    return {
        "mission": product.mission,
        "phase": product.phase,
        "since": product.since.isoformat(),
        "incubator": product.incubator,
        "sponsors": ", ".join(product.sponsors),
    }


# ---- Stock Sphinx: a Markdown page a product, a page of grid cards


def stock_page(product: Product) -> str:
    front = ["---", "orphan: true", "---", "", f"# {product.title}", ""]
    facts = [f"{name} : {value}" for name, value in six_fields(product).items()]
    facts += [f"- {name} : {start}" for name, start in product.phases]
    facts += [f"<{product.link}>"]
    return "\n".join([*front, "\n\n".join(facts), "", product.body])


def stock_gallery(products: Sequence[Product]) -> str:
    lines = [f"# {GALLERY}", "", "::::{grid} 1 2 3 3", ""]
    for product in products:
        fields = six_fields(product)
        mission = fields.pop("mission")
        lines += [":::{grid-item-card} " + product.title]
        lines += [f":link: {product.id}", ":link-type: doc", "", mission, "", "+++"]
        lines += [" · ".join(fields.values()), ":::", ""]
    return "\n".join([*lines, "::::", ""])


def write_stock(site: Path, products: Sequence[Product]) -> None:
    put(site / "docs/conf.py", STOCK_CONF)
    put(site / "docs/index.md", "# Catalogue\n\n```{toctree}\nstartups/index\n```\n")
    put(site / "docs/startups/index.md", stock_gallery(products))
    for product in products:
        put(site / f"docs/startups/{product.id}.md", stock_page(product))


def rewrite_stock(site: Path, products: Sequence[Product], edited: Product) -> None:
    put(site / f"docs/startups/{edited.id}.md", stock_page(edited))
    put(site / "docs/startups/index.md", stock_gallery(products))


def write_one_page(site: Path, products: Sequence[Product]) -> None:
    put(site / "docs/conf.py", STOCK_CONF)
    put(site / "docs/index.md", f"# Catalogue\n\n{products[0].mission}\n")


def write_grid(site: Path, products: Sequence[Product]) -> None:
    """Write the gallery alone: where pages would take minutes, enough for a browser."""
    put(site / "docs/conf.py", STOCK_CONF)
    linked = stock_gallery(products).replace(":link-type: doc", ":link-type: url")
    put(site / "docs/index.md", linked)


def rewrite_grid(site: Path, products: Sequence[Product], edited: Product) -> None:
    write_grid(site, products)


def rewrite_one_page(site: Path, products: Sequence[Product], edited: Product) -> None:
    put(site / "docs/index.md", f"# Catalogue\n\n{edited.mission}\n")


# ---- Ours: a YAML file a product


def card(product: Product) -> str:
    lines = [
        f"title: {quoted(product.title)}",
        f"mission: {quoted(product.mission)}",
        f"incubator: {product.incubator}",
        f"sponsors: [{', '.join(product.sponsors)}]",
        f"usertypes: [{', '.join(product.usertypes)}]",
        f"thematiques: [{', '.join(product.themes)}]",
        f"link: {product.link}",
        "phases:",
    ]
    for name, start in product.phases:
        lines.append(f"  - {{name: {name}, start: {start}}}")
    if product.body:
        indented = product.body.replace("\n", "\n  ").rstrip(" ")
        lines.append(f"description: |\n  {indented}")
    return "\n".join(lines).rstrip() + "\n"


def write_ours(site: Path, products: Sequence[Product]) -> None:
    put(site / "docs/conf.py", OUR_CONF.format(day=DAY.isoformat()))
    put(
        site / "docs/index.md",
        "# Catalogue\n\n```{toctree}\nstartups/index\n```\n\n"
        f"En construction\u00a0: {{startup-count}}`phase={COUNTED}`\n",
    )
    put(
        site / "docs/startups/index.md",
        f"# {GALLERY}\n\n:::{{startup-gallery}}\n:controls:\n:::\n",
    )
    labels = (f"{name}: {{label: {name}}}" for name in INCUBATORS)
    put(site / "docs/_data/incubators.yaml", "\n".join(labels) + "\n")
    for product in products:
        put(site / f"docs/startups/{product.id}.yaml", card(product))


def rewrite_ours(site: Path, products: Sequence[Product], edited: Product) -> None:
    put(site / f"docs/startups/{edited.id}.yaml", card(edited))


# ---- Material for MkDocs


def material_gallery(products: Sequence[Product]) -> str:
    lines = [f"# {GALLERY}", "", '<div class="grid cards" markdown>', ""]
    for product in products:
        fields = six_fields(product)
        mission = fields.pop("mission")
        lines += [f"-   [{product.title}]({product.id}.md)", "", f"    {mission}", ""]
        lines += ["    " + " · ".join(fields.values()), ""]
    return "\n".join([*lines, "</div>", ""])


def write_material(site: Path, products: Sequence[Product]) -> None:
    put(site / "mkdocs.yml", MATERIAL_CONF)
    put(site / "docs/index.md", "# Catalogue\n")
    put(site / "docs/startups/index.md", material_gallery(products))
    for product in products:
        put(site / f"docs/startups/{product.id}.md", stock_page(product))


def rewrite_material(site: Path, products: Sequence[Product], edited: Product) -> None:
    put(site / f"docs/startups/{edited.id}.md", stock_page(edited))
    put(site / "docs/startups/index.md", material_gallery(products))


def sphinx() -> tuple[str, ...]:
    options = ("-j", "1", "-d", "doctrees", "-b", "html", "docs", "html")
    return (sys.executable, "-m", "sphinx", *options)


def contenders(material: Path) -> dict[str, Contender]:
    """All of them; MATERIAL is the environment that holds MkDocs."""
    plain = {"PYTHONPATH": str(WITHOUT_STEMMER)}
    stock = (write_stock, rewrite_stock, sphinx())
    made = [
        Contender(
            "ours",
            "startup_cards, Furo",
            write_ours,
            rewrite_ours,
            sphinx(),
            environment={"PYTHONPATH": str(ROOT / "_ext")},
        ),
        Contender(
            "stock",
            "Sphinx, MyST, sphinx-design, Furo as pip installs them",
            *stock,
            environment=plain,
        ),
        Contender("stock-pystemmer", "the same, with PyStemmer beside", *stock),
        Contender(
            "one-page",
            "stock Sphinx with one page",
            write_one_page,
            rewrite_one_page,
            sphinx(),
            gallery="html/index.html",
            page="html/index.html",
            environment=plain,
        ),
        Contender(
            "grid",
            "the page of grid cards alone",
            write_grid,
            rewrite_grid,
            sphinx(),
            gallery="html/index.html",
            page="html/index.html",
            environment=plain,
        ),
        Contender(
            "material",
            "Material for MkDocs",
            write_material,
            rewrite_material,
            (str(material / "bin" / "python"), "-m", "mkdocs", "build", "-q"),
            gallery="html/startups/index.html",
            page="html/startups/{id}/index.html",
        ),
    ]
    return {contender.name: contender for contender in made}
