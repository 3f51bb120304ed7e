"""A catalogue made of hostile texts, and what is left of them in a page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "hostile"
PAYLOADS: dict[str, str] = yaml.safe_load((CASES / "payloads.yaml").read_text("utf-8"))
#: The card that holds an ordinary word where the others hold a payload.
PLAIN = "carte"
TEXTS = {PLAIN: "mot", **PAYLOADS}
#: The lists of a site.
LISTS = "incubators organisations usertypes thematiques patterns sources".split()
#: A disk takes these, and nobody should: each is refused, and shown as it is.
FILE_NAMES = (
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "a&b;c",
    "{{ 7*7 }}",
    "%3Cscript%3E",
    "$(id) `id`",
    "=cmd|x",
    "\\input{x}",
    "sens\u202egnp",
    "deux mots",
)
#: Attributes that make a browser go or load somewhere.
_ADDRESSES = frozenset(
    "href src action formaction srcset data poster xlink:href ping background".split()
)


def write_catalogue(folder: Path, *, listed: bool = False) -> Path:
    """Write the site, with a card for each payload and one with an ordinary word.

    :param listed: the values of a list are ids, whose labels hold the payloads
    """
    shutil.copytree(CASES / "site", folder)
    write_cards(folder / "startups", listed=listed)
    if listed:
        terms = {name: {"label": text, "title": text} for name, text in TEXTS.items()}
        terms["dinum"] = {"label": "DINUM", "title": "DINUM"}
        (folder / "_data").mkdir()
        for name in LISTS:
            # So is a whole JSON file.
            content = json.dumps(terms, ensure_ascii=False, indent=0)
            (folder / "_data" / f"{name}.yaml").write_text(content, "utf-8")
    return folder


def write_cards(folder: Path, *, listed: bool = False) -> None:
    """Write a card for each payload, and one with an ordinary word."""
    model = (CASES / "carte.yaml").read_text("utf-8")
    for name, text in TEXTS.items():
        # A JSON text is a YAML one.
        value = json.dumps(text, ensure_ascii=False)
        known = name if listed else value
        card = model.replace('"LISTED"', known).replace('"PAYLOAD"', value)
        (folder / f"{name}.yaml").write_text(card, "utf-8")


def write_refused(folder: Path) -> Path:
    """Write a site whose every card is refused, but the one that others point to."""
    shutil.copytree(CASES / "site", folder)
    cards = folder / "startups"
    (cards / "texte-permis.yaml").unlink()
    for path in sorted((CASES / "refused").glob("*.yaml")):
        shutil.copy(path, cards)
    model = (CASES / "carte.yaml").read_text("utf-8")
    plain = model.replace("PAYLOAD", "mot").replace("LISTED", "mot")
    for name in (PLAIN, *FILE_NAMES):
        (cards / f"{name}.yaml").write_text(plain, "utf-8")
    # Its folder and its name are an end tag together; no card is read there.
    folded = cards / "<" / "script><script>alert(1)<.yaml"
    folded.parent.mkdir()
    folded.write_text(plain, "utf-8")
    long = plain.replace("Un texte ordinaire.", "x" * 1024 * 1024)
    (cards / "un-mebioctet.yaml").write_text(long, "utf-8")
    return folder


def sphinx(builder: str, source: Path, *options: str) -> tuple[Path, str]:
    """Build a site; give where, and what was said."""
    out = source.parent / builder
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options]
    done = subprocess.run(
        [*command, "-d", str(source.parent / "doctrees"), str(source), str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out, done.stderr


class Markup(HTMLParser):
    """The elements of a page with the names of their attributes, and its addresses."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.addresses += [v or "" for name, v in attrs if name in _ADDRESSES]

    def handle_endtag(self, tag: str) -> None:
        self.shape.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.shape.append(("!--", ()))

    def handle_decl(self, decl: str) -> None:
        self.shape.append(("!", (decl,)))

    def unknown_decl(self, data: str) -> None:
        self.shape.append(("![", (data,)))

    def handle_pi(self, data: str) -> None:
        self.shape.append(("?", (data,)))

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def acting(self) -> list[str]:
        """The addresses that do more than lead to a page."""
        return [a for a in self.addresses if scheme(a) not in _PLAIN_SCHEMES]


_PLAIN_SCHEMES = frozenset({"", "http", "https", "mailto"})


def scheme(address: str) -> str:
    """The scheme as a browser reads it: case, and what it skips, do not count."""
    bare = "".join(c for c in address if c > " ").lower()
    head, sign, _ = bare.partition(":")
    return head if sign and not set("/?#") & set(head) else ""
