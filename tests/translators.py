"""What translators get from a site, and what they give back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: A language that we have no words for.
LANGUAGE = "br"


def texts_of(folder: Path) -> dict[str, dict[str, str]]:
    """By catalogue, each text that is offered and where it stands first."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.rglob("*.pot")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        found[name] = {
            str(message.id): ":".join(map(str, message.locations[0]))
            for message in read_po(BytesIO(path.read_bytes()))
            if message.id
        }
    return found


def write_catalogue(site: Path, name: str, texts: Mapping[str, str]) -> None:
    """Put texts into the language, in a catalogue of the site."""
    catalogue = Catalog(locale=LANGUAGE)
    for text, said in texts.items():
        catalogue.add(text, said)
    path = site / f"locales/{LANGUAGE}/LC_MESSAGES/{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
