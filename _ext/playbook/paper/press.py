"""From a page to a tagged PDF: the only module that knows WeasyPrint."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from .elements import SVG
from .tags import complete

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

#: What PDF/UA asks of the file is checked by readers of PDF, and by our tests.
VARIANT = "pdf/ua-1"
MISSING = (
    "Le PDF demande des bibliothèques absentes de cette machine ; sous Debian ou "
    "Ubuntu : apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "fonts-sil-charis fonts-dejavu-core"
)
#: What WeasyPrint says of sheets written for browsers too.
_SHEETS = re.compile(r"^(Ignored|Expected a media|Invalid media|Unknown rule)")


class PaperError(Exception):
    """Why there is no PDF, in a sentence for whoever asked for it."""


def parse(path: Path) -> Element:
    """The page that Sphinx wrote."""
    _library()
    import tinyhtml5

    with path.open("rb") as file:
        page: Element = tinyhtml5.parse(file, namespace_html_elements=False)
    return page


def print_page(page: Element, base: Path, target: Path) -> None:
    """Write the page as a PDF, with the same bytes for the same page.

    A fault that PDF/UA would not accept stops it: a lost link, a drawing without words.
    """
    weasyprint = _library()
    _date(page)
    register_namespace("", SVG.strip("{}"))
    text = "<!doctype html>\n" + tostring(page, "unicode", method="html")
    heard = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        weasyprint.HTML(string=text, base_url=f"{base}/").write_pdf(
            target,
            pdf_variant=VARIANT,
            finisher=lambda document, pdf: complete(pdf),
            pdf_identifier=hashlib.sha256(text.encode()).hexdigest()[:32].encode(),
        )
    finally:
        logger.removeHandler(heard)
    if heard.faults:
        target.unlink()
        # The same sign is missed wherever it stands, and told once.
        told = dict.fromkeys(heard.faults)
        raise PaperError("\n".join(["Le PDF n’est pas écrit :", *told]))


def _library() -> ModuleType:
    """WeasyPrint, which needs libraries of the system."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise PaperError(MISSING) from error
    library: ModuleType = weasyprint
    return library


def _date(page: Element) -> None:
    """Date the file as other builds are dated, or not at all."""
    if moment := os.environ.get("SOURCE_DATE_EPOCH"):
        day = datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name in ("dcterms.created", "dcterms.modified"):
            SubElement(page[0], "meta", {"name": name, "content": day})


class _Faults(logging.Handler):
    """Keeps what WeasyPrint reports, but for the rules of a sheet it does not know."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if not _SHEETS.match(text):
            self.faults.append(text)
