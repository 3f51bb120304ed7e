"""Links to pages that no author wrote, resolved as those of the text are."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes


def page_link(
    target: str, title: str, docname: str, *, explicit: bool = True
) -> addnodes.pending_xref:
    """Make a link from one page to another.

    :param explicit: false where the page's own title is to take the place of ours
    """
    return addnodes.pending_xref(
        "",
        nodes.inline("", title),
        refdomain="std",
        reftype="doc",
        # From the root, wherever the link stands.
        reftarget=f"/{target}",
        refexplicit=explicit,
        refwarn=True,
        refdoc=docname,
    )
