"""Say how a value should be written that has not the shape of its field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .life import PHASE_ALIASES, Phase
from .marked import Mapping, Marked, Scalar, Sequence, find
from .meant import PARTS, example, known_fields, required_fields
from .model import PROSE
from .problems import Kind, Problem
from .syntax import quoted_item, quoted_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Draft
    from .marked import Steps

#: Fields of free words, where a sign or a word of YAML may be meant as such.
WORDS = PROSE | {"techno"}


def missing(draft: Draft, steps: Steps) -> Iterator[Problem]:
    """A required field is absent, or written and left empty."""
    name = str(steps[-1])
    if name in draft.root.unread:
        return
    place = find(draft.root, steps)
    params = {"value": name, "example": example(steps)}
    source = draft.source(place.line)
    if isinstance(steps[-1], int):
        params["variant"] = "item"
    elif re.match(rf"\s*(- +)*{name}[ ]*:[ ]+#\S", source):
        params |= {"variant": "hash", "fix": (quoted_line(source) or "").strip()}
    elif _is_word(place, name):
        params |= {"variant": "word", "text": getattr(place, "text", "")}
    elif isinstance(parent := find(draft.root, steps[:-1]), Mapping) and parent.get(
        name
    ):
        params["variant"] = "empty"
    if name == "phases":
        params["variant"] = "phases"
    yield draft.problem(Kind.REQUIRED, *steps, **params)


def _is_word(place: Marked, name: str) -> bool:
    """Whether `null` was perhaps meant as a word: in a text, and not as a sign."""
    if not isinstance(place, Scalar) or place.text in {"", name}:
        return False
    return place.text.isalpha() and name in WORDS


def not_a_mapping(draft: Draft, steps: Steps) -> Iterator[Problem]:
    """One text stands where several fields should be."""
    place = find(draft.root, steps)
    if isinstance(place, Scalar) and place.is_empty and isinstance(steps[-1], int):
        yield from missing(draft, steps)
        return
    known = known_fields(steps)
    if isinstance(steps[-1], int) and isinstance(place, Scalar):
        others = [name for name in required_fields(steps) if name != known[0]]
        params = {"variant": "item", "name": known[0], "value": place.text}
        names = ", ".join(f"{name}:" for name in others or known[1:])
        yield draft.problem(Kind.MAPPING, *steps, allowed=names, **params)
        return
    names = ", ".join(f"{name}:" for name in known)
    yield draft.problem(Kind.MAPPING, *steps, allowed=names)


def not_a_text(draft: Draft, steps: Steps) -> Iterator[Problem]:
    """A list or a mapping stands where one text should be."""
    place = find(draft.root, steps)
    if isinstance(place, Scalar) and place.is_empty:
        yield from missing(draft, steps)
        return
    source = draft.source(place.line)
    before, sign = source[: place.column - 1].rstrip(), source[place.column - 1 :][:1]
    in_line = sign in {"[", "{"} and before[-1:] in {":", "-"}
    name = next(str(step) for step in reversed(steps) if isinstance(step, str))
    seen = first_text(place)
    params = {"example": f"{name}: {seen}" if seen else example(steps)}
    if steps[0] == "incubator" or (steps[0] == "contact" and not seen):
        params["variant"] = str(steps[0])
    elif in_line and name in WORDS:
        fix = quoted_line(source) or source
        params |= {"variant": "brackets", "sign": sign, "fix": fix.strip()}
    elif steps[0] == "sponsors":
        params["variant"] = "sponsor"
    elif steps == ("description",) and isinstance(place, Mapping) and not in_line:
        params |= {"variant": "pipe", "fix": "description: |"}
    elif isinstance(place, Mapping) and before.strip() == "-" and not in_line:
        params |= {"variant": "colon", "fix": quoted_item(source).strip()}
    elif isinstance(steps[-1], int):
        params |= {"variant": "item", "value": seen or "…"}
    # A list below the field's name: the name is where the mending begins.
    key = isinstance(steps[-1], str) and bool(before.strip(" -") == "")
    tell = draft.key_problem if key else draft.problem
    yield tell(Kind.TEXT, *steps, **params)


def first_text(node: Marked) -> str:
    """The first words inside a list or a mapping: most often the value itself."""
    while not isinstance(node, Scalar):
        inner: list[Marked] = []
        if isinstance(node, Sequence):
            inner = list(node.items)
        elif isinstance(node, Mapping):
            inner = [value for _, value in node.entries]
        if not inner:
            return ""
        node = inner[0]
    return node.text.strip()


def first_item(draft: Draft, steps: Steps, value: str) -> dict[str, str]:
    """How the first item of the list would be written."""
    place = find(draft.root, steps)
    if isinstance(place, Mapping) and place.entries:
        first = place.entries[0][0].text
        if str(steps[0]) not in PARTS:
            return {"value": first_text(place) or first}
        if steps == ("phases",) and first in {*Phase, *PHASE_ALIASES}:
            return {"variant": "phases", "value": first}
        known = known_fields(steps)
        return {"variant": "fields", "value": first if first in known else known[0]}
    if steps == ("phases",):
        word = next((w for w in value.split() if w in {*Phase}), "construction")
        return {"variant": "phases", "value": word}
    if value.startswith("-"):
        return {"variant": "dash", "value": value.split()[0].lstrip("-")}
    return {"value": re.split(r"[,;]", value)[0].strip()}
