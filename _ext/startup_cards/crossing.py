"""The rules between files: addresses, successors, redirections, unread files."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .card import RESERVED, address_key
from .problems import Kind, Problem, clip
from .text import closest, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from .card import Card, Context

#: After a year a card is due for another look.
OLD_DAYS = 366
#: Pages that stand among the cards, and what editors and systems leave behind.
_PAGES = frozenset({".md", ".rst"})
_LEFTOVER = re.compile(
    r"[.~#]|.*(~|\.swp|\.tmp|\.bak|\.orig)$|(thumbs\.db|desktop\.ini)$"
)
_CARD_TEXT = re.compile(rb"^(title|mission|phases)\s*:", re.MULTILINE)


def same_address(cards: Sequence[Card], as_of: date | None) -> Iterator[Problem]:
    """Two cards never share an address, on any disk: case, accents, dots aside."""
    first: dict[str, Card] = {}
    for card in cards:
        other = first.setdefault(address_key(card.id), card)
        if other is not card:
            yield _problem(card, Kind.SAME_ADDRESS, "", other=other.path)


def dead_successor(cards: Sequence[Card], as_of: date | None) -> Iterator[Problem]:
    """The successor of a product is a card of the catalogue."""
    ids = {card.id for card in cards}
    for card in cards:
        end = card.startup.end if card.startup else None
        if end and end.successor and end.successor not in ids:
            near = closest(end.successor, ids)
            params = {"suggestion": near} if near else {}
            yield _problem(
                card,
                Kind.DEAD_SUCCESSOR,
                "end.successor",
                value=end.successor,
                **params,
            )


def redirect_taken(cards: Sequence[Card], as_of: date | None) -> Iterator[Problem]:
    """An old address leads to one card, and is the address of none."""
    # Only an exact address: `mes.aides` may well have become `mes-aides`.
    owners = {fold(card.id): card for card in cards}
    claims: dict[str, Card] = {}
    for card in cards:
        for i, old in enumerate(card.startup.redirect_from if card.startup else ()):
            place = f"redirect_from.{i}"
            folder, _, name = old.rpartition("/")
            owner = owners.get(fold(name)) if folder == "startups" else None
            if owner is card:
                yield _problem(card, Kind.REDIRECT_LOOP, place, value=old)
            elif owner:
                params = {"value": old, "other": owner.path}
                yield _problem(card, Kind.REDIRECT_TAKEN, place, **params)
            elif (claim := claims.setdefault(fold(old), card)) is not card:
                params = {"value": old, "other": claim.path, "variant": "twice"}
                yield _problem(card, Kind.REDIRECT_TAKEN, place, **params)


def future_start(cards: Sequence[Card], as_of: date | None) -> Iterator[Problem]:
    """A phase has begun by the as-of day of the site, and is not planned for years."""
    for card in cards:
        for i, stay in enumerate(card.startup.phases if card.startup else ()):
            if as_of and stay.start > as_of:
                place = f"phases.{i}.start"
                params = {"value": str(stay.start), "as_of": str(as_of)}
                yield _problem(card, Kind.FUTURE_START, place, **params)
            if as_of and stay.end and (stay.end - as_of).days > OLD_DAYS:
                place = f"phases.{i}.end"
                params = {"value": str(stay.end), "as_of": str(as_of), "variant": "end"}
                yield _problem(card, Kind.FUTURE_START, place, **params)


def old_as_of(cards: Sequence[Card], as_of: date | None) -> Iterator[Problem]:
    """A card was checked within a year of the as-of day of the site."""
    for card in cards:
        checked = card.startup.as_of if card.startup else None
        if as_of and checked and (as_of - checked).days > OLD_DAYS:
            params = {"value": str(checked), "as_of": str(as_of)}
            yield _problem(card, Kind.OLD_AS_OF, "as_of", **params)


def unread_files(folder: Path, context: Context) -> Iterator[Problem]:
    """A file among the cards is a card, a page, or named as read by nobody."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".yaml" and file.parent == folder:
            continue
        leftover = any(
            _LEFTOVER.match(p.lower()) for p in file.relative_to(folder).parts
        )
        if leftover or file.is_dir() or file.suffix in _PAGES:
            continue
        params = {"value": file.name}
        suggestion = _card_name(file)
        if file.suffix == ".yaml":
            params |= {"variant": "folder", "folder": folder.name}
        elif suggestion:
            params["suggestion"] = suggestion
        else:
            params["variant"] = "other"
        pairs = tuple(sorted(params.items()))
        yield Problem(context.shown(file), 1, 1, "", Kind.UNREAD_FILE, pairs)


def taken_by_page(
    cards: Sequence[Card], folder: Path, context: Context
) -> Iterator[Problem]:
    """A card does not have the address of a page that stands beside it."""
    pages = {
        address_key(page.stem): context.shown(page)
        for page in sorted(folder.rglob("*"))
        if page.suffix in _PAGES
    }
    for card in cards:
        page = pages.get(address_key(card.id))
        if page and address_key(card.id) not in RESERVED:
            yield _problem(card, Kind.SAME_ADDRESS, "", other=page)


def file_name(id: str, path: str) -> Iterator[Problem]:
    """A card is named with letters, digits, `.`, `-`, `_`, and not like a page."""
    if not re.fullmatch(r"[\w-][\w.-]*", id) or unicodedata.normalize("NFC", id) != id:
        near = re.sub(r"[^a-z0-9._]+", "-", fold(id)).strip("-.")
        params = (*((("suggestion", clip(near)),) if near else ()), ("value", clip(id)))
        yield Problem(path, 1, 1, "", Kind.FILE_NAME, params)
    elif address_key(id) in RESERVED:
        yield Problem(path, 1, 1, "", Kind.RESERVED_NAME, (("value", id),))


def _card_name(file: Path) -> str | None:
    """The name a file should have to be read, when it holds a card."""
    if file.suffix.lower() in {".yml", ".yaml"}:
        return f"{file.stem}.yaml"
    try:
        with file.open("rb") as content:
            start = content.read(2048)
    except OSError:
        return None
    return f"{file.name}.yaml" if _CARD_TEXT.search(start) else None


def _problem(card: Card, kind: Kind, place: str, **params: str) -> Problem:
    pairs = tuple(sorted((key, clip(value)) for key, value in params.items()))
    shown = re.sub(r"\.(\d+)", r"[\1]", place)
    return Problem(card.path, card.lines.get(place, 1), 1, shown, kind, pairs)


#: Every rule that looks at all the cards together.
CROSS_RULES: tuple[Callable[[Sequence[Card], date | None], Iterator[Problem]], ...] = (
    same_address,
    dead_successor,
    redirect_taken,
    future_start,
    old_as_of,
)
