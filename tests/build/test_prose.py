"""Plain blocks give the bytes that Sphinx gives, and every format has them."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from startup_cards.markdown import to_nodes, unpacked
from startup_cards.nodes import startup_prose
from startup_cards.outline import Outline

from .test_exactness import differing, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .conftest import Project

#: Blocks that are plain, and all that makes one not so.
BODY = """\
Un paragraphe, « deux » lignes & <3 "mots" a@b
et *une* **autre**, avec [un **lien**](https://exemple.test/a?b=1&c="2"&d=é).
Une fin de ligne\\
forcée, et\xa0une espace.

- un
- deux, [ailleurs](http://exemple.test)
- {startup}`bourses`

* une autre liste
* tout aussi plate

1. un
2. deux

### Un titre

#### Dessous, « avec » un *m*ot & <3

Puis.

#### Dessous, « avec » un *mot* & <3

## Un `code`

### Un titre

3. trois
4. quatre

- une liste

  de deux paragraphes
- et
  - une autre dedans

Du `code`, un [courriel](mailto:contact@exemple.test).

> une citation

    du code

| a | b |
| - | - |
| 1 | 2 |

***

-
- vide

Le dernier.
"""


def indented(text: str) -> str:
    return text.replace("\n", "\n  ").rstrip() + "\n"


@pytest.mark.parametrize("builder", ["html", "text", "epub", "singlehtml"])
def test_plain_blocks_give_the_bytes_of_nodes(
    project: Project, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    old = "  Une première version a été posée dans **douze** cantines.\n"
    project.edit("startups/cantine.yaml", old, f"  {indented(BODY)}")
    pressed = project.build(builder, to="pressed", exclude_patterns=["_*", "spelt"])
    # A project with message catalogues spells every block out while it reads.
    (project / "locales/fr/LC_MESSAGES").mkdir(parents=True)
    spelt = project.build(builder, to="spelt", exclude_patterns=["_*", "pressed"])
    assert pressed.warnings == spelt.warnings == []
    found = differing(output(pressed), output(spelt))
    # An archive says when each of its files was made; they are compared themselves.
    assert [name for name in found if not name.endswith(".epub")] == []


def nodes_of(text: str, *, packed: bool = False) -> list[nodes.Node]:
    outline = Outline("a")
    return to_nodes(text, source="a.yaml", line=7, outline=outline, packed=packed)


def kept(made: Sequence[nodes.Node]) -> int:
    return sum(len(list(node.findall(startup_prose))) for node in made)


def spelt_out(made: list[nodes.Node]) -> str:
    """The tree, with the line of each node."""
    root = nodes.section("", *made)
    for prose in list(root.findall(startup_prose)):
        prose.replace_self(unpacked(pickle.loads(pickle.dumps(prose))))
    lines = [str(node.line) for node in root.findall(nodes.paragraph)]
    return "\n".join([root.pformat(), *lines])


def test_plain_blocks_are_spelt_out_as_they_were() -> None:
    packed = nodes_of(BODY, packed=True)
    assert kept(packed) == 4
    assert spelt_out(packed) == spelt_out(nodes_of(BODY))


@pytest.mark.parametrize(
    "text", ["Un [lien][là].\n\n[là]: https://exemple.test", "Un\rretour seul."]
)
def test_what_is_not_read_alone_is_not_kept_apart(text: str) -> None:
    assert kept(nodes_of(text, packed=True)) == 0
