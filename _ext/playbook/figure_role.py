"""The role ``{figure-value}``: a number of the figures file, written in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxRole

from .config import data_library, note_data
from .figures import UnknownFigureError, find
from .library import FIGURES
from .nodes import figure_value

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class FigureRole(SphinxRole):
    """Print a figure by its path; an unknown one prints the path, and a check tells."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Read the figure as the page is read."""
        note_data(self.env, FIGURES)
        try:
            text = find(data_library(self.env).figures, self.text)
        except UnknownFigureError:
            text = self.text
        node = figure_value(self.rawtext, text, path=self.text)
        node["classes"].append("figure-value")
        self.set_source_info(node)
        return [node], []


def setup_figure_role(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("figure-value", FigureRole())
