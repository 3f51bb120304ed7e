"""All documents in one page: every anchor is one place, every link leads to it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from playbook.single_page import once_each

if TYPE_CHECKING:
    from .conftest import Site


def test_anchors_are_unique_and_links_lead_to_them(small: Site) -> None:
    html = small.build("singlehtml").read("index.html")
    ids = Counter(re.findall(r'\bid="([^"]+)"', html))
    links = {unquote(link) for link in re.findall(r'href="#([^"]+)"', html)}
    assert [name for name, times in ids.items() if times > 1] == []
    assert links - ids.keys() == set()


def test_an_id_that_a_template_gives_again_is_renamed() -> None:
    body = '<p id="a"></p><p data-id="a" id="b"></p><p id="a"></p><p id="a"></p>'
    assert once_each(body) == (
        '<p id="a"></p><p data-id="a" id="b"></p><p id="a-2"></p><p id="a-3"></p>'
    )
