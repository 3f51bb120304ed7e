"""The domain ``playbook``: owner of what the build knows of plays, claims, patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from .translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element, Node, system_message
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .facts import Object, Page


#: The domain of a reference, its target, and whether it brings its own text.
Reference = tuple[str | None, str, bool]


#: (docname, id in the document) → id in the one page
Renamed = dict[tuple[str, str], str]


class PlaybookRole(XRefRole):
    """A link to one of our objects that needs no ``playbook:`` before its name."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline)

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Ask our domain, however the role was named."""
        if ":" not in self.name:
            self.name = f"playbook:{self.name}"
        return super().run()


class PlaybookDomain(Domain):
    """Plays, claims and trust patterns."""

    name = "playbook"
    label = "Playbook"
    object_types: ClassVar = {
        "play": ObjType(N_("page d’action"), "play"),
        "claim": ObjType(N_("affirmation"), "claim"),
        "pattern": ObjType(N_("motif de confiance"), "pattern"),
    }
    roles: ClassVar = {"play": PlaybookRole(), "pattern": PlaybookRole()}
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "references": {},
        "shown": {},
    }
    data_version = 3

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: ids that had to change where all documents are one page
        self.renamed: Renamed = {}

    @property
    def pages(self) -> dict[str, Page]:
        """What each page says, by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def references(self) -> dict[str, tuple[Reference, ...]]:
        """What each document, cards included, refers to in any domain."""
        references: dict[str, tuple[Reference, ...]] = self.data["references"]
        return references

    @property
    def shown(self) -> dict[str, dict[str, object]]:
        """By builder, what each page last showed of others; see ``shown``."""
        shown: dict[str, dict[str, object]] = self.data["shown"]
        return shown

    def note_references(self, docname: str, references: Iterable[Reference]) -> None:
        """Remember where a document leads."""
        self.references[docname] = tuple(sorted(set(references), key=str))

    def note_page(self, page: Page) -> None:
        """Remember a page that was just read."""
        self.pages[page.docname] = page

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is removed or about to be read again."""
        self.pages.pop(docname, None)
        self.references.pop(docname, None)

    def merge_domaindata(
        self, docnames: AbstractSet[str], otherdata: dict[str, Any]
    ) -> None:
        """Take from another process the pages it read, and no other."""
        for kind in ("pages", "references"):
            others: Mapping[str, object] = otherdata[kind]
            mine: dict[str, object] = self.data[kind]
            mine.update((name, others[name]) for name in docnames if name in others)

    def objects(self) -> Iterator[tuple[str, Object]]:
        """Give every object with its docname, in a stable order."""
        for docname in sorted(self.pages):
            for item in self.pages[docname].objects:
                yield docname, item

    def find(self, kind: str, target: str) -> tuple[str, Object] | None:
        """Find an object by name; a play also by the last part of its docname."""
        near = []
        for docname, item in self.objects():
            if item.type == kind and item.name == target:
                return docname, item
            if item.type == kind == "play" and item.name.endswith(f"/{target}"):
                near.append((docname, item))
        return near[0] if len(near) == 1 else None

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """Name a kind of object for the readers of this site."""
        name = _(type.lname)
        return name if primary else f"{self.label} {name}"

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List what other projects can point at."""
        for docname, item in self.objects():
            yield item.name, item.label, item.type, docname, item.anchor, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Make the link; an unknown target leaves its text, and a check tells it."""
        if typ == "passage":
            docname, _, anchor = target.partition("#")
            return make_refnode(builder, fromdocname, docname, anchor, contnode)
        found = self.find(typ, target)
        if found is None:
            return contnode  # type: ignore[return-value]
        docname, item = found
        if not node["refexplicit"]:
            contnode = nodes.inline("", item.label, classes=contnode["classes"])
        title = item.label if typ == "claim" else None
        return make_refnode(builder, fromdocname, docname, item.anchor, contnode, title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Give each of our objects that bears this name."""
        found: list[tuple[str, nodes.reference]] = []
        for kind in self.object_types:
            if self.find(kind, target):
                link = self.resolve_xref(
                    env, fromdocname, builder, kind, target, node, contnode
                )
                if link is not None:
                    found.append((f"playbook:{kind}", link))
        return found


def playbook_domain(env: BuildEnvironment) -> PlaybookDomain:
    """Return our domain of this environment."""
    domain = env.domains["playbook"]
    assert isinstance(domain, PlaybookDomain)
    return domain


def setup_domain(app: Sphinx) -> None:
    """Register the domain, and its roles under their short names."""
    app.add_domain(PlaybookDomain)
    for name in PlaybookDomain.roles:
        app.add_role(name, PlaybookRole())
