"""A play, a kit and a card of the site itself, on paper."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from playbook.paper.command import make_pdf

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def single(printer: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as one page."""
    out = tmp_path_factory.mktemp("single")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "singlehtml"]
    places = ["-d", str(out / ".doctrees"), str(ROOT / "docs"), str(out / "html")]
    subprocess.run([*command, *places], check=True, capture_output=True)
    return out / "html"


@pytest.mark.parametrize(
    ("page", "title", "sheets"),
    [
        ("confiance/demander-moins", "Demander moins", range(3, 9)),
        # A kit holds on one sheet.
        ("commencer/sponsor", "On me demande de sponsoriser", range(1, 2)),
        ("startups/pix", "Pix", range(1, 4)),
    ],
)
def test_a_page_of_the_site_is_printed(
    single: Path, tmp_path: Path, page: str, title: str, sheets: range
) -> None:
    reader = PdfReader(make_pdf(single, tmp_path, page))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert reader.metadata is not None
    assert reader.metadata.title == f"{title} – Playbook des incubateurs"
    first: Any = reader.outline[0]
    assert first.title == title
    assert len(reader.pages) in sheets
