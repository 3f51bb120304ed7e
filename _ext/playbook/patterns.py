"""The directive ``{pattern}``: a trust pattern and the products that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .cards import card_link, pattern_links
from .config import data_library, note_data
from .library import PATTERNS
from .model import Pattern
from .nodes import pattern_products
from .translation import N_, _

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from .facts import PatternLink

SHOWN_BY = N_("Produits qui le montrent")
SHOWN_BY_NONE = N_("Aucun produit de ce site ne le montre encore.")


class PatternDirective(SphinxDirective):
    """Describe a pattern: a section with its label, the body, its products."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar = {}

    def run(self) -> list[Node]:
        """Give the section; its products are known once all cards are read."""
        name = self.arguments[0]
        note_data(self.env, PATTERNS)
        pattern = data_library(self.env).patterns.get(name, Pattern(name, 0, name))
        # Translated with the data: the catalogue of the page need not.
        title = nodes.title(pattern.label, pattern.label, translatable=False)
        section = nodes.section("", title, ids=[nodes.make_id(f"motif-{name}")])
        section["names"].append(nodes.fully_normalize_name(f"motif-{name}"))
        section["playbook_object"] = ("pattern", name, pattern.label)
        for node in (section, title):
            self.set_source_info(node)
        self.state.document.note_explicit_target(section)
        section += self.parse_content_to_nodes(allow_section_headings=True)
        # The page is kept here: assembled formats make one tree of all pages.
        section += pattern_products(
            "",
            pattern=name,
            docname=self.env.current_document.docname,
            classes=["pattern-products"],
        )
        return [section]


class FillProducts(SphinxPostTransform):
    """Write under each pattern the cards that show it."""

    # Before references are resolved: the links to cards are made here.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder by a heading line and a list, or a sentence."""
        links = pattern_links(self.env)
        for node in list(self.document.findall(pattern_products)):
            shown = [link for link in links if link.pattern == node["pattern"]]
            if not shown:
                node.replace_self(nodes.paragraph("", _(SHOWN_BY_NONE)))
                continue
            lead = nodes.paragraph("", "", nodes.strong("", _(SHOWN_BY)))
            node += [_product(link, node["docname"]) for link in shown]
            node.parent.insert(node.parent.index(node), lead)


def _product(link: PatternLink, docname: str) -> nodes.list_item:
    reference = card_link(link.card, link.title, docname)
    said = _("\u00a0: {why}").format(why=link.why)
    why = nodes.Text(said if link.why else "")
    return nodes.list_item("", nodes.paragraph("", "", reference, why))


def setup_patterns(app: Sphinx) -> None:
    """Register what describes patterns."""
    app.add_directive("pattern", PatternDirective)
    app.add_post_transform(FillProducts)
