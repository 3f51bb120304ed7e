"""Words with a better one, acronyms nobody explains, sentences too long to follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .masking import HIDDEN
from .reading import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: The page whose terms are the known acronyms, from the folder of the pages.
GLOSSARY = "outils/glossaire.md"

#: Words in a sentence from which a notice is given; the aim is twenty.
LONG = 45

_ACRONYM = re.compile(
    rf"(?<![\w{HIDDEN}’-])[A-ZÀ-Þ]{{2,}}[A-Z0-9]*(?![\w’]*[a-z]{{2}})"
)
_ROMAN = re.compile(r"[IVXLC]+")
#: Lines that follow each other, each with something that is prose.
_BLOCK = re.compile(rf"(?:^[ \t{HIDDEN}]*[^\s{HIDDEN}].*\n?)+", re.MULTILINE)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s", re.MULTILINE)
#: What is hidden after a full stop closes a quoted value or holds a note call.
_END = re.compile(rf"[.!?…](?=[\s»*)\]{HIDDEN}]|$)")
_QUOTED = re.compile(r"«[^«»]*»")


@dataclass(frozen=True)
class Words:
    """The site's own list: ``prose.yaml`` and the glossary."""

    #: A word or expression, and what to write.
    replacements: Mapping[str, str] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()
    #: Names written as their owners do, whatever the rules say.
    names: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """One pattern for all the words, the longest first."""
        if not self.replacements:
            return None
        words = sorted(self.replacements, key=len, reverse=True)
        either = "|".join(_word(word) for word in words)
        return re.compile(rf"(?<![\w.-])(?:{either})(?![\w-]|\.\w)")


def _word(word: str) -> str:
    """Let an apostrophe be either one, a space any, small letters capitals."""
    escaped = re.escape(word.replace("’", "'")).replace("'", "['’]")
    spaced = escaped.replace(r"\ ", r"\s")
    return f"(?i:{spaced})" if word.islower() else spaced


def read_words(docs: Path, data: Path) -> Words:
    """Read the words of the data folder and the terms of the glossary."""
    path = data / "prose.yaml"
    root = parse(path.read_text(encoding="utf-8") if path.is_file() else "")
    glossary = docs / GLOSSARY
    text = glossary.read_text(encoding="utf-8") if glossary.is_file() else ""
    named = [*_terms(text), *_titles(docs / "startups")]
    known = {match[0] for name in named for match in _ACRONYM.finditer(name)}
    return Words(
        replacements={word: right.text for word, right in root.get("words").pairs()},
        acronyms=frozenset(known | set(root.get("acronyms").texts)),
        names=root.get("names").texts,
    )


def _terms(glossary: str) -> Iterator[str]:
    """Give the term lines of the glossary directive: those that are not indented."""
    inside = False
    for line in glossary.split("\n"):
        if re.match(r"(`{3,}|:{3,})\s*\{glossary\}", line):
            inside = True
        elif inside and re.match(r"(`{3,}|:{3,})\s*$", line):
            inside = False
        elif inside and line[:1].strip() and not line.startswith(":"):
            yield line


def _titles(cards: Path) -> Iterator[str]:
    """Give the names of products: they are not acronyms to explain."""
    for card in sorted(cards.glob("*.yaml")):
        text = card.read_text(encoding="utf-8", errors="replace")
        yield from re.findall(r"^title:(.*)$", text, re.MULTILINE)


def better_words(hidden: str, words: Words) -> Iterator[tuple[int, int, str]]:
    """Find words of the list; between « » they are spoken of, not used."""
    if words.pattern is None:
        return
    quoted = [match.span() for match in _QUOTED.finditer(hidden)]
    right = {_key(word): text for word, text in words.replacements.items()}
    for match in words.pattern.finditer(hidden):
        if not any(start < match.start() < end for start, end in quoted):
            better = right.get(_key(match[0])) or right[_key(match[0].lower())]
            yield match.start(), match.end(), better


def _key(word: str) -> str:
    return re.sub(r"\s", " ", word.replace("’", "'"))


def unknown_acronyms(hidden: str, words: Words) -> Iterator[tuple[int, int]]:
    """Find the first use of each acronym that the glossary does not explain."""
    seen = set(words.acronyms)
    for match in _ACRONYM.finditer(hidden):
        if match[0] not in seen and not _ROMAN.fullmatch(match[0]):
            yield match.start(), match.end()
        seen.add(match[0])


def long_sentences(hidden: str) -> Iterator[tuple[int, int]]:
    """Find sentences of too many words; give the place and the number of words."""
    for block in _BLOCK.finditer(hidden):
        if block[0].lstrip().startswith("|"):
            continue
        starts = [item.start() for item in _ITEM.finditer(block[0])] or [0]
        for start, end in zip([0, *starts], [*starts, len(block[0])], strict=True):
            for place, sentence in _sentences(block[0][start:end]):
                count = len(_WORD.findall(sentence))
                if count > LONG:
                    yield block.start() + start + place, count


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        sentence = text[start:end]
        yield start + len(sentence) - len(sentence.lstrip(f"{HIDDEN} \n")), sentence
        start = end
