"""The rows of the report: a quantity, what it is compared with, what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.builds import Outcome, Weight

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
        return "holds" if self.figure <= self.limit else "MISSED"


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
    labels = {"clean": "clean build", "nothing": "nothing changed", "edit": "one edit"}
    for step, label in labels.items():
        for name, theirs in medians.items():
            if name == "ours" or (name == "one-page" and step != "nothing"):
                continue
            limit = limits.get((step, name)) if size == PROMISED else None
            value, peer = ours[step].cpu, theirs[step].cpu
            yield Row(f"{label}, {size}: CPU", value, "s", limit, name, peer)
    yield Row(f"clean build, {size}: wall", ours["clean"].wall, "s")
    yield Row(f"clean build, {size}: peak", ours["clean"].peak, "MB")
    yield Row(
        f"wrong outputs after an edit, {size}", len(outcomes["ours"].wrong), "", 0
    )
    silent = 0 if outcomes["ours"].says_so else 1
    yield Row(f"does not say that nothing changed, {size}", silent, "", 0)


def weighed(ours: Weight, grid: Weight, size: int) -> Iterator[Row]:
    """The gallery's page beside the page of grid cards with the same fields."""
    limits: tuple[float | None, ...] = (0.50, 0.60, 0.85)
    if size != PROMISED:
        limits = (None, None, None)
    pairs = zip(
        ("HTML", "elements", "gzip"),
        (ours.html, ours.elements, ours.gzip),
        (grid.html, grid.elements, grid.gzip),
        limits,
        strict=True,
    )
    for name, value, peer, limit in pairs:
        unit = "" if name == "elements" else "bytes"
        yield Row(f"gallery, {size}: {name}", value, unit, limit, "stock", peer)


def grown(outcomes: Mapping[int, Outcome], changed_pages: int) -> Iterator[Row]:
    """From one size to the next: no faster than the number of cards."""
    for small, large in pairwise(sorted(outcomes)):
        before, after = outcomes[small].medians(), outcomes[large].medians()
        yield Row(
            f"clean build, {small} → {large}: growth of CPU",
            after["clean"].cpu / before["clean"].cpu,
            "×",
            large / small,
        )
    largest = max(outcomes)
    peak = outcomes[largest].medians()["clean"].peak
    yield Row(f"clean build, {largest}: peak", peak, "MB", 400)
    yield Row(f"wrong after an edit, {largest}", len(outcomes[largest].wrong), "", 0)
    yield Row("pages of products that depend on their number", changed_pages, "", 0)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| what | ours | beside | ratio | promised | verdict |",
        "| --- | ---: | --- | ---: | ---: | --- |",
    ]
    for row in rows:
        peer = ratio = ""
        if row.peer_value is not None:
            peer = f"{row.peer} {number(row.peer_value)} {row.unit}".strip()
            ratio = f"{row.figure:.2f}"
        promised = "" if row.limit is None else f"≤ {number(row.limit)}"
        ours = f"{number(row.value)} {row.unit}".strip()
        cells = (row.what, ours, peer, ratio, promised, row.verdict)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def number(value: float) -> str:
    return (
        f"{value:.2f}" if abs(value) < 100 and value != int(value) else f"{value:.0f}"
    )
