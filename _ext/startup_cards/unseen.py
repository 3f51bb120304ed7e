"""Characters that show nothing and act: they command a terminal, turn a line round.

YAML refuses most of them, but lets `"\\u202E"` say them. XML and HTML have no place
for some. What only joins or parts letters (an emoji's joiner, a soft hyphen) is text.
"""

from __future__ import annotations

import re

UNSEEN = re.compile(
    # Commands; separators of lines that no editor shows.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
    # Marks that make a text read in another order than it is written.
    "\u202a-\u202e\u2066-\u2069"
    # What Unicode keeps for the inside of programs, and tags that hide a text.
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
#: What has no width is harmless in a sentence, but a report shows where it hides.
_NAMED = re.compile(f"{UNSEEN.pattern}|[\u00ad\u200b\u2060-\u2064\ufeff]")


def code(character: str) -> str:
    """Name a character that cannot be shown: U+202E."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """Write a text on one line, each character that hides by its name."""
    text = _NAMED.sub(lambda found: code(found[0]), text)
    return text.replace("\n", " ").replace("\t", " ")
