"""The directive ``{manifesto}``: each claim, what was learned, and who carries it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .cards import card_link, play_links
from .config import data_library, note_data
from .domain import playbook_domain
from .french import NARROW
from .library import CLAIMS, SOURCES
from .model import MANIFESTO, PARTS, Claim
from .nodes import claim_pages, raised, source_call
from .page_links import link_to
from .translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LEARNED = N_("Ce qu’on a appris")
TENSION = N_("Ce qui résiste")
STATUS = N_("Verdict")
PAGES = N_("Où le lire")
CARDS = N_("Fiches de ces pages")


class Manifesto(SphinxDirective):
    """Print the claims of a part of the manifesto, or of all under their headings."""

    optional_arguments = 1

    def run(self) -> list[Node]:
        """Give a section for each claim; who carries it is known once all is read."""
        note_data(self.env, CLAIMS)
        note_data(self.env, SOURCES)
        claims = data_library(self.env).claims.values()
        self.state.document["manifesto"] = True
        if self.arguments:
            part = directives.choice(self.arguments[0], tuple(PARTS))
            return [self._claim(claim) for claim in claims if claim.section == part]
        made: list[Node] = []
        for part, group in groupby(claims, lambda claim: claim.section):
            heading = nodes.Text(_(PARTS.get(part, part)))
            section = self._section(f"partie-{part}", heading)
            section += [self._claim(claim) for claim in group]
            made.append(section)
        return made

    def _section(self, name: str, *heading: Node) -> nodes.section:
        title = nodes.title("", "", *heading)
        section = nodes.section("", title, ids=[name], names=[name])
        for node in (section, title):
            self.set_source_info(node)
        self.state.document.note_explicit_target(section)
        return section

    def _claim(self, claim: Claim) -> nodes.section:
        name = nodes.make_id(f"claim-{claim.id}")
        section = self._section(name, nodes.Text(claim.id), *self._quote(claim))
        section["classes"].append("claim-entry")
        section["playbook_object"] = ("claim", claim.id, claim.quote or claim.text)
        calls = self._calls(claim)
        text = cited(claim.text, [] if claim.learned else calls)
        facts = nodes.definition_list(classes=["claim-facts"])
        if claim.learned:
            facts += described(_(LEARNED), cited(claim.learned, calls))
        if claim.tension:
            facts += described(_(TENSION), nodes.paragraph("", claim.tension))
        if claim.status:
            facts += described(_(STATUS), nodes.paragraph("", "", _status(claim)))
        docname = self.env.current_document.docname
        facts += claim_pages("", claim=claim.id, docname=docname)
        section += [text, facts]
        return section

    def _quote(self, claim: Claim) -> list[Node]:
        """The words it comments on, linked to the text where it is published."""
        if not claim.quote:
            return []
        words = nodes.Text(_("«\u00a0{quote}\u00a0»").format(quote=claim.quote))
        source = data_library(self.env).sources.get(MANIFESTO)
        if source is None or not source.url:
            return [nodes.Text(" "), words]
        link = nodes.reference("", "", words, internal=False, refuri=source.url)
        return [nodes.Text(" "), link]

    def _calls(self, claim: Claim) -> list[Node]:
        """Cite the sources of the claim; the page's own list numbers them."""
        made: list[Node] = []
        for source in claim.sources:
            call = source_call("", "", source=source, locator="")
            self.set_source_info(call)
            made += [nodes.Text(NARROW), raised("", "", call, classes=["source-call"])]
        return made


def cited(words: str, calls: list[Node]) -> nodes.paragraph:
    """Write the calls at the end of the words, before the full stop."""
    if not words.endswith("."):
        return nodes.paragraph("", "", nodes.Text(words), *calls)
    before = nodes.Text(words.removesuffix("."))
    return nodes.paragraph("", "", before, *calls, nodes.Text("."))


def _status(claim: Claim) -> nodes.inline:
    kind = nodes.make_id(f"status-{claim.status}")
    return nodes.inline("", _(claim.status), classes=["claim-status", kind])


def described(term: str, *body: Node) -> nodes.definition_list_item:
    """Make an item of a list of facts."""
    definition = nodes.definition("", *body)
    return nodes.definition_list_item("", nodes.term("", term), definition)


class FillClaims(SphinxPostTransform):
    """Write under each claim the passages that carry it and the cards beside them."""

    # Before references are resolved: the links are made here.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder by the facts there are."""
        for node in list(self.document.findall(claim_pages)):
            items = []
            passages = list(carried(self.env, node["claim"]))
            if passages:
                links = [_passage_link(p, node["docname"]) for p in passages]
                items.append(described(_(PAGES), _bullets(links)))
            cards = list(illustrated(self.env, node["claim"]))
            if cards:
                links = [card_link(*card, node["docname"]) for card in cards]
                items.append(described(_(CARDS), _bullets(links)))
            parent = node.parent
            node.replace_self(items)
            if not parent.children:
                # A list without items is not a list in most formats.
                parent.parent.remove(parent)


def carried(env: BuildEnvironment, claim: str) -> Iterator[tuple[str, str, str]]:
    """Give (docname, passage id, page title) for each page, at its first passage."""
    for docname, page in sorted(playbook_domain(env).pages.items()):
        for passage in page.passages:
            if claim in passage.claims:
                yield docname, passage.id, page.title
                break


def illustrated(env: BuildEnvironment, claim: str) -> Iterator[tuple[str, str]]:
    """Give (card id, title) for each card that illustrates a page of the claim."""
    known = data_library(env).claims.get(claim)
    pages = known.pages if known else ()
    links = [link for link in play_links(env) if link.play in pages]
    yield from dict.fromkeys((link.card, link.title) for link in links)


def _passage_link(passage: tuple[str, str, str], docname: str) -> addnodes.pending_xref:
    target, identifier, title = passage
    return link_to("playbook:passage", f"{target}#{identifier}", title, docname)


def _bullets(links: list[addnodes.pending_xref]) -> nodes.bullet_list:
    items = (nodes.list_item("", nodes.paragraph("", "", link)) for link in links)
    return nodes.bullet_list("", *items)


def setup_manifesto(app: Sphinx) -> None:
    """Register what prints the manifesto."""
    app.add_directive("manifesto", Manifesto)
    app.add_post_transform(FillClaims)
