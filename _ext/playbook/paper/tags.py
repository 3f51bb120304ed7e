"""What PDF readers like to find and WeasyPrint leaves out: scopes, marks of print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Entry = dict[str, object]

#: The flag of an annotation that is there on paper as on screen.
PRINTED = 4


class File(Protocol):
    """A PDF before it is written: its objects, in order."""

    @property
    def objects(self) -> Iterable[object]:
        """All objects of the file."""


def complete(pdf: File) -> None:
    """Say of each header cell what it heads, of each link that it is printed."""
    found = [made for made in pdf.objects if isinstance(made, dict)]
    parts = {getattr(made, "reference", b""): made for made in found}
    for made in found:
        if made.get("Type") == "/Annot":
            made["F"] = PRINTED
        if made.get("S") == "/TH":
            made["A"]["Scope"] = "/Column" if _in_head(made, parts) else "/Row"


def _in_head(cell: Entry, parts: Mapping[object, Entry]) -> bool:
    """Whether a cell stands in the head of its table."""
    above = cell
    while (parent := parts.get(above.get("P"))) is not None:
        if parent.get("S") == "/THead":
            return True
        if parent.get("S") == "/Table":
            return False
        above = parent
    return False
