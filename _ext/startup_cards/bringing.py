"""What an import brought and what it left out, by file and in total."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .messages import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .importing import Outcome


def report(outcomes: list[Outcome], language: str = "fr") -> Iterator[str]:
    """Say what was mapped, what was left out and why: by file, then in total."""
    mapped = label("import.mapped", language)
    for outcome in outcomes:
        what = label(f"import.{outcome.what}", language)
        yield f"{outcome.source}: {what}, {mapped.format(n=len(outcome.mapped))}"
        for place, reason in outcome.dropped:
            yield f"  - {place}: {reason}" if place else f"  - {reason}"
    yield ""
    yield from _totals(outcomes, language)


def _totals(outcomes: list[Outcome], language: str) -> Iterator[str]:
    files = Counter(outcome.what for outcome in outcomes)
    for what, number in sorted(files.items()):
        yield f"{label(f'import.{what}', language)}: {number}"
    fields = Counter(name for outcome in outcomes for name in outcome.mapped)
    yield label("import.mapped", language).format(n=fields.total())
    for name, number in fields.most_common():
        yield f"  + {name}: {number}"
    reasons: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        reasons.update(outcome.reasons)
    yield label("import.dropped", language).format(n=reasons.total())
    for (name, reason), number in sorted(reasons.items(), key=lambda x: (-x[1], x[0])):
        yield f"  - {name}: {number} ({reason})"
