"""What only a published site has: the sitemap and the dates of last change.

Both come from the settings: a build of the same files without them is the same
on any machine, in any copy.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .sites import PAGED

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SITEMAP = "sitemap.xml"


@cache
def last_changes(folder: Path) -> dict[str, str]:
    """The day of the last commit of each file of a folder, all in one reading.

    Empty where there is no history to read: an archive, a machine without git.
    """
    command = ["git", "-C", str(folder), "log", "--format=%x00%cs", "--name-only"]
    try:
        said = subprocess.run(
            [*command, "-z", "--no-renames", "--relative", "--", "."],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, str] = {}
    day = ""
    for part in said.split("\0"):
        text = part.strip()
        if len(text) == 10 and text.count("-") == 2 and text[:4].isdigit():
            day = text
        elif text:
            days.setdefault(text, day)
    return days


def last_change(app: Sphinx, pagename: str) -> str:
    """The day this page's file last changed, for a site that says where it is kept."""
    if not app.config.playbook_repository or pagename not in app.env.all_docs:
        return ""
    source = app.env.doc2path(pagename, base=False).as_posix()
    return last_changes(Path(app.srcdir)).get(source, "")


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """List the pages for search engines, when the site has an address."""
    address = app.config.html_baseurl
    if exception is not None or app.builder.name not in PAGED or not address:
        return
    root = address.rstrip("/") + "/"
    lines = [
        f"<url><loc>{escape(root + app.builder.get_target_uri(page))}</loc></url>"
        for page in sorted(app.env.all_docs)
    ]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>\n",
        ]
    )
    Path(app.outdir, SITEMAP).write_text(text, "utf-8")
