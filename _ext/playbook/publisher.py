"""The directive ``{publisher}``: who publishes the site, from the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .manifesto import described

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

#: The settings it prints, and what they are called.
LABELS = {
    "playbook_publisher": "Éditeur",
    "playbook_host": "Hébergeur",
    "playbook_contact": "Pour nous écrire",
}

NOBODY = (
    "Cette copie du site n’est pas publiée\u00a0: son éditeur, son hébergeur et son "
    "adresse ne sont pas renseignés."
)


class Publisher(SphinxDirective):
    """Print the publisher, the host and where to write, as far as they are set."""

    def run(self) -> list[Node]:
        """Give a list of what is set; a copy that nobody publishes says so."""
        values = {label: self.config[name] for name, label in LABELS.items()}
        if not any(values.values()):
            return [nodes.paragraph("", NOBODY)]
        facts = nodes.definition_list(classes=["publisher"])
        facts += [
            described(label, nodes.paragraph("", "", _linked(value)))
            for label, value in values.items()
            if value
        ]
        return [facts]


def _linked(value: str) -> Node:
    """An address can be followed; anything else is text."""
    if value.startswith(("https://", "http://")):
        return nodes.reference("", value.split("//", 1)[1], refuri=value)
    if "@" in value and " " not in value:
        return nodes.reference("", value, refuri=f"mailto:{value}")
    return nodes.Text(value)


def setup_publisher(app: Sphinx) -> None:
    """Register the directive and its settings."""
    app.add_directive("publisher", Publisher)
    for name, label in LABELS.items():
        app.add_config_value(
            name, "", "env", types=frozenset({str}), description=f"{label} du site."
        )
