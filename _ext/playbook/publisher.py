"""Who publishes the site: ``{publisher}`` prints it, empty or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .manifesto import described
from .translation import N_, _

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

#: Setting, what the reader sees, what it must hold.
SETTINGS = (
    ("playbook_publisher", N_("Éditeur"), "Nom de l’éditeur du site."),
    ("playbook_host", N_("Hébergeur"), "Nom et adresse de l’hébergeur."),
    ("playbook_contact", N_("Contact"), "Page ou boîte de service où écrire."),
)
MISSING = N_("non renseigné")

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Publisher(SphinxDirective):
    """List publisher, host and contact as the settings give them."""

    def run(self) -> list[Node]:
        """Say what is missing: a notice with a hole must not look whole."""
        listing = nodes.definition_list(classes=["publisher"])
        for setting, label, _description in SETTINGS:
            value = str(getattr(self.config, setting)).strip()
            listing += described(_(label), nodes.paragraph("", "", shown(value)))
        self.set_source_info(listing)
        return [listing]


def shown(value: str) -> Node:
    """Make a link of what one can follow or write to."""
    if not value:
        return nodes.emphasis("", _(MISSING))
    if value.startswith(("https://", "http://")):
        return nodes.reference("", value, internal=False, refuri=value)
    if _ADDRESS.fullmatch(value):
        return nodes.reference("", value, internal=False, refuri=f"mailto:{value}")
    return nodes.Text(value)


def setup_publisher(app: Sphinx) -> None:
    """Register the directive and its settings."""
    for setting, _label, description in SETTINGS:
        app.add_config_value(
            setting, "", "env", types=frozenset({str}), description=description
        )
    app.add_directive("publisher", Publisher)
