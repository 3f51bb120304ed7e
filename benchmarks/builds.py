"""The builds: clean, with nothing to do, after one edit; contenders taken in turn."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.catalogue import Product, catalogue
from benchmarks.contenders import COUNTED, Contender
from benchmarks.measure import Run, middle, run

#: A word no generated text holds, so that finding it proves the edit went through.
MARK = "Quetzalcoatlus"


@dataclass
class Outcome:
    """What one contender did at one size, over all rounds."""

    clean: list[Run] = field(default_factory=list)
    nothing: list[Run] = field(default_factory=list)
    edit: list[Run] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    says_so: bool = True

    def medians(self) -> dict[str, Run]:
        runs = {"clean": self.clean, "nothing": self.nothing, "edit": self.edit}
        return {name: middle(done) for name, done in runs.items() if done}


@dataclass(frozen=True)
class Weight:
    """What a page weighs: bytes, bytes compressed, elements."""

    html: int
    gzip: int
    elements: int


class Bench:
    """The sites under one folder, each written once and built many times."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.products: dict[int, list[Product]] = {}

    def catalogue(self, size: int) -> list[Product]:
        if size not in self.products:
            self.products[size] = catalogue(size)
        return self.products[size]

    def site(self, contender: Contender, size: int) -> Path:
        return self.folder / f"{contender.name}-{size}"

    def write(self, contender: Contender, size: int) -> Path:
        site = self.site(contender, size)
        shutil.rmtree(site, ignore_errors=True)
        contender.write(site, self.catalogue(size))
        return site

    def build(self, contender: Contender, size: int) -> Run:
        return run(contender.command, self.site(contender, size), contender.environment)

    def rounds(
        self, contenders: Sequence[Contender], size: int, rounds: int
    ) -> dict[str, Outcome]:
        """Interleave the contenders: the machine's drift then weighs on all alike."""
        outcomes = {contender.name: Outcome() for contender in contenders}
        for contender in contenders:
            self.write(contender, size)
        for number in range(rounds):
            for contender in contenders:
                self.one_round(contender, size, number, outcomes[contender.name])
        return outcomes

    def one_round(
        self, contender: Contender, size: int, number: int, outcome: Outcome
    ) -> None:
        site = self.site(contender, size)
        products = self.catalogue(size)
        print(f"{size} products, round {number + 1}: {contender.says}", flush=True)
        contender.clean(site)
        outcome.clean.append(self.build(contender, size))
        outcome.nothing.append(self.build(contender, size))
        log = (site / "build.log").read_text(encoding="utf-8", errors="replace")
        outcome.says_so &= "no targets are out of date" in log
        place = (number * 7 + 3) % size
        before = products[place]
        edited = before.with_mission(f"{MARK} {number} {before.mission}")
        changed = [*products[:place], edited, *products[place + 1 :]]
        contender.rewrite(site, changed, edited)
        outcome.edit.append(self.build(contender, size))
        outcome.wrong += stale(contender, site, edited, changed)
        contender.rewrite(site, products, before)

    def gallery(self, contender: Contender, size: int) -> Weight:
        return weigh(self.site(contender, size) / contender.gallery)

    def pages(self, contender: Contender, size: int) -> Iterable[Path]:
        site = self.site(contender, size)
        for product in self.catalogue(size):
            yield site / contender.page.format(id=product.id)


def stale(
    contender: Contender, site: Path, edited: Product, products: Sequence[Product]
) -> list[str]:
    """Name the outputs that do not hold the edited mission, or lost a product."""
    wanted = escape(edited.mission, quote=False)
    shown = [contender.gallery, contender.page.format(id=edited.id)]
    wrong = [name for name in shown if wanted not in (site / name).read_text("utf-8")]
    records, home = site / "html" / "startups.json", site / "html" / "index.html"
    if contender.name == "ours":
        text = records.read_text("utf-8")
        told = json.loads(text)["startups"]
        missions = [one["mission"] for one in told if one["id"] == edited.id]
        if missions != [edited.mission] or len(told) != len(products):
            wrong.append(records.name)
        counted = sum(one.current == COUNTED for one in products)
        if f"En construction\u00a0: {counted}</p>" not in home.read_text("utf-8"):
            wrong.append(home.name)
    return wrong


class Elements(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.count += 1


def weigh(page: Path) -> Weight:
    data = page.read_bytes()
    elements = Elements()
    elements.feed(data.decode())
    return Weight(len(data), len(gzip.compress(data, 9, mtime=0)), elements.count)
