"""The answers of the form « proposer une fiche », as lines of a card.

The form asks, the forge writes `### Question` and the answer below. The questions are
read from the form itself: a question reworded there is known here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .listed import id_of
from .marked import Mapping, plain
from .reading import parse
from .values import reads_as_person

if TYPE_CHECKING:
    from .vocabulary import Vocabularies, Vocabulary

#: What the forge writes for a question left out.
_NO_ANSWER = "_No response_"
_HEADING = re.compile(r"###[ \t]+(.+?)[ \t]*")
_MAIL = re.compile(r"[^\s@,;:<>()\"'/|]+@[^\s@,;:<>()\"'/|]+\.[A-Za-z]{2,}")
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")
_BULLET = re.compile(r"^(?:[-*•]|\d+[.)])[ \t]+")
#: A text that needs no quotes, and an address that needs none.
_BARE = re.compile(r"[^\W_](?:[\w’.,()/+ -]*[\w.)])?|https?://[\w./~-]+")
_NOTHING = frozenset({"null", "true", "false", "yes", "no"})


@dataclass(frozen=True)
class Question:
    """One question of the form; its id is the name of a field of a card."""

    id: str
    label: str
    required: bool


@dataclass(frozen=True)
class Answer:
    """What was answered, and the line of its first word, from 1."""

    text: str
    line: int


class Misread(Exception):  # noqa: N818 - an outcome, told to whoever gave the file
    """The file cannot become a card: which sentence says so, its line, its values."""

    def __init__(self, key: str, line: int = 1, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.line = line
        self.values = values


def questions(form: str) -> tuple[Question, ...]:
    """Read the questions of a form, in order."""
    root, _ = parse(form, "")
    content = plain(root) if isinstance(root, Mapping) else None
    body = content.get("body") if isinstance(content, dict) else None
    found = []
    for part in body if isinstance(body, list) else ():
        if not isinstance(part, dict) or not part.get("id"):
            continue
        label = (part.get("attributes") or {}).get("label") or part["id"]
        required = (part.get("validations") or {}).get("required") == "true"
        found.append(Question(str(part["id"]), str(label), required))
    if not found:
        raise Misread("issue.no-form")
    return tuple(found)


def answers(text: str, asked: tuple[Question, ...]) -> dict[str, Answer]:
    """Find the answer to each question; refuse what would be read wrongly."""
    lines = text.removeprefix("\ufeff").splitlines()
    by_label = {question.label: question for question in asked}
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line)
        question = by_label.get(heading[1]) if heading else None
        if question and question.id in places:
            raise Misread("issue.twice", number + 1, question=question.label)
        if question:
            places[question.id] = number
    if not places:
        raise Misread("issue.no-answer", example=f"### {asked[0].label}")
    ends = sorted([*places.values(), len(lines)])
    found: dict[str, Answer] = {}
    for id, start in places.items():
        end = ends[ends.index(start) + 1]
        answer = _answer(lines[start + 1 : end], start + 2)
        if answer:
            found[id] = answer
    for question in asked:
        if question.required and question.id not in found:
            place = places.get(question.id, 0) + 1
            raise Misread("issue.missing", place, question=question.label)
    return found


def _answer(lines: list[str], first: int) -> Answer | None:
    while lines and not lines[0].strip():
        lines, first = lines[1:], first + 1
    text = "\n".join(line.rstrip() for line in lines).rstrip()
    return Answer(text, first) if text and text != _NO_ANSWER else None


def refuse_people(found: dict[str, Answer]) -> None:
    """Refuse an answer that gives the address of a person: it would be published."""
    for answer in found.values():
        for number, line in enumerate(answer.text.split("\n")):
            for mail in _MAIL.findall(line):
                if reads_as_person(mail):
                    raise Misread("issue.person", answer.line + number, value=mail)


def card_lines(found: dict[str, Answer], lists: Vocabularies) -> dict[str, list[str]]:
    """Write each answer as the lines of its field."""
    made: dict[str, list[str]] = {}
    for id, answer in found.items():
        texts = [_BULLET.sub("", t.strip()) for t in answer.text.split("\n")]
        texts = [text for text in texts if text]
        match id:
            case "id":
                continue
            case "phases":
                made[id] = ["phases:", *(line for t in texts for line in _phase(t))]
            case "sponsors":
                named = [id_of(text, lists.organisations) for text in texts]
                made[id] = ["sponsors:", *(f"  - {scalar(name)}" for name in named)]
            case "sources":
                items = (line for t in texts for line in _source(t, lists.sources))
                made[id] = ["sources:", *items]
            case "description":
                made[id] = _block(answer.text)
            case "incubator":
                name = id_of(" ".join(texts), lists.incubators)
                made[id] = [f"incubator: {scalar(name)}"]
            case _:
                made[id] = [f"{id}: {scalar(' '.join(texts))}"]
    return made


def _phase(text: str) -> list[str]:
    name, _, start = text.partition(":")
    return [f"  - name: {scalar(name.strip())}", f"    start: {scalar(start.strip())}"]


def _source(text: str, vocabulary: Vocabulary | None) -> list[str]:
    if vocabulary and text in vocabulary.terms:
        return [f"  - {scalar(text)}"]
    address = _ADDRESS.search(text)
    if not address:
        return [f"  - title: {scalar(text)}"]
    title = (text[: address.start()] + text[address.end() :]).strip(" ,;:-–()[]")
    url = address[1].rstrip(".,;)")
    return [f"  - title: {scalar(title or url)}", f"    url: {scalar(url)}"]


def _block(text: str) -> list[str]:
    # The number says how far the text is moved: its own first line may be indented.
    sign = "|2" if text[0] in " \t" else "|"
    lines = (f"  {line}" if line else "" for line in text.split("\n"))
    return [f"description: {sign}", *lines]


def scalar(text: str) -> str:
    """Write a text so that YAML reads that very text."""
    bare = _BARE.fullmatch(text) and text.lower() not in _NOTHING
    # A JSON text is a YAML one.
    return text if bare else json.dumps(text, ensure_ascii=False)
