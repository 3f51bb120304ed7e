"""What an EPUB says of its own pages."""

from __future__ import annotations

from playbook.book import CONTENTS, declare_drawings


def test_pages_with_a_drawing_are_declared_and_no_other() -> None:
    files = {
        CONTENTS: b'<item id="a" href="a.xhtml" /><item id="b" href="b%20c.xhtml" />',
        "a.xhtml": b"<p>rien</p>",
        "b c.xhtml": b'<p><svg viewBox="0 0 1 1"></svg></p>',
    }
    declare_drawings(files)
    assert files[CONTENTS] == (
        b'<item id="a" href="a.xhtml" />'
        b'<item id="b" href="b%20c.xhtml" properties="svg" />'
    )
