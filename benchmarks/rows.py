"""The rows of the report: a quantity, what it is compared with, what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.builds import Outcome, Weight
from benchmarks.measure import Run

#: How each contender is named in the table.
PEERS = {
    "stock": "Sphinx nu",
    "stock-pystemmer": "Sphinx nu et PyStemmer",
    "one-page": "Sphinx nu, une page",
    "material": "Material",
}
#: The size the promises are made for; at others a row only informs.
PROMISED = 660


@dataclass(frozen=True)
class Row:
    """One line: VALUE beside PEER, and the most that was promised, if anything."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    peer: str = ""
    peer_value: float | None = None

    @property
    def figure(self) -> float:
        """What is held against the limit: a ratio when there is a peer."""
        if self.peer_value is None:
            return self.value
        return self.value / self.peer_value if self.peer_value else float("inf")

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return "—"
        return "tient" if self.figure <= self.limit else "manqué"


def built(outcomes: Mapping[str, Outcome], size: int) -> Iterator[Row]:
    """Clean, nothing to do, one edit: ours beside each of the others."""
    medians = {name: outcome.medians() for name, outcome in outcomes.items()}
    limits = {
        ("clean", "stock"): 0.50,
        ("edit", "stock"): 0.60,
        ("edit", "material"): 0.45,
        ("nothing", "one-page"): 2.0,
    }
    ours = medians["ours"]
    labels = {
        "clean": "tout construire",
        "nothing": "rien à faire",
        "edit": "une mission",
    }
    for step, label in labels.items():
        for name, theirs in medians.items():
            if name == "ours" or (name == "one-page" and step != "nothing"):
                continue
            limit = limits.get((step, name)) if size == PROMISED else None
            value, peer = ours[step].cpu, theirs[step].cpu
            yield Row(
                f"{label}, {size} fiches : processeur", value, "s", limit, name, peer
            )
    yield Row(f"tout construire, {size} : durée", ours["clean"].wall, "s")
    yield Row(f"tout construire, {size} : mémoire", ours["clean"].peak, "Mo")
    yield Row(
        f"sorties fausses après une mission modifiée, {size}",
        len(outcomes["ours"].wrong),
        "",
        0,
    )
    silent = 0 if outcomes["ours"].says_so else 1
    yield Row(f"silences quand rien n’est à faire, {size}", silent, "", 0)


def weighed(ours: Weight, grid: Weight, size: int) -> Iterator[Row]:
    """The gallery's page beside the page of grid cards with the same fields."""
    limits: tuple[float | None, ...] = (0.50, 0.60, 0.85)
    if size != PROMISED:
        limits = (None, None, None)
    pairs = zip(
        ("HTML", "éléments", "gzip"),
        (ours.html, ours.elements, ours.gzip),
        (grid.html, grid.elements, grid.gzip),
        limits,
        strict=True,
    )
    for name, value, peer, limit in pairs:
        unit = "" if name == "éléments" else "octets"
        yield Row(f"galerie, {size} : {name}", value, unit, limit, "stock", peer)


def grown(runs: Mapping[int, Run], changed_pages: int) -> Iterator[Row]:
    """From one size to the next: no faster than the number of cards."""
    for small, large in pairwise(sorted(runs)):
        yield Row(
            f"tout construire, {small} → {large} : croissance",
            runs[large].cpu / runs[small].cpu,
            "×",
            large / small,
        )
    largest = max(runs)
    peak = runs[largest].peak
    yield Row(f"tout construire, {largest} : mémoire", peak, "Mo", 400)
    yield Row("pages de fiches qui dépendent de leur nombre", changed_pages, "", 0)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| mesure | ici | à côté | rapport | promis | verdict |",
        "| --- | ---: | --- | ---: | ---: | --- |",
    ]
    for row in rows:
        peer = ratio = ""
        if row.peer_value is not None:
            value = f"{number(row.peer_value)}\u00a0{row.unit}".strip()
            peer = f"{PEERS.get(row.peer, row.peer)} {value}"
            ratio = f"{row.figure:.2f}".replace(".", ",")
        promised = "" if row.limit is None else f"≤\u00a0{number(row.limit)}"
        ours = f"{number(row.value)}\u00a0{row.unit}".strip()
        cells = (row.what, ours, peer, ratio, promised, row.verdict)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def number(value: float) -> str:
    whole = abs(value) >= 100 or value == int(value)
    text = f"{value:,.0f}" if whole else f"{value:.2f}"
    return text.replace(",", "\u202f").replace(".", ",")
