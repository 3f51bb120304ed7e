"""The figures that pages show: made from the domain, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .catalogue import select
from .figure import Figure, Source
from .flow import YEAR_COLUMNS, Flow, flow_of, read_flow, to_csv
from .flow_figure import definitions, years_figure
from .life_figure import lives_figure
from .marked import plain
from .messages import label, plural
from .problems import Kind, Problem
from .reading import MAX_VOCABULARY_VALUES, decode, parse
from .shapes import row_schema, to_text
from .stay_figure import STAY_COLUMNS, stays_csv, stays_figure
from .uses import FlowOf, LivesOf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from .domain import StartupDomain

#: The name of the tables of the catalogue's own flow.
OWN = "startups-flow"


#: Changes when a column of the tables is renamed, retyped or taken away.
TABLES_VERSION = 1


class UnreadFiguresError(Exception):
    """A figures file does not say what it should; names what is missing."""


@dataclass(frozen=True)
class Portfolio:
    """A flow, where it comes from, and the names of its tables."""

    flow: Flow
    sources: tuple[Source, ...]
    terms: tuple[tuple[str, str], ...]
    #: counted from cards: every exit is known
    exact: bool
    name: str

    @property
    def tables(self) -> dict[str, str]:
        """The tables a reader can take away, each with its schema, by file name."""
        found = {f"{self.name}.csv": (to_csv(self.flow), year_schema())}
        if self.flow.from_entry or self.flow.from_construction:
            found[f"{self.name}-stays.csv"] = (stays_csv(self.flow), stay_schema())
        written = {name: text for name, (text, _) in found.items()}
        for name, (_, shape) in found.items():
            written[f"{name}.schema.json"] = to_text(shape)
        return written


def year_schema() -> dict[str, Any]:
    """Describe a row of the table of years."""
    return row_schema(YEAR_COLUMNS, "Une année du flux des produits", TABLES_VERSION)


def stay_schema() -> dict[str, Any]:
    """Describe a row of the table of lengths of stay."""
    title = "La part encore incubée après une durée"
    return row_schema(STAY_COLUMNS, title, TABLES_VERSION)


def figures_of(domain: StartupDomain, shows: LivesOf | FlowOf) -> tuple[Figure, ...]:
    """Make what a place shows; nothing when it cannot be made."""
    views = domain.views
    if isinstance(shows, LivesOf):
        if shows.ids:
            found = [views.by_id[i] for i in shows.ids if i in views.by_id]
        else:
            found = select(views.startups, shows.query, views.as_of)
        if not found:
            return ()
        return (lives_figure(found, views.as_of, views.language),)
    try:
        portfolio = portfolio_of(domain, shows)
    except UnreadFiguresError:
        # Told as a problem; the place stays empty.
        return ()
    return tuple(_flow_figures(portfolio, shows, views.language)) if portfolio else ()


def _flow_figures(
    portfolio: Portfolio, shows: FlowOf, language: str
) -> Iterator[Figure]:
    flow, sources, name = portfolio.flow, portfolio.sources, portfolio.name
    made: list[Figure | None] = []
    if "years" in shows.parts:
        made.append(years_figure(flow, sources, f"{name}.csv", language))
    if "stays" in shows.parts:
        made.append(
            stays_figure(
                flow,
                sources,
                f"{name}-stays.csv",
                language,
                span=shows.span,
                exact=portfolio.exact,
            )
        )
    found = [figure for figure in made if figure]
    for figure in found[:-1]:
        yield figure
    for figure in found[-1:]:
        terms = portfolio.terms if shows.notes else ()
        caveats = flow.caveats if shows.notes else ()
        yield replace(figure, terms=terms, caveats=caveats)


def portfolio_of(domain: StartupDomain, shows: FlowOf) -> Portfolio | None:
    """Count the catalogue, or read a figures file; None when there is no day.

    :raises UnreadFiguresError: with the part of the file that is not as it should
    """
    views = domain.views
    if shows.file:
        return _read(domain, domain.settings.vocabularies / shows.file)
    if views.as_of is None:
        return None
    cards = plural("cards", len(views.startups), views.language)
    source = Source(label("flow.source", views.language).format(cards=cards))
    flow = flow_of(views.startups, views.as_of)
    return Portfolio(flow, (source,), definitions(views.language), True, OWN)


def _read(domain: StartupDomain, path: Path) -> Portfolio:
    data = _plain(path)
    try:
        flow = read_flow(data)
    except KeyError as error:
        raise UnreadFiguresError(str(error.args[0])) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise UnreadFiguresError(str(error)) from error
    terms = data.get("definitions")
    said = terms.items() if isinstance(terms, dict) else ()
    language = domain.views.language
    named = tuple((_term(k, language), v) for k, v in said if isinstance(v, str))
    sources = tuple(_sources(domain, data))
    return Portfolio(flow, sources, named, False, path.stem)


def _plain(path: Path) -> dict[str, Any]:
    text = decode(path.read_bytes())[0] if path.is_file() else None
    root, _ = parse(text or "", path.name, limit=MAX_VOCABULARY_VALUES)
    data = plain(root) if root else None
    if not isinstance(data, dict):
        raise UnreadFiguresError("as_of")
    return data


def _term(key: str, language: str) -> str:
    try:
        return label(f"term.{key.replace('_', '-')}", language)
    except KeyError:
        return key.replace("_", " ")


def _sources(domain: StartupDomain, data: dict[str, Any]) -> Iterator[Source]:
    """The sources named by their ids, else the repository the file gives."""
    listed = domain.views.vocabularies.sources
    named = data.get("sources")
    found = False
    for key in named if isinstance(named, list) else ():
        term = listed.terms.get(key) if listed else None
        yield Source(term.label, term.url or "") if term else Source(str(key))
        found = True
    origin = data.get("source")
    if not found and isinstance(origin, dict) and origin.get("repository"):
        address = str(origin["repository"])
        yield Source(address.removeprefix("https://"), address)


# -- over the whole project ------------------------------------------------------


def shown_flows(domain: StartupDomain) -> Iterator[tuple[str, int, FlowOf]]:
    """Every flow that a page shows: the document, the line, what it shows."""
    for docname, uses in sorted(domain.uses.items()):
        for use in uses:
            if isinstance(use.shows, FlowOf):
                yield docname, use.line, use.shows


def tables(domain: StartupDomain) -> dict[str, str]:
    """Every table that a page offers, by file name."""
    found: dict[str, str] = {}
    for _, _, shows in shown_flows(domain):
        try:
            portfolio = portfolio_of(domain, shows)
        except UnreadFiguresError:
            continue
        found |= portfolio.tables if portfolio else {}
    return found


def figure_problems(domain: StartupDomain) -> list[Problem]:
    """The figures files that cannot be read, told where a page shows them."""
    told = []
    for docname, line, shows in shown_flows(domain):
        try:
            portfolio_of(domain, shows)
        except UnreadFiguresError as error:
            exists = (domain.settings.vocabularies / shows.file).is_file()
            params = {"value": shows.file, "missing": str(error)}
            params |= {} if exists else {"variant": "file"}
            page = str(domain.env.doc2path(docname, base=False))
            pairs = tuple(sorted(params.items()))
            told.append(Problem(page, line, 1, "", Kind.UNREAD_FIGURES, pairs))
    return told
