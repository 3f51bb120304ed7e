"""The role ``{claim}``: it marks the words that carry one or two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import ReferenceRole

from .french import NARROW
from .ids import give_id, slug
from .nodes import claim_passage, raised
from .page_links import link_to

if TYPE_CHECKING:
    from typing import Any

    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class ClaimRole(ReferenceRole):
    """Mark a passage: ``{claim}`the words <C06>```, or ``<C06 C07>``."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Give the passage, then a mark for each claim."""
        claims = tuple(self.target.split()) if self.has_explicit_title else ()
        passage = claim_passage(self.rawtext, self.title, claims=claims)
        passage["classes"].append("claim")
        self.set_source_info(passage)
        marked: list[Node] = [passage]
        for claim in claims:
            # The narrow space keeps the mark apart from the word when text is copied.
            marked += [nodes.Text(NARROW), self._mark(claim)]
        return marked, []

    def _mark(self, claim: str) -> Node:
        """A small link, plain text as long as no page comments on the claim."""
        here = self.env.current_document.docname
        link = link_to("playbook:claim", claim, claim, here)
        self.set_source_info(link)
        return raised("", "", link, classes=["claim-mark"])


class NamePassages(SphinxTransform):
    """Give passages their ids, once translations are in place."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Number the passages of a claim in the order of the page."""
        page = slug(self.env.current_document.docname)
        for passage in self.document.findall(claim_passage):
            first = (passage["claims"] or ("",))[0]
            give_id(passage, nodes.make_id(f"{page}-claim-{first}"), self.document)


def setup_claims(app: Sphinx) -> None:
    """Register what marks claims."""
    app.add_role("claim", ClaimRole())
    app.add_transform(NamePassages)
