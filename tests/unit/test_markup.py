"""The Markdown of a card: what is refused is found without reading every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from startup_cards.markup import DIRECTIVE, refused, refused_marks

#: What refused marks are made of, and what looks like them.
PIECES = (
    *(
        "a",
        " ",
        "\n",
        "\n\n",
        "\\",
        "`",
        "``",
        "<b>",
        "<!--",
        "&lt;",
        "&#125;",
        "&#123;",
    ),
    *(
        "![",
        "[",
        "]",
        "](",
        ")",
        "]: ",
        "(",
        "https://a.fr",
        "HTTPS://a.fr",
        "mailto:a",
    ),
    *(
        "javascript:a",
        "/a",
        "{doc}`",
        "{raw}`",
        "{",
        "}",
        "raw",
        "doc",
        "\t",
        "> ",
        "- ",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_a_text_left_unread_holds_nothing_refused(pieces: list[str]) -> None:
    text = "".join(pieces)
    directives = [n for n, line in enumerate(text.split("\n")) if DIRECTIVE.match(line)]
    found = [finding[1:] for finding in refused(text)][len(directives) :]
    assert found == [finding[1:] for finding in refused_marks(text)]
