"""Plain text that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playbook.plain_text import fitted

if TYPE_CHECKING:
    from .conftest import Site

PAGE = """
# Du texte

Un constat que l’on n’est pas allé voir de ses propres yeux y vaut «\u00a0non\u00a0».

| Année | Ce qui entre | Ce qui a été dit de ce qui entre |
| --- | --- | --- |
| 2013 | 2 | Peu de choses, et pas toujours celles que l’on attendait alors. |

| A | B | C |
| --- | --- | --- |
| 1 | 2 | 3 |

## Voir [ailleurs](https://example.org/ailleurs)

Voir [le guide](https://example.org/guide) et [example.org](https://example.org/).
"""


@pytest.mark.parametrize(
    ("columns", "widths"),
    [
        ([["a"], ["bc d"]], [1, 4]),
        ([["a b"], [""]], [3, 1]),
        # What does not fit shares what the longest words leave.
        ([["x" * 10], ["mot " * 30]], [10, 53]),
        # And a word is never cut.
        ([["x" * 80], ["deux mots"]], [80, 4]),
    ],
)
def test_a_column_has_the_room_its_words_want(
    columns: list[list[str]], widths: list[int]
) -> None:
    assert fitted(columns) == widths


def test_lines_tables_and_addresses(small: Site) -> None:
    small.write("texte.md", PAGE)
    small.edit("index.md", "manifeste", "manifeste\ntexte")
    text = small.build("text").read("texte.txt")
    assert "«\u00a0non\u00a0»" in text
    assert max(map(len, text.splitlines())) <= 70
    assert "| 2013  | 2            | Peu de choses" in text
    assert "| A | B | C |" in text
    assert "ailleurs>" not in text
    assert "le guide <https://example.org/guide> et example.org." in text


def test_headings_and_names_are_written_as_on_a_page(small: Site) -> None:
    small.write(
        "texte.md", f"{PAGE}\n```{{rubric}} La «\u00a0vie\u00a0»\n```\n\n:Pour: eux\n"
    )
    small.edit("index.md", "manifeste", "manifeste\ntexte")
    small.edit("conf.py", '["colon_fence"]', '["colon_fence", "fieldlist"]')
    text = small.build("text").read("texte.txt")
    assert "\n\nLa «\u00a0vie\u00a0»\n----------\n\n" in text
    assert "Pour\u00a0:\n   eux" in text
