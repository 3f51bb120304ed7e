"""Fill what stands for the catalogue, once everything has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .config import SITES
from .domain import ASSEMBLED
from .markdown import unpacked
from .nodes import (
    anchor,
    sections_above,
    startup_card,
    startup_count,
    startup_gallery,
    startup_notices,
    startup_place,
    startup_placeholder,
    startup_profile,
    startup_prose,
    startup_record,
)
from .outline import heading_level
from .plain import (
    card_nodes,
    gallery_nodes,
    notice_nodes,
    profile_nodes,
    record_nodes,
)
from .prose import words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import StartupDomain
    from .model import Startup
    from .viewer import Views
    from .views import Page


class CatalogueTransform(SphinxPostTransform):
    """What the transforms share: the domain, its views, the card of a node."""

    @property
    def domain(self) -> StartupDomain:
        return self.env.domains["startup"]  # type: ignore[return-value]

    @property
    def views(self) -> Views:
        return self.domain.views

    def startup_of(self, node: nodes.Element) -> Startup | None:
        """The card a placeholder names; none when it is unknown or broken."""
        return self.views.by_id.get(node["startup"])

    def page_of(self, startup: Startup) -> Page:
        return self.views.page(startup)


class FillCounts(CatalogueTransform):
    """Replace each number of cards by itself."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(startup_count)):
            node.replace_self(nodes.Text(str(self.views.count(node["query"]))))


class FillNotices(CatalogueTransform):
    """Replace the place of what is left to do by lists, one a kind."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(startup_notices)):
            named = self.views.by_id
            cards = self.domain.cards.values()
            titles = {c.path: (c.id, named.get(c.id)) for c in cards}
            notices = self.domain.notices()
            node.replace_self(notice_nodes(notices, titles, self.views.language))


class AssembleCatalogue(CatalogueTransform):
    """Print every card whole where documents are joined in one.

    Cards are orphans, and orphans vanish there: the first gallery of the
    catalogue's page gives way to the pages of its cards.
    """

    default_priority = 7
    builders = tuple(sorted(ASSEMBLED))

    def run(self, **kwargs: Any) -> None:
        home = self.domain.catalogue
        for gallery in list(self.document.findall(startup_gallery)):
            if gallery["docname"] == home and gallery["query"].is_whole:
                gallery.replace_self(list(self._sections(gallery)))
                return

    def _sections(self, gallery: startup_gallery) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for group in self.views.gallery(gallery["query"]).groups:
            cards = [self._card(item.id) for item in group.items]
            if group.title:
                title = nodes.title(group.title, group.title)
                made.append(nodes.section("", title, *cards, ids=[group.anchor]))
            else:
                made += cards
        return made

    def _card(self, startup: str) -> nodes.Node:
        docname = self.domain.docname_of(startup)
        assert docname is not None
        tree = self.env.get_doctree(docname)
        section = next(iter(tree.findall(nodes.section)))
        section["ids"] = [anchor(startup)]
        section["docname"] = docname
        return section


class NameWords(CatalogueTransform):
    """Give plain blocks their words: Sphinx's search looks for them among texts."""

    default_priority = 9
    builders = tuple(sorted(SITES))

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(startup_prose):
            node += nodes.Text(words(node.html))


class SpellOut(CatalogueTransform):
    """Spell plain blocks out, for every builder but those that print their HTML."""

    # After whole cards have taken the place of the gallery (7).
    default_priority = 9
    builders = tuple(sorted(SITES))

    def is_supported(self) -> bool:
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(startup_prose)):
            node.replace_self(unpacked(node))


class LevelHeadings(CatalogueTransform):
    """Give the headings of a body the level that their place asks for."""

    # After bodies are spelt out (9).
    default_priority = 10
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.rubric):
            if "rank" in node:
                above = sections_above(node)
                node["heading-level"] = heading_level(node["rank"], above)


class FillHtml(CatalogueTransform):
    """Give each placeholder its view, for the template that will draw it."""

    default_priority = 8
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(startup_placeholder)):
            if isinstance(node, startup_gallery):
                node["view"] = self.views.gallery(node["query"])
            elif (startup := self.startup_of(node)) is None:
                # Told as a problem; the place stays empty.
                node.parent.remove(node)
            elif isinstance(node, startup_card | startup_place):
                node["view"] = self.views.item(startup)
            else:
                node["view"] = self.page_of(startup)


class FillPlain(CatalogueTransform):
    """Replace each placeholder by plain nodes, for every format but HTML."""

    # Before references are resolved (10): plain nodes hold some.
    default_priority = 8
    formats = ("html",)

    def is_supported(self) -> bool:
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(startup_placeholder)):
            node.replace_self(self._plain(node))

    def _plain(self, node: startup_placeholder) -> list[nodes.Node]:
        if isinstance(node, startup_gallery):
            return gallery_nodes(self.views.gallery(node["query"]))
        startup = self.startup_of(node)
        if startup is None or isinstance(node, startup_place):
            return []
        language = self.views.language
        if isinstance(node, startup_profile):
            return profile_nodes(self.page_of(startup), language)
        if isinstance(node, startup_record):
            return record_nodes(self.page_of(startup), language)
        return card_nodes(self.views.item(startup))


def setup_transforms(app: Sphinx) -> None:
    """Register the transforms."""
    for transform in (
        FillCounts,
        FillNotices,
        AssembleCatalogue,
        FillHtml,
        FillPlain,
        NameWords,
        SpellOut,
        LevelHeadings,
    ):
        app.add_post_transform(transform)
