"""A book with the same bytes whenever, wherever and after whatever it is made."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from .book_access import describe, name_contents, speak
from .language import language_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The first day that the format knows.
EPOCH = 315532800
#: The list of files, where Sphinx writes it.
CONTENTS = "content.opf"
NAVIGATION = "nav.xhtml"


def remove_what_is_no_book(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remove what Sphinx would pack or warn of: its notes, a book of another name.

    It warns of files whose kind it does not know, and a strict build fails.
    """
    if app.builder.name == "epub":
        out = Path(app.outdir)
        for path in (out / ".buildinfo.bak", *out.glob("*.epub")):
            path.unlink(missing_ok=True)
    return []


def pack_again(app: Sphinx, exception: Exception | None) -> None:
    """Give all files of the archive one date and one mode.

    Sphinx packs them with those of the disk, which an unchanged page keeps.
    """
    if exception is not None or app.builder.name != "epub":
        return
    moment = max(int(os.environ.get("SOURCE_DATE_EPOCH") or EPOCH), EPOCH)
    day = time.gmtime(moment)[:6]
    for path in Path(app.outdir).glob("*.epub"):
        with ZipFile(path) as book:
            files = {name: book.read(name) for name in book.namelist()}
        declare_drawings(files)
        open_to_all(app, files)
        with ZipFile(path, "w") as book:
            for name, data in files.items():
                info = ZipInfo(name, day)
                info.external_attr = 0o644 << 16
                # The first file says what the archive is, and stands there as it is.
                kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                book.writestr(info, data, kind)


def declare_drawings(files: dict[str, bytes]) -> None:
    """Say in the list of files which pages hold a drawing, as EPUB 3 asks."""
    for name, data in files.items():
        if name.endswith(".xhtml") and b"<svg" in data:
            entry = f' href="{quote(name)}"'.encode()
            listed = files[CONTENTS].replace(entry, entry + b' properties="svg"')
            files[CONTENTS] = listed


def open_to_all(app: Sphinx, files: dict[str, bytes]) -> None:
    """Say the languages, name the table of contents, give the facts."""
    for name, data in files.items():
        text = data.decode() if name.endswith((".xhtml", ".opf")) else ""
        if name == CONTENTS:
            text = describe(text)
        elif name == NAVIGATION:
            text = name_contents(text, app.config.language)
        elif text:
            text = speak(text, language_of(app.env, name.removesuffix(".xhtml")))
        if text:
            files[name] = text.encode()


def setup_book(app: Sphinx) -> None:
    """Listen to the end of reading and to the end of the build."""
    app.connect("env-updated", remove_what_is_no_book)
    app.connect("build-finished", pack_again)
