"""`python -m benchmarks`: build, weigh, compare, say what holds.

--sizes 60,660,5000   catalogues; the first two take every contender
--rounds 3            builds of each kind, contenders in turn
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.browser import filtered
from benchmarks.builds import Bench
from benchmarks.checks import checked
from benchmarks.contenders import ROOT, Contender, contenders
from benchmarks.rows import PROMISED, Row, built, grown, table, weighed
from benchmarks.site import whole_site

LOCK = ROOT / "benchmarks" / "requirements-material.txt"
PACKAGES = ("sphinx", "myst-parser", "furo", "sphinx-design", "PyStemmer", "docutils")
RIVALS = ("stock", "stock-pystemmer", "one-page", "material")


def material() -> Path:
    """Make MkDocs its own environment: its packages are none of the site's."""
    home = Path(sys.prefix) / "bench-material"
    stamp = home / "installed"
    if not stamp.exists() or stamp.read_bytes() != LOCK.read_bytes():
        print("Material for MkDocs into its own environment (this once)…", flush=True)
        venv.create(home, with_pip=True, clear=True)
        install = ("-m", "pip", "install", "--quiet", "--require-hashes", "-r")
        subprocess.run([home / "bin" / "python", *install, LOCK], check=True)
        shutil.copy(LOCK, stamp)
    return home


def conditions(rounds: int) -> str:
    """Say what was measured, on what."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}, commit {commit or 'unknown'}, Python {platform.python_version()}, "
        f"{packages}; CPU = user + system of all processes, medians of {rounds} "
        "interleaved rounds, one process a build."
    )


def compared(
    bench: Bench, everyone: dict[str, Contender], size: int, rounds: int
) -> Iterator[Row]:
    """All contenders at one size."""
    chosen = [everyone[name] for name in ("ours", *RIVALS)]
    outcomes = bench.rounds(chosen, size, rounds)
    yield from built(outcomes, size)
    ours, stock = (bench.gallery(everyone[name], size) for name in ("ours", "stock"))
    yield from weighed(ours, stock, size)


def scaled(
    bench: Bench, ours: Contender, sizes: list[int], rounds: int
) -> Iterator[Row]:
    """Ours alone, from size to size, and whether its pages know of the others."""
    outcomes = {size: bench.rounds([ours], size, rounds)[ours.name] for size in sizes}
    pages = zip(*(bench.pages(ours, size) for size in sizes), strict=False)
    changed = sum(len({page.read_bytes() for page in same}) > 1 for same in pages)
    yield from grown(outcomes, changed)


def seen(
    bench: Bench, everyone: dict[str, Contender], sizes: list[int]
) -> Iterator[Row]:
    """The galleries in the browser."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium est introuvable : apt-get install chromium")
    pages = {}
    for size in sizes:
        grid, ours = everyone["grid"], everyone["ours"]
        site = bench.write(grid, size)
        bench.build(grid, size)
        pages[size] = {
            "ours": (bench.site(ours, size) / ours.gallery, ".startup-list > li"),
            "grid": (site / grid.gallery, ".sd-col"),
        }
    yield from filtered(pages, chromium)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default="60,660,5000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=ROOT / "docs/_build/bench")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder)
    everyone = contenders(material())
    rows: list[Row] = []
    for size in sizes:
        if size <= PROMISED:
            rows += compared(bench, everyone, size, options.rounds)
    if len(sizes) > 1:
        rows += scaled(bench, everyone["ours"], sizes[-2:], rounds=1)
    rows += seen(bench, everyone, [size for size in sizes if size >= min(sizes[-2:])])
    rows += checked(folder / "check", options.rounds)
    rows += whole_site(folder / "site", options.rounds)
    report = f"{conditions(options.rounds)}\n\n{table(rows)}"
    (folder / "report.md").write_text(report, encoding="utf-8")
    print(report)
    return any(row.verdict == "MISSED" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
