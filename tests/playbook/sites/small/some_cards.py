"""Stand in for the extension of startup cards: one card, as its domain gives it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace as Record
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.domains import Domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Cards(Domain):
    """One card, which shows what ``cards.txt`` says."""

    name = "startup"
    label = "Cards"
    roles: ClassVar = {}

    @property
    def startups(self) -> list[Record]:
        path = Path(self.env.srcdir) / "cards.txt"
        why = path.read_text(encoding="utf-8").strip()
        return [
            Record(
                id="mps",
                title="MPS",
                sources=[Record(id="manifeste-2016")],
                trust=[Record(pattern="numero", why=why, source=None)],
                plays=[Record(play="confiance/demander-moins", why="", source=None)],
                end=None,
            )
        ]

    def merge_domaindata(self, docnames, otherdata) -> None:  # type: ignore[no-untyped-def]
        """Nothing is kept."""

    def resolve_xref(self, env, fromdocname, builder, typ, target, node, contnode):  # type: ignore[no-untyped-def]
        return nodes.reference("", "", contnode, refuri=f"https://example.org/{target}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the domain."""
    app.add_domain(Cards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
