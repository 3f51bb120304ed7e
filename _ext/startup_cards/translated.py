"""The texts of records in another language: which they are, and how they are replaced.

What identifies a thing (an id, an address, a date, a name of the format) stays.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from .life import Record
from .model import PROSE
from .vocabulary import Vocabularies, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Fields of a card whose values are read, and never looked up.
READ = PROSE | {"techno"}

Some = TypeVar("Some", bound=Record)


def texts(record: Record, path: str = "") -> Iterator[tuple[str, str]]:
    """Give each text of a record with the path of its field, `phases.0.comment`."""
    for name in type(record).model_fields:
        yield from _texts(getattr(record, name), f"{path}{name}", name in READ)


def _texts(value: object, path: str, prose: bool) -> Iterator[tuple[str, str]]:
    if isinstance(value, Record):
        yield from texts(value, f"{path}.")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(one, f"{path}.{number}", prose)
    elif prose and isinstance(value, str):
        yield path, value


def translated(record: Some, put: Callable[[str], str]) -> Some:
    """Give the record with its texts put into another language."""
    values = {name: getattr(record, name) for name in type(record).model_fields}
    changed = {name: _put(value, name in READ, put) for name, value in values.items()}
    return record.model_copy(update=changed)


def _put(value: object, prose: bool, put: Callable[[str], str]) -> object:
    if isinstance(value, Record):
        return translated(value, put)
    if isinstance(value, tuple):
        return tuple(_put(one, prose, put) for one in value)
    return put(value) if prose and isinstance(value, str) else value


def labels_of(vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    """Give each label of the lists with the name of its list."""
    for field in fields(vocabularies):
        vocabulary: Vocabulary | None = getattr(vocabularies, field.name)
        for term in vocabulary.terms.values() if vocabulary else ():
            yield field.name, term.label


def translated_lists(known: Vocabularies, put: Callable[[str], str]) -> Vocabularies:
    """Give the lists with their labels put into another language."""
    lists = {field.name: getattr(known, field.name) for field in fields(known)}
    return replace(known, **{n: v and _list(v, put) for n, v in lists.items()})


def _list(vocabulary: Vocabulary, put: Callable[[str], str]) -> Vocabulary:
    terms = vocabulary.terms.items()
    said = {id: replace(term, label=put(term.label)) for id, term in terms}
    return replace(vocabulary, terms=said)
