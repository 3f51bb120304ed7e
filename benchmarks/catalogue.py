"""A synthetic catalogue: sizes and dirt like those of the real one, text made up.

What is matched was counted on sixty real products: a thousand characters of a
description hold some 5 blocks, 1 heading (one in four is common to many products),
2 list items, 2 bold passages and 1 link; and 5,400 different words have 3,500
stems, so that an index of stems grows as it does with French.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

SYLLABLES = (
    "a an ba bé bri can cer che con cré dan dé di é en fa fer fi for gar gé glo "
    "hé il in jou la lé lier lo ma mé mi mon nal né ni nou o on pa pé pli por qua "
    "ra ré ri sa sé si sou ta té ti tion tra u ur va vé vi vou zo"
).split()
SMALL_WORDS = (
    "de la le les des et à en un une du pour dans par sur qui que est au aux ce "
    "ne pas plus avec son sa ses leur ou être a l’ d’ il elle nous vous"
).split()
VOCABULARY = 9000
#: What a root takes in a text; many forms share their stem, as in French.
ENDINGS = ("", "", "", "s", "s", "e", "es", "er", "é", "ée", "ent", "ant")
COMMON_HEADINGS = (
    "Contexte",
    "Problème",
    "Solution",
    "À propos",
    "Pour aller plus loin",
)

PHASES = (
    "investigation",
    "construction",
    "acceleration",
    "consolidation",
    "opere",
    "transfere",
    "abandon",
)
INCUBATORS = tuple(f"incubateur-{n}" for n in range(1, 31))
SPONSORS = tuple(f"administration-{n}" for n in range(1, 241))
USERTYPES = ("particulier", "entreprise", "association", "etat")
THEMES = tuple(f"theme-{n}" for n in range(1, 16))
DIRT = ("🚀", "œ", "«", "l’É", "&", "(bêta)", "–", "<3", '"', "ﬁ")


#: The day that lengths of stay run to.
DAY = date(2026, 8, 20)


@dataclass(frozen=True)
class Product:
    """What every contender shows of a product."""

    id: str
    title: str
    mission: str
    incubator: str
    sponsors: tuple[str, ...]
    phases: tuple[tuple[str, date], ...]
    usertypes: tuple[str, ...]
    themes: tuple[str, ...]
    link: str
    body: str

    @property
    def phase(self) -> str:
        return self.phases[-1][0]

    @property
    def current(self) -> str:
        """The phase the product is in, on the day."""
        begun = [name for name, start in self.phases if start <= DAY]
        return begun[-1] if begun else self.phases[0][0]

    @property
    def since(self) -> date:
        return self.phases[-1][1]

    def with_mission(self, mission: str) -> Product:
        return replace(self, mission=mission)


class Writer:
    """Writes French-looking prose from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def word(self) -> str:
        """Draw common words often and rare ones rarely, as Zipf has it."""
        if self.random.random() < 0.45:
            return self.random.choice(SMALL_WORDS)
        rank = int(VOCABULARY ** self.random.random())
        spelling = random.Random(rank)
        root = "".join(spelling.choices(SYLLABLES, k=spelling.randint(2, 3)))
        endings = spelling.choices(ENDINGS, k=5)
        return root + spelling.choice("bdlmnrtv") + self.random.choice(endings)

    def words(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count))

    def sentence(self, low: int = 8, high: int = 26) -> str:
        return self.words(self.random.randint(low, high)).capitalize() + "."

    def paragraph(self) -> str:
        text = " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))
        middle = text.find(" ", len(text) // 2)
        chance = self.random.random()
        if chance < 0.4:
            return f"{text[:middle]} **{self.words(2)}**{text[middle:]}"
        if chance < 0.6:
            url = f"https://exemple.test/{self.random.randint(1, 9999)}"
            return f"{text[:middle]} [{self.words(3)}]({url}){text[middle:]}"
        return text

    def heading(self) -> str:
        if self.random.random() < 0.25:
            return self.random.choice(COMMON_HEADINGS)
        return self.sentence(3, 7)[:-1]

    def item(self) -> str:
        start = f"**{self.words(2)}** " if self.random.random() < 0.3 else ""
        return f"- {start}{self.sentence(4, 14)}"

    def blocks(self, characters: int) -> Iterator[str]:
        """Yield headings, lists and paragraphs until there is enough text."""
        written = 0
        while written < characters:
            chance = self.random.random()
            if written == 0 or chance < 0.18:
                block = f"## {self.heading()}"
            elif chance < 0.28:
                items = range(self.random.randint(2, 7))
                block = "\n".join(self.item() for _ in items)
            else:
                block = self.paragraph()
            written += len(block)
            yield block

    def body(self) -> str:
        """Most have some three thousand characters, a few have none, one has a lot."""
        chance = self.random.random()
        if chance < 0.03:
            return ""
        size = 20_000 if chance > 0.995 else self.random.lognormvariate(7.9, 0.75)
        return "\n\n".join(self.blocks(int(min(size, 20_000)))) + "\n"


def product(number: int) -> Product:
    """Make product NUMBER, always the same whatever the size of the catalogue."""
    writer = Writer(number)
    draw = writer.random
    title = writer.words(draw.randint(1, 4)).capitalize()
    if draw.random() < 0.15:
        title = f"{title} {draw.choice(DIRT)}"
    day = date(2014, 1, 6) + timedelta(days=draw.randint(0, 4200))
    stays = []
    for name in PHASES[: draw.randint(1, 7)]:
        stays.append((name, day))
        day += timedelta(days=draw.randint(30, 400))
    return Product(
        id=f"produit-{number:04}",
        title=f"{title} {number}",
        mission=writer.sentence(8, 20),
        incubator=draw.choice(INCUBATORS),
        sponsors=tuple(
            sorted(set(draw.choices(SPONSORS, k=draw.choice((1, 1, 2, 3)))))
        ),
        phases=tuple(stays),
        usertypes=tuple(sorted(set(draw.choices(USERTYPES, k=2)))),
        themes=tuple(sorted(set(draw.choices(THEMES, k=draw.randint(0, 3))))),
        link=f"https://produit-{number:04}.exemple.test/",
        body=writer.body(),
    )


def catalogue(size: int) -> list[Product]:
    return [product(number) for number in range(1, size + 1)]
