"""The domain ``startup``: the only owner of what was read from the cards.

Its data are records, problems and what each page shows of them: never bodies or
nodes. All that a page shows is derived from them when it is written.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from .answers import Answers
from .card import Context
from .catalogue import Query, as_of_day
from .config import read_settings
from .crossing import taken_by_page, unread_files
from .nodes import anchor
from .problems import Kind, Problem, Severity
from .reading import read_plays, read_vocabularies
from .rules import check_catalogue
from .text import closest
from .translating import lists_in_language, startups_in_language
from .uses import Use, grouped_pages
from .viewer import Views

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from jinja2 import Environment
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .card import Card
    from .config import Settings
    from .model import Startup
    from .uses import Shows

#: Builders that join all documents, without orphans: a gallery prints cards whole.
ASSEMBLED = frozenset({"singlehtml", "latex", "man", "texinfo"})


class StartupDomain(Answers, Domain):
    """Cards, by document; uses of cards, by document."""

    name = "startup"
    label = "startup"
    object_types: ClassVar[dict[str, ObjType]] = {"card": ObjType("startup", "card")}
    initial_data: ClassVar[dict[str, Any]] = {
        "cards": {},
        "uses": {},
        # by builder, what it last wrote: fingerprints of pages, old addresses, tables
        "shown": {},
        "redirects": {},
        "tables": {},
        # fingerprint of the vocabularies and plays that the cards were checked with
        "known": "",
        # by builder, what the last build was made from; what it told
        "state": {},
        "told": [],
    }
    data_version = 6

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: problems of the files that could not become documents in this build
        self.unread: list[Problem] = []
        #: the templates of HTML, compiled when a builder starts
        self.templates: Environment | None = None
        #: old addresses, and tables of figures, of the last build and of this no more
        self.stale_redirects: set[str] = set()
        self.stale_tables: set[str] = set()
        #: problems of the vocabularies, found when they were read
        self.of_lists: list[Problem] = []
        self.state = ""  #: what this build is made from
        self._context: Context | None = None
        self._views: Views | None = None

    @cached_property
    def settings(self) -> Settings:
        """This extension's settings, known once the configuration is."""
        return read_settings(self.env.config, self.env.srcdir)

    # -- what was read -----------------------------------------------------

    @property
    def cards(self) -> dict[str, Card]:
        """Every card read, by docname."""
        cards: dict[str, Card] = self.data["cards"]
        return cards

    @property
    def uses(self) -> dict[str, tuple[Use, ...]]:
        """What each page shows of the catalogue, by docname."""
        uses: dict[str, tuple[Use, ...]] = self.data["uses"]
        return uses

    @property
    def shown(self) -> dict[str, dict[str, str]]:
        """By builder, the fingerprint of what each page last showed.

        A builder that reuses another's environment must see its own pages.
        """
        shown: dict[str, dict[str, str]] = self.data["shown"]
        return shown

    def note_card(self, docname: str, card: Card) -> None:
        """Keep a card, without its body: that is in its document."""
        if card.startup is not None:
            body_free = card.startup.model_copy(update={"description": None})
            card = replace(card, startup=body_free)
        self.cards[docname] = card

    def note_use(self, docname: str, shows: Shows, line: int) -> None:
        """Keep what a page shows, and on which line."""
        self.uses[docname] = (*self.uses.get(docname, ()), Use(shows, line))

    def clear_doc(self, docname: str) -> None:
        self.cards.pop(docname, None)
        self.uses.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        # A worker holds all that the parent had: take only what it has read.
        for table in ("cards", "uses"):
            read = otherdata[table].keys() & docnames
            self.data[table].update({name: otherdata[table][name] for name in read})

    # -- what follows from it ----------------------------------------------
    @property
    def context(self) -> Context:
        """What the rules need to know; the vocabularies are read once a build."""
        if self._context is None:
            vocabularies, self.of_lists = read_vocabularies(self.settings.vocabularies)
            root = self.env.srcdir
            self._context = Context(vocabularies, read_plays(root), root=root)
        return self._context

    @property
    def startups(self) -> list[Startup]:
        """Every sound card, by docname."""
        cards = sorted(self.cards.items())
        return [card.startup for _, card in cards if card.startup is not None]

    @property
    def views(self) -> Views:
        """What pages show, once every document is read."""
        if self._views is None:
            known = self.context.vocabularies
            self._views = Views(
                startups=startups_in_language(self.env, self.cards),
                vocabularies=lists_in_language(self.env, known),
                as_of=as_of_day(self.startups, self.settings.as_of),
                language=self.settings.language,
                plays=self.play_titles(),
                pages=grouped_pages(self.uses),
            )
        return self._views

    def play_titles(self) -> dict[str, str]:
        """The titles of the plays."""
        titles = self.env.titles
        known = self.context.plays or ()
        return {play: titles[play].astext() for play in known if play in titles}

    def forget(self) -> None:
        """Forget what was derived, before a build."""
        self._context = self._views = None

    def problems(self) -> list[Problem]:
        """Every problem of every card and of every use, in order, each once."""
        cards = list(self.cards.values())
        context = replace(self.context, as_of=self.views.as_of)
        found = [*self.of_lists, *self.unread]
        found += [problem for card in cards for problem in card.problems]
        found += check_catalogue(cards, context)
        if self.settings.folder.is_dir():
            found += unread_files(self.settings.folder, context)
            found += taken_by_page(cards, self.settings.folder, context)
        found += self._unknown_uses()
        return sorted(set(found))

    @property
    def redirects(self) -> dict[str, str]:
        """Old address → id of the card that it leads to."""
        return {old: s.id for s in self.startups for old in s.redirect_from}

    def notices(self) -> list[Problem]:
        """What is left to do: the problems that never fail a build."""
        found = self.problems()
        return [problem for problem in found if problem.severity is Severity.NOTICE]

    def _unknown_uses(self) -> Iterator[Problem]:
        known = {card.id for card in self.cards.values()}
        for docname, uses in self.uses.items():
            for use in uses:
                name = use.card
                if name is None or name in known:
                    continue
                path = str(self.env.doc2path(docname, base=False))
                old = f"{self.settings.path}/{name}"
                near = self.redirects.get(old) or closest(name, known)
                params = (*((("suggestion", near),) if near else ()), ("value", name))
                yield Problem(path, use.line, 1, "", Kind.UNKNOWN_STARTUP, params)

    @property
    def catalogue(self) -> str | None:
        """The page of the whole catalogue: the index of the cards, else the first."""
        index = f"{self.settings.path}/index"
        pages = [
            docname
            for docname, uses in sorted(self.uses.items())
            if any(isinstance(u.shows, Query) and u.shows.is_whole for u in uses)
        ]
        return index if index in pages else next(iter(pages), None)

    # -- objects and references --------------------------------------------

    def docname_of(self, startup: str) -> str | None:
        """The document of a card, by the card's id."""
        docname = f"{self.settings.path}/{startup}"
        return docname if docname in self.cards else None

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        named = self.views.by_id
        for docname, card in sorted(self.cards.items()):
            title = named[card.id].title if card.id in named else card.id
            yield card.id, title, "card", docname, "", 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        if (docname := self.docname_of(target)) is None:
            # Told by problems(), with the nearest id and at every build.
            return None
        startup = self.views.by_id.get(target)
        if startup and not node.get("refexplicit"):
            contnode = nodes.inline(startup.title, startup.title)
        if builder.name in ASSEMBLED:
            if self.catalogue is None:
                return None
            if builder.format == "html":
                # One page: Sphinx would name the document as well, and break the link.
                uri = f"#{anchor(target)}"
                return nodes.reference("", "", contnode, internal=True, refuri=uri)
            home, fragment = self.catalogue, anchor(target)
            return make_refnode(builder, fromdocname, home, fragment, contnode)
        return make_refnode(builder, fromdocname, docname, "", contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        if self.docname_of(target) is None:
            return []
        found = self.resolve_xref(
            env, fromdocname, builder, "card", target, node, contnode
        )
        return [("startup:card", found)] if found else []
