"""Stand in for the extension of startup cards: it answers what playbook asks."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
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
    def views(self) -> SimpleNamespace:
        """What pages show of the cards, at the day the site says, if it does."""
        day = self.env.config.cards_as_of
        return SimpleNamespace(as_of=datetime.date.fromisoformat(day) if day else None)

    def source_links(self) -> list[tuple[str, str, str]]:
        return [("manifeste-2016", "mps", "MPS")]

    def pattern_links(self) -> list[tuple[str, str, str, str]]:
        why = Path(self.env.srcdir, "cards.txt").read_text(encoding="utf-8").strip()
        return [("numero", "mps", "MPS", why)]

    def play_links(self) -> list[tuple[str, str, str, str]]:
        return [("confiance/demander-moins", "mps", "MPS", "La première.")]

    def search_words(self) -> dict[str, str]:
        return {"mps": "Achat public"}

    def merge_domaindata(self, docnames, otherdata) -> None:  # type: ignore[no-untyped-def]
        """Nothing is kept."""

    def resolve_xref(self, env, fromdocname, builder, typ, target, node, contnode):  # type: ignore[no-untyped-def]
        return nodes.reference("", "", contnode, refuri=f"https://example.org/{target}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the domain."""
    app.add_domain(Cards)
    app.add_config_value("cards_as_of", "", "")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
