"""What can be wrong with a card: a closed list of kinds, and where one was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: a notice alone never fails the strict build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Kind(StrEnum):
    """The kinds of problem; the value ends the message, as in `[startup.date]`."""

    # The file cannot be read, or reads as something else.
    UNREADABLE = "unreadable"
    ENCODING = "encoding"
    CHARACTER = "character"
    SYNTAX = "syntax"
    TAB = "tab"
    INDENTATION = "indentation"
    QUOTES = "quotes"
    SIGN = "sign"
    COMMENT = "comment"
    DUPLICATE_KEY = "duplicate-key"
    DOCUMENTS = "documents"
    DEPTH = "depth"
    SIZE = "size"
    # A field has not the form it should have.
    REQUIRED = "required"
    UNKNOWN_FIELD = "unknown-field"
    TEXT = "text"
    LIST = "list"
    MAPPING = "mapping"
    TOO_LONG = "too-long"
    DATE = "date"
    DATE_IMPOSSIBLE = "date-impossible"
    PARTIAL_DATE = "partial-date"
    NUMBER = "number"
    BOOLEAN = "boolean"
    URL = "url"
    CONTACT = "contact"
    PERSONAL_CONTACT = "personal-contact"
    REDIRECT = "redirect"
    PHASE = "phase"
    PHASE_ALIAS = "phase-alias"
    EVENT = "event"
    ACCESSIBILITY = "accessibility"
    # A text holds what no card may hold.
    MARKUP_HTML = "markup-html"
    MARKUP_DIRECTIVE = "markup-directive"
    MARKUP_ROLE = "markup-role"
    MARKUP_LINK = "markup-link"
    MARKUP_IMAGE = "markup-image"
    # The fields do not agree with each other.
    PHASE_ORDER = "phase-order"
    OVERLAP = "overlap"
    GAP = "gap"
    SAME_START = "same-start"
    END_BEFORE_START = "end-before-start"
    FUTURE_START = "future-start"
    OPEN_PHASES = "open-phases"
    REPEATED_PHASE = "repeated-phase"
    EVENT_OUTSIDE = "event-outside"
    END_NOT_LEFT = "end-not-left"
    NO_REASON = "no-reason"
    REASON_WITHOUT_SOURCE = "reason-without-source"
    OLD_AS_OF = "old-as-of"
    # A value is not in the lists of the site.
    UNKNOWN_INCUBATOR = "unknown-incubator"
    UNKNOWN_SPONSOR = "unknown-sponsor"
    UNKNOWN_USERTYPE = "unknown-usertype"
    UNKNOWN_THEME = "unknown-theme"
    UNKNOWN_PATTERN = "unknown-pattern"
    UNKNOWN_PLAY = "unknown-play"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_STARTUP = "unknown-startup"
    UNREAD_FIGURES = "unread-figures"
    # The files do not agree with each other.
    FILE_NAME = "file-name"
    RESERVED_NAME = "reserved-name"
    SAME_ADDRESS = "same-address"
    UNREAD_FILE = "unread-file"
    DEAD_SUCCESSOR = "dead-successor"
    REDIRECT_TAKEN = "redirect-taken"
    REDIRECT_LOOP = "redirect-loop"

    @property
    def severity(self) -> Severity:
        if self in _WARNINGS:
            return Severity.WARNING
        return Severity.NOTICE if self in _NOTICES else Severity.ERROR

    @property
    def in_schema(self) -> bool:
        """Whether the JSON Schema refuses every file that has this problem."""
        return self in _IN_SCHEMA


#: Readable and rendered, but almost surely a slip: to be mended before publication.
_WARNINGS = frozenset(
    {
        Kind.COMMENT,
        Kind.PHASE_ORDER,
        Kind.OVERLAP,
        Kind.EVENT_OUTSIDE,
        Kind.END_NOT_LEFT,
        Kind.UNKNOWN_USERTYPE,
        Kind.UNKNOWN_THEME,
        Kind.UNREAD_FILE,
        Kind.DEAD_SUCCESSOR,
    }
)
#: True of real products, or true only because time passes: told, and never failing.
_NOTICES = frozenset(
    {
        Kind.PHASE_ALIAS,
        Kind.GAP,
        Kind.SAME_START,
        Kind.FUTURE_START,
        Kind.OPEN_PHASES,
        Kind.REPEATED_PHASE,
        Kind.NO_REASON,
        Kind.OLD_AS_OF,
    }
)
#: What can be said of a value once YAML has made it a number, a date or a text: the
#: editor sees `0x1F` as 31, so that the form of a number, for one, is not among them.
_IN_SCHEMA = frozenset(
    {
        Kind.REQUIRED,
        Kind.UNKNOWN_FIELD,
        Kind.TEXT,
        Kind.LIST,
        Kind.MAPPING,
        Kind.DATE,
        Kind.BOOLEAN,
        Kind.URL,
        Kind.CONTACT,
        Kind.PHASE,
        Kind.EVENT,
        Kind.ACCESSIBILITY,
        Kind.REASON_WITHOUT_SOURCE,
    }
)


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, at one place, with what is needed to say it in any language."""

    #: As given to the check: most often relative to the working directory.
    path: str
    #: Both from 1, as GitHub and editors show them.
    line: int
    column: int
    #: `phases[1].start`; empty for the whole file.
    field: str
    kind: Kind
    #: Sorted pairs, so that equal problems are equal and the object pickles.
    params: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    def param(self, name: str) -> str | None:
        return dict(self.params).get(name)


def clip(text: str, limit: int = 160) -> str:
    """Keep a quoted value to one line of a report, and short enough for it."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= limit else text[: limit - 1] + "…"
