"""The forms a single value can take: text in, typed value or a named mistake out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Callable

# The patterns are shared with the JSON Schema: they keep to the syntax that Python
# and ECMAScript have in common, so that an editor and the check say the same.
DATE_PATTERN = r"^(19[89]|20[0-9])[0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
PARTIAL_DATE_PATTERN = (
    r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
)
# What no reader sees has no place in an address.
_SEEN = r"[^\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
URL_PATTERN = (
    rf'^https?://{_SEEN}/?#<>"@:.,]+(\.{_SEEN}/?#<>"@:.,]+)+(:[0-9]+)?'
    rf'([/?#]((?!,https?:){_SEEN}<>"])*)?$'
)
MAIL_PATTERN = (
    rf'^{_SEEN}@,;:<>()"/]+@{_SEEN}@,;:<>()"/.]+(\.{_SEEN}@,;:<>()"/.]+)*'
    r"\.[A-Za-z]{2,}$"
)
NUMBER_PATTERN = r"^[0-9]{1,12}$"

TEXT_MAX = 1000
TITLE_MAX = 200
DESCRIPTION_MAX = 50_000

_DATE = re.compile(DATE_PATTERN)
_PARTIAL_DATE = re.compile(PARTIAL_DATE_PATTERN)
_URL = re.compile(URL_PATTERN)
_MAIL = re.compile(MAIL_PATTERN)
_NUMBER = re.compile(NUMBER_PATTERN)
_BREAKS = re.compile(r"[ \t\r]*\n[ \t\r\n]*")


def mistake(kind: str, value: object, **params: str) -> PydanticCustomError:
    """Make the error that the rules turn into a located problem of this kind."""
    context: dict[str, Any] = {"value": str(value), **params}
    return PydanticCustomError(kind, "{value}", context)


def _as_text(value: object) -> str:
    if value is None:
        raise mistake("required", "")
    if not isinstance(value, str):
        raise mistake("text", "")
    return value.strip()


def _one_line(limit: int) -> Callable[[object], str]:
    def read(value: object) -> str:
        text = _as_text(value)
        if len(text) > limit:
            raise mistake("too-long", len(text), limit=str(limit))
        # Ordinary breaks only: a no-break space is typography and stays.
        return _BREAKS.sub(" ", text) if "\n" in text else text

    return read


def _block(value: object) -> str:
    if not isinstance(value, str):
        raise mistake("text", "")
    if len(value) > DESCRIPTION_MAX:
        raise mistake("too-long", len(value), limit=str(DESCRIPTION_MAX))
    # Leading lines stay, so that line numbers in the text remain those of the file.
    return value.rstrip()


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _as_text(value)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            # 31 April: the form is right, the day does not exist.
            raise mistake("date-impossible", text) from None
    raise mistake("date", text)


def _partial_day(value: object) -> str:
    text = _as_text(value)
    if not _PARTIAL_DATE.match(text):
        raise mistake("partial-date", text)
    return text


def _url(value: object) -> str:
    text = _as_text(value)
    if not _URL.match(text):
        raise mistake("url", text)
    return text


def is_web(text: str) -> bool:
    """Whether a text is the address of a page."""
    return _URL.match(text) is not None


def _contact(value: object) -> str:
    text = _as_text(value)
    if not (_MAIL.match(text) or _URL.match(text)):
        raise mistake("contact", text)
    if reads_as_person(text):
        raise mistake("personal-contact", text)
    return text


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    text = _as_text(value)
    if not _NUMBER.match(text):
        raise mistake("number", text)
    return int(text)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _as_text(value).lower()
    if text not in {"true", "false"}:
        raise mistake("boolean", text)
    return text == "true"


def _organisation(value: object) -> str:
    """Accept the path of the public catalogue (`/organisations/dinum`) as `dinum`."""
    return _identifier(value).removeprefix("/organisations/")


def _identifier(value: object) -> str:
    text = _one_line(TITLE_MAX)(value)
    if not text:
        raise mistake("required", "")
    return text


def _old_address(value: object) -> str:
    """Reduce `/startups/tps.html` to `startups/tps`: one form for one address."""
    text = _identifier(value)
    bare = text.strip("/").removesuffix(".html")
    if not re.fullmatch(r"[\w.~-]+(/[\w.~-]+)*", bare) or ".." in bare:
        raise mistake("redirect", text)
    return bare


def _list(value: object) -> object:
    """Refuse a lone value here: pydantic would name the mistake less precisely."""
    if value is None:
        return ()
    if not isinstance(value, (list, tuple)):
        raise mistake("list", value if isinstance(value, str) else "")
    return value


@dataclass(frozen=True)
class Form:
    """The name of the form of a value, for the schema and the reference page."""

    name: str


Line = Annotated[str, BeforeValidator(_one_line(TEXT_MAX)), Form("text")]
Title = Annotated[str, BeforeValidator(_one_line(TITLE_MAX)), Form("text")]
Block = Annotated[str, BeforeValidator(_block), Form("text")]
Day = Annotated[date, BeforeValidator(_day), Form("date")]
PartialDay = Annotated[str, BeforeValidator(_partial_day), Form("partial-date")]
Url = Annotated[str, BeforeValidator(_url), Form("url")]
Contact = Annotated[str, BeforeValidator(_contact), Form("contact")]
Number = Annotated[int, BeforeValidator(_number), Form("number")]
Truth = Annotated[bool, BeforeValidator(_truth), Form("boolean")]
Identifier = Annotated[str, BeforeValidator(_identifier), Form("id")]
Organisation = Annotated[str, BeforeValidator(_organisation), Form("id")]
OldAddress = Annotated[str, BeforeValidator(_old_address), Form("id")]
IsList = BeforeValidator(_list)
Identifiers = Annotated[tuple[Identifier, ...], IsList]
Organisations = Annotated[tuple[Organisation, ...], IsList]
OldAddresses = Annotated[tuple[OldAddress, ...], IsList]

#: Words that make `mot.mot@` the mailbox of a service rather than of a person.
_SERVICE_WORDS = frozenset(
    re.findall(
        r"[a-z]+",
        """
        accueil admin administration aide aides api assistance atelier beta
        bureau carte cartographie cellule contact contacts data demande
        direction donnees equipe equipes expert fabrique france gouv hello
        inclusion incubateur info information infos mairie mission noreply
        numerique plateforme pole presse produit projet projets question
        secretariat service services site snum sonum sos startup startups
        support team technique transport usager usagers
        """,
    )
)
#: Words that begin the name of a service when they stand alone, and a family name
#: (Le Gall) when they do not.
_ARTICLES = frozenset({"la", "le", "les", "ma", "mes", "mon", "nos", "notre", "une"})
_NAME = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_PERSON = re.compile(rf"({_NAME})\.({_NAME})(?:\.(?:ext|externe))?")


def reads_as_person(address: str) -> bool:
    """Tell whether a mail address has the form `prenom.nom@…` of a person."""
    local, at, host = address.lower().partition("@")
    match = _PERSON.fullmatch(local)
    if not at or not match:
        return False
    words = {word for part in match.groups() for word in part.split("-")}
    of_service = words & _SERVICE_WORDS or set(match.groups()) & _ARTICLES
    named_after_host = re.sub(r"\W", "", local) in re.sub(r"\W", "", host)
    return not (of_service or named_after_host)
