"""Links that no author wrote, resolved as those of the text are."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes


def link_to(
    kind: str, target: str, title: str, docname: str, *, explicit: bool = True
) -> addnodes.pending_xref:
    """Make a link from a page to an object.

    :param kind: the domain and the type of the object, ``playbook:claim``
    :param explicit: false where the object's own title is to take the place of ours
    """
    domain, _, role = kind.partition(":")
    return addnodes.pending_xref(
        "",
        nodes.inline("", title),
        refdomain=domain,
        reftype=role,
        reftarget=target,
        refexplicit=explicit,
        refdoc=docname,
    )


def page_link(
    target: str, title: str, docname: str, *, explicit: bool = True
) -> addnodes.pending_xref:
    """Make a link from one page to another, told when it leads nowhere."""
    # From the root, wherever the link stands.
    link = link_to("std:doc", f"/{target}", title, docname, explicit=explicit)
    link["refwarn"] = True
    return link
