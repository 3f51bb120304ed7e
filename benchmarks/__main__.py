"""`python -m benchmarks`: build, weigh, compare, say what holds.

--sizes 60,660,5000   catalogues; the first two take every contender
--rounds 3            builds of each kind, contenders in turn
--publish             keep the table for the site's page
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.browser import seen
from benchmarks.builds import Bench
from benchmarks.checks import checked
from benchmarks.contenders import ROOT, Contender, contenders
from benchmarks.measure import Run, middle
from benchmarks.rows import PROMISED, Row, built, grown, table, weighed
from benchmarks.site import whole_site

LOCK = ROOT / "benchmarks" / "requirements-material.txt"
PAGE = ROOT / "docs" / "_data" / "performance.md"
PACKAGES = ("sphinx", "myst-parser", "furo", "sphinx-design", "PyStemmer", "docutils")
RIVALS = ("stock", "one-page", "material")
MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre"
).split()
#: The catalogue that the search is tried on.
TYPED_IN = 700


def material(folder: Path) -> Path:
    """Make MkDocs its own environment: its packages are none of the site's."""
    home = folder / "material"
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
    locked = re.search(
        r"^mkdocs-material==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE
    )
    now = datetime.now(UTC)
    day = f"{now.day}\u00a0{MONTHS[now.month - 1]} {now.year}"
    return (
        f"Mesuré le {day}, version `{commit or 'inconnue'}` : "
        f"Python {platform.python_version()}, {packages}, "
        f"mkdocs-material {locked[1] if locked else '?'}. "
        f"Tours entrelacés : {rounds}."
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
    runs: dict[int, list[Run]] = {size: [] for size in sizes}
    for size in sizes:
        bench.write(ours, size)
    for number in range(rounds):
        for size in sizes:
            print(
                f"{size} products, clean, round {number + 1}: {ours.says}", flush=True
            )
            ours.clean(bench.site(ours, size))
            runs[size].append(bench.build(ours, size))
    pages = zip(*(bench.pages(ours, size) for size in sizes), strict=False)
    changed = sum(len({fixed(page) for page in same}) > 1 for same in pages)
    yield from grown({size: middle(done) for size, done in runs.items()}, changed)


def fixed(page: Path) -> str:
    """A card's page less what it says of other cards, the products near it."""
    related = r'<h2>[^<]*</h2>\s*<ul class="startup-related">.*?</ul>'
    text = re.sub(related, "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text).replace("> <", "><")


def galleries(
    bench: Bench, everyone: dict[str, Contender], sizes: list[int]
) -> Iterator[Row]:
    """The galleries in the browser."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium est introuvable : apt-get install chromium")
    grid, ours = everyone["grid"], everyone["ours"]
    pages = {}
    for size in sizes:
        site = bench.write(grid, size)
        bench.build(grid, size)
        pages[size] = {
            "ours": (bench.site(ours, size) / ours.gallery, ".startup-list > li"),
            "grid": (site / grid.gallery, ".sd-col"),
        }
    # A page's weight does not matter there: only the gallery is looked at.
    bench.products[TYPED_IN] = [
        replace(one, body="") for one in bench.catalogue(TYPED_IN)
    ]
    site = bench.write(ours, TYPED_IN)
    bench.build(ours, TYPED_IN)
    yield from seen(pages, site / ours.gallery, TYPED_IN, chromium)


def measured(bench: Bench, sizes: list[int], rounds: int) -> Iterator[Iterable[Row]]:
    """Every part of the report, in turn."""
    everyone = contenders(material(bench.folder))
    for size in sizes:
        if size <= PROMISED:
            yield compared(bench, everyone, size, rounds)
    if len(sizes) > 1:
        yield scaled(bench, everyone["ours"], sizes[-2:], rounds)
    yield galleries(bench, everyone, sizes[-2:])
    # One minute for a small catalogue: less of what takes long.
    small = sizes[-1] < PROMISED
    yield checked(bench.folder / "check", rounds, small=small)
    yield whole_site(bench.folder / "site", 1 if small else rounds)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default="60,660,5000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=ROOT / "docs/_build/bench")
    parser.add_argument("--publish", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for part in measured(Bench(folder), sizes, options.rounds):
        rows += part
        report = f"{conditions(options.rounds)}\n\n{table(rows)}"
        # Ten minutes are long: what is measured is kept, whatever comes after.
        (folder / "report.md").write_text(report, encoding="utf-8")
    if options.publish:
        PAGE.write_text(report, encoding="utf-8")
    print(report)
    return any(row.verdict == "manqué" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
