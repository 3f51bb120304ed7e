"""The rules of a product's life: one rule, one generator, its docstring the rule.

Real lives are sometimes odd: a rule about two phases is silent when the later one has
a `comment`, which is where the card explains it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .life import PHASE_ALIASES, EventName, Phase
from .marked import Mapping, Scalar, Sequence
from .problems import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .draft import Draft
    from .life import Stay
    from .model import Startup
    from .problems import Problem

#: A silence of up to a month between two phases is how dates are written, not a gap.
GAP_DAYS = 31
STOPS = frozenset({Phase.ABANDON, Phase.ABANDON_INVESTIGATION})


def old_phase_name(draft: Draft) -> Iterator[Problem]:
    """A phase has one of its present names."""
    pair = draft.root.get("phases")
    items = pair[1].items if pair and isinstance(pair[1], Sequence) else ()
    for i, item in enumerate(items):
        name = item.get("name") if isinstance(item, Mapping) else None
        if name and isinstance(name[1], Scalar) and name[1].text in PHASE_ALIASES:
            old = name[1].text
            yield draft.problem(
                Kind.PHASE_ALIAS,
                *("phases", i, "name"),
                value=old,
                suggestion=PHASE_ALIASES[old],
            )


def end_before_start(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """A phase does not end before it starts."""
    for i, stay in enumerate(startup.phases):
        if stay.end and stay.end < stay.start:
            yield draft.problem(
                Kind.END_BEFORE_START,
                *("phases", i, "end"),
                value=str(stay.end),
                start=str(stay.start),
            )


def phase_order(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """Phases in incubation follow each other in life-cycle order, and begin the life.

    A product that was stopped may begin again at any phase.
    """
    first = startup.history[0]
    for before, after in _unexplained(startup):
        early_exit = before is first and before.name.is_out
        if after.name.is_out or (before.name.is_out and not early_exit):
            continue
        if early_exit or before.name.order > after.name.order:
            yield draft.problem(
                Kind.PHASE_ORDER,
                *("phases", _index(startup, before), "start"),
                value=before.name,
                start=str(before.start),
                other=after.name,
                other_start=str(after.start),
                line=draft.line("phases", _index(startup, after), "start"),
            )


def overlap(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """A phase ends before, or on the day, the next one starts."""
    for before, after in _unexplained(startup):
        if before.end and before.end > after.start and before.start < after.start:
            yield _between(draft, startup, Kind.OVERLAP, before, after)


def gap(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """The next phase starts within a month of the end of the one before."""
    for before, after in _unexplained(startup):
        if before.end and (after.start - before.end).days > GAP_DAYS:
            yield _between(draft, startup, Kind.GAP, before, after)


def same_start(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """Two phases do not start on the same day: the length of the first is unknown."""
    for before, after in _unexplained(startup):
        if before.start == after.start:
            yield draft.problem(
                Kind.SAME_START,
                *("phases", _index(startup, after), "start"),
                value=after.name,
                other=before.name,
                line=draft.line("phases", _index(startup, before), "start"),
            )


def open_phases(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """Where a card gives ends, only the last phase is left without one.

    A card that gives none at all says that each phase lasts until the next.
    """
    if not any(stay.end for stay in startup.phases):
        return
    for stay in startup.history[:-1]:
        if not stay.end:
            i = _index(startup, stay)
            yield draft.problem(Kind.OPEN_PHASES, "phases", i, value=stay.name)
            # One notice a card says it: the others are the same habit of writing.
            return


def repeated_phase(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """A phase is given once, unless the product came back to it."""
    first: dict[Phase, int] = {}
    for i, stay in enumerate(startup.phases):
        if stay.name in first and not stay.comment:
            yield draft.problem(
                Kind.REPEATED_PHASE,
                *("phases", i, "name"),
                value=stay.name,
                line=draft.line("phases", first[stay.name], "name"),
            )
        first.setdefault(stay.name, i)


def event_outside(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """An event comes neither before the first phase nor after the product was stopped.

    An `end` may be noted later than the stop, and an `other` event tells what followed.
    """
    first, left = startup.history[0], startup.departure
    stop = left if left and left.name in STOPS else None
    for i, event in enumerate(startup.events):
        late = event.name not in {EventName.END, EventName.OTHER}
        if event.date < first.start:
            yield _outside(draft, startup, i, first, "")
        elif stop and late and event.date > stop.start:
            yield _outside(draft, startup, i, stop, "after")


def _outside(
    draft: Draft, startup: Startup, i: int, stay: Stay, variant: str
) -> Problem:
    return draft.problem(
        Kind.EVENT_OUTSIDE,
        *("events", i, "date"),
        value=str(startup.events[i].date),
        start=str(stay.start),
        line=draft.line("phases", _index(startup, stay), "start"),
        variant=variant,
    )


def end_not_left(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """Only a product that has left has an `end`."""
    if startup.end and not startup.departure:
        yield draft.key_problem(Kind.END_NOT_LEFT, "end")


def no_reason(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """A product that was stopped says why; a transfer needs no reason."""
    left = startup.departure
    if left and left.name in STOPS and not (startup.end and startup.end.reason):
        place = "end" if startup.end else "phases"
        steps = (place,) if startup.end else (place, _index(startup, left), "name")
        yield draft.problem(Kind.NO_REASON, *steps)


def reason_without_source(draft: Draft, startup: Startup) -> Iterator[Problem]:
    """A reason is given with its source."""
    if startup.end and startup.end.reason and not startup.end.source:
        yield draft.problem(Kind.REASON_WITHOUT_SOURCE, "end", "reason")


def _unexplained(startup: Startup) -> Iterator[tuple[Stay, Stay]]:
    """Phases that follow each other, unless the later one says how it came so."""
    for before, after in pairwise(startup.history):
        if not after.comment:
            yield before, after


def _between(
    draft: Draft, startup: Startup, kind: Kind, before: Stay, after: Stay
) -> Problem:
    i, j = _index(startup, before), _index(startup, after)
    at_end = kind is Kind.OVERLAP
    return draft.problem(
        kind,
        *(("phases", i, "end") if at_end else ("phases", j, "start")),
        value=before.name,
        end=str(before.end),
        line=draft.line("phases", i, "end"),
        other=after.name,
        start=str(after.start),
        other_line=draft.line("phases", j, "start"),
    )


def _index(startup: Startup, stay: Stay) -> int:
    """The place of a phase in the file, by identity: two may be equal."""
    return next(i for i, other in enumerate(startup.phases) if other is stay)


#: Every rule that the phases, events and end of one card must meet.
LIFE_RULES: tuple[Callable[[Draft, Startup], Iterator[Problem]], ...] = (
    end_before_start,
    phase_order,
    overlap,
    gap,
    same_start,
    open_phases,
    repeated_phase,
    event_outside,
    end_not_left,
    no_reason,
    reason_without_source,
)
