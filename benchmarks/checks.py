"""The check of the cards alone: from a cold process, without Sphinx."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.catalogue import catalogue
from benchmarks.contenders import ROOT, write_ours
from benchmarks.measure import middle, run
from benchmarks.rows import Row

#: cards → the seconds and the megabytes promised
PROMISES: dict[int, tuple[float, float | None]] = {700: (2, None), 10_000: (15, 300)}


def checked(folder: Path, rounds: int, *, small: bool) -> Iterator[Row]:
    """Check catalogues of the sizes that something was promised for."""
    command = (sys.executable, "-m", "startup_cards", "check", "docs/startups")
    for size, (seconds, megabytes) in PROMISES.items():
        if small and size > 1000:
            continue
        site = folder / str(size)
        shutil.rmtree(site, ignore_errors=True)
        write_ours(site, catalogue(size))
        environment = {"PYTHONPATH": str(ROOT / "_ext")}
        times = rounds if size < 1000 else 1
        taken = middle(run(command, site, environment) for _ in range(times))
        yield Row(f"vérifier {size} fiches : durée", taken.wall, "s", seconds)
        yield Row(f"vérifier {size} fiches : mémoire", taken.peak, "Mo", megabytes)
