"""Which pages to write again, and which problems to tell, at every build.

Sphinx writes the pages whose source changed. A gallery, a count, a link's title
or a length of stay change with other files, a vocabulary or the as-of day: each
page's fingerprint of what it shows is kept, and the pages whose fingerprint
moved are asked for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .catalogue import Query
from .figures import figure_problems, figures_of, tables
from .log import tell
from .reading import decode
from .rendering.html import drawn_by
from .rendering.places import places
from .rules import check_card
from .translating import folders
from .uses import FlowOf, LivesOf, Notices, TitleOf
from .views import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from .domain import StartupDomain
    from .uses import Use


def _domain(env: BuildEnvironment) -> StartupDomain:
    return env.domains["startup"]  # type: ignore[return-value]


def set_aside_undecodable(
    app: Sphinx, env: BuildEnvironment, docnames: list[str]
) -> None:
    """Take files that are not UTF-8 out of the reading list, before Sphinx fails.

    Sphinx decodes a source before any parser sees it and stops everything on bad
    bytes. The file is told as a problem; its former record goes.
    """
    domain = _domain(env)
    domain.unread.clear()
    for docname in list(docnames):
        if not docname.startswith(f"{domain.settings.path}/"):
            continue
        path = env.doc2path(docname)
        if path.suffix != ".yaml":
            continue
        data = path.read_bytes()
        if decode(data)[0] is not None:
            continue
        docnames.remove(docname)
        app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        env.found_docs.discard(docname)
        relative = str(env.doc2path(docname, base=False))
        domain.unread += check_card(data, relative, domain.context).problems


def check_again(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Check every card again when a vocabulary or the list of plays has changed.

    Records and problems are replaced in place: the pages that show something new
    are found by their fingerprints. Only a card that turned sound or broken is read
    again, since its page is another, and one that stays broken for other reasons,
    since its page tells them.
    """
    domain = _domain(env)
    domain.forget()
    plays = domain.context.plays
    # A set is written in another order by each process.
    listed = None if plays is None else sorted(plays)
    known = fingerprint((domain.context.vocabularies, listed))
    before, domain.data["known"] = domain.data["known"], known
    if before in ("", known):
        return []
    turned = []
    for docname, card in list(domain.cards.items()):
        if docname in changed | removed:
            continue
        data = env.doc2path(docname).read_bytes()
        again = check_card(data, card.path, domain.context)
        broken = again.startup is None
        if broken != (card.startup is None) or (
            broken and again.problems != card.problems
        ):
            turned.append(docname)
        else:
            domain.note_card(docname, again)
    return turned


def update(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Tell every problem; return the pages that show something new."""
    domain = _domain(env)
    domain.state, states = _state(app, domain), domain.data["state"]
    if states.get(app.builder.name) == domain.state:
        tell(domain.data["told"], app.srcdir, domain.settings.language)
        return []
    problems = sorted([*domain.problems(), *figure_problems(domain)])
    tell(problems, app.srcdir, domain.settings.language)
    states[app.builder.name], domain.data["told"] = domain.state, problems
    redirects = domain.data["redirects"]
    domain.stale_redirects = {*redirects.get(app.builder.name, ())}
    domain.stale_redirects -= domain.redirects.keys()
    redirects[app.builder.name] = sorted(domain.redirects)
    offered = domain.data["tables"]
    domain.stale_tables = {*offered.get(app.builder.name, ())}
    offered[app.builder.name] = sorted(tables(domain))
    domain.stale_tables -= {*offered[app.builder.name]}
    before = domain.shown.get(app.builder.name, {})
    now = dict(_fingerprints(env, domain, drawn_by(app)))
    domain.shown[app.builder.name] = now
    return sorted(docname for docname in now if now[docname] != before.get(docname))


def _state(app: Sphinx, domain: StartupDomain) -> str:
    """A short text that changes with anything that what we show is made from.

    Of the cards, when each was read: it is in the environment, and their text is not.
    Of the other pages, what they show and the names that ours take from them: a build
    after a change of prose derives nothing, and ends soon.
    """
    env = domain.env
    read = (domain.settings.folder, domain.settings.vocabularies)
    files = [sorted(map(str, folder.rglob("*"))) for folder in read]
    figures = [p.read_bytes() for p in sorted(read[1].glob("*")) if p.is_file()]
    catalogues = [
        path.read_bytes()
        for folder in folders(env)
        for path in sorted((folder / app.config.language).rglob("*.mo"))
    ]
    return fingerprint(
        (
            sorted((name, env.all_docs.get(name)) for name in domain.cards),
            sorted(domain.uses.items()),
            sorted(domain.play_titles().items()),
            sorted(domain.redirects.keys() & env.all_docs.keys()),
            sorted(places(env, "pattern").items()),
            domain.data["known"],
            domain.unread,
            files,
            figures,
            catalogues,
            domain.settings,
            drawn_by(app),
            app.outdir,
            (app.config.project, app.config.html_baseurl),
            os.environ.get("SOURCE_DATE_EPOCH"),
        )
    )


def already_told(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Leave an unknown card to `update`, which names the nearest one at every build."""
    ours = domain is not None and domain.name == "startup"
    return True if ours or node.get("startup_told") else None


def _fingerprints(
    env: BuildEnvironment, domain: StartupDomain, drawn_by: str
) -> Iterator[tuple[str, str]]:
    patterns = places(env, "pattern")
    for docname in sorted({*domain.cards, *domain.uses} & env.all_docs.keys()):
        # All is drawn by the same templates; styles and scripts bear a mark.
        shown: list[object] = [drawn_by]
        card = domain.cards.get(docname)
        if card and card.startup:
            shown.append(domain.views.page(domain.views.by_id[card.id]))
            # Where it leads, besides what it says.
            shown.append(domain.catalogue)
            shown += [patterns.get(link.pattern) for link in card.startup.trust]
        elif card:
            # The page of a broken card tells what is wrong.
            shown.append(card.problems)
        shown += [_shown(domain, use) for use in domain.uses.get(docname, ())]
        yield docname, fingerprint(shown)


def _shown(domain: StartupDomain, use: Use) -> object:
    if isinstance(use.shows, Query):
        return domain.views.gallery(use.shows)
    if isinstance(use.shows, Notices):
        # Beside each, the title of its card.
        notices = domain.notices()
        paths = {notice.path for notice in notices}
        cards = [card for card in domain.cards.values() if card.path in paths]
        return notices, sorted(
            (c.path, str(c.startup and c.startup.title)) for c in cards
        )
    if isinstance(use.shows, LivesOf | FlowOf):
        return figures_of(domain, use.shows)
    if isinstance(use.shows, TitleOf):
        named = domain.views.by_id.get(use.shows.startup)
        return named.title if named else None
    startup = domain.views.by_id.get(use.shows)
    return domain.views.item(startup) if startup else None
