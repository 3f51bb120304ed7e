"""A word of the glossary, named on a translated page as the glossary now names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NameTerms(SphinxPostTransform):
    """Give a role without a title the word of the translated glossary.

    Titles of pages and cards come translated by themselves; Sphinx leaves a term as
    the role names it. In the language of the files each term has one name, and
    stays as it is written.
    """

    # Before references are resolved (10).
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        bare = [node for node in self.document.findall(pending_xref) if _is_bare(node)]
        if not bare:
            return
        objects = self.env.domains.standard_domain.objects
        terms = [
            (name, place) for (kind, name), place in objects.items() if kind == "term"
        ]
        places = {name.lower(): place for name, place in terms}
        # A translated term is noted at the place of the original, after it.
        names: dict[tuple[str, str], list[str]] = {}
        for name, place in terms:
            names.setdefault(place, []).append(name)
        for node in bare:
            target = node["reftarget"].lower()
            known = names[places[target]] if target in places else []
            if len(known) > 1:
                for words in list(node.findall(nodes.inline))[:1]:
                    words.replace(words.children[0], nodes.Text(known[-1]))


def _is_bare(node: pending_xref) -> bool:
    if node.get("refdomain") != "std" or node.get("reftype") != "term":
        return False
    # A term of another site is named as that site names it.
    return not node.get("refexplicit") and not node.get("intersphinx")


def setup_terms(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(NameTerms)
