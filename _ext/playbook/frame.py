"""Which pages to write again because their frame shows another page's words.

Sphinx writes a page again when its own text changed; the navigation, the names
of the neighbours and the reason to go on come from other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .words import summary_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Frame:
    """What frames showed after the last build."""

    #: pages of the tables of contents, in order, with their titles
    navigation: tuple[tuple[str, str], ...]
    #: what each of them says of itself
    summaries: Mapping[str, str]


def frame_of(env: BuildEnvironment) -> Frame:
    """What frames show now."""
    pages = list(env.collect_relations())
    titles = ((page, env.titles[page].astext()) for page in pages if page in env.titles)
    return Frame(tuple(titles), {page: summary_of(env, page) for page in pages})


def frames_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages when the navigation changed, the neighbours when a summary did."""
    # A builder that uses another's environment must see its own pages.
    frames: dict[str, Frame] = env.__dict__.setdefault("playbook_frames", {})
    before = frames.get(app.builder.name)
    now = frames[app.builder.name] = frame_of(env)
    if before is None or before == now:
        return []
    if before.navigation != now.navigation:
        return sorted(env.found_docs)
    changed = {
        page
        for page, summary in now.summaries.items()
        if before.summaries.get(page) != summary
    }
    relations = env.collect_relations()
    return sorted(
        page for page, near in relations.items() if changed.intersection(near)
    )
