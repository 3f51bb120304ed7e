"""What can be wrong in the pages and the data of the site: a closed list of kinds."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """Kinds of problem; the value is the subtype shown as ``[playbook.claim]``."""

    #: A data file that cannot be read, or an entry with a wrong field.
    DATA = "data"
    #: A passage that marks no known claim, too many, or too few words.
    CLAIM = "claim"
    #: A citation that leads nowhere, or a source that nothing cites.
    SOURCE = "source"
    #: A checklist item without a usable identifier.
    CHECKLIST = "checklist"
    #: A play whose sections are not the seven, in order.
    SECTION = "section"
    #: A page whose front matter is incomplete or wrong.
    FRONT_MATTER = "front-matter"
    #: A link to a trust pattern, or its description, that does not fit the data.
    PATTERN = "pattern"
    #: A link to a play that does not exist.
    PLAY = "play"
    #: A figure asked by a path that the figures file does not hold.
    FIGURE = "figure"
    #: A play that no reading path offers.
    PATH = "path"


@dataclass(frozen=True, order=True)
class Problem:
    """One problem, where it is and what to do about it."""

    #: File, as seen from the working directory when it is inside.
    path: str
    #: Line in that file, from 1.
    line: int
    kind: Kind
    #: A French sentence: what is wrong, what was seen, what to write.
    text: str
    #: Told, but never fails a build: it grows old by itself.
    notice: bool = False


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return « (vouliez-vous dire … ?) » when a known word is near, else nothing."""
    near = difflib.get_close_matches(wrong, sorted(known), n=3, cutoff=0.6)
    if not near:
        return ""
    return f" (vouliez-vous dire {' ou '.join(f'« {word} »' for word in near)} ?)"
