"""What other extensions of a site ask of the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .viewer import Views


class Answers:
    """The questions, answered in the words of the site's language."""

    @property
    def views(self) -> Views:
        raise NotImplementedError

    def source_links(self) -> list[tuple[str, str, str]]:
        """Each source of the site a card cites: source, card, title."""
        return [
            (source, startup.id, startup.title)
            for startup in self.views.startups
            for source in sorted(startup.cited)
        ]

    def pattern_links(self) -> list[tuple[str, str, str, str]]:
        """Each trust pattern a card shows: pattern, card, title, why."""
        return [
            (link.pattern, startup.id, startup.title, link.why)
            for startup in self.views.startups
            for link in startup.trust
        ]

    def play_links(self) -> list[tuple[str, str, str, str]]:
        """Each play a card illustrates: play, card, title, why."""
        return [
            (link.play, startup.id, startup.title, link.why)
            for startup in self.views.startups
            for link in startup.plays
        ]

    def search_words(self) -> dict[str, str]:
        """What each card is looked for by besides its text: its themes and sponsors."""
        term = self.views.term
        return {
            startup.id: ", ".join(
                [term("thematiques", key).text for key in startup.thematiques]
                + [term("organisations", key).text for key in startup.sponsors]
            )
            for startup in self.views.startups
        }
