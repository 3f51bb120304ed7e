"""The headers that the page for hosts gives are those the site lives under."""

from __future__ import annotations

import fnmatch
import functools
import gzip
import re
import shlex
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SMALL
from tests.browser.test_site import PAGES
from tests.conftest import ROOT, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Response

    from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

TEXT = (ROOT / "docs/contribuer/publier.md").read_text("utf-8")
HEADERS = ("Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options")
#: What no page may do, whatever the host.
WANTED = {"default-src": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'"}
#: What one may transfer to see the first page.
LIGHT, FEW = 100_000, 14


def block(language: str, number: int = 0) -> str:
    """Give a fenced block of the page."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.M | re.S)
    return found[number]


def rules() -> dict[str, dict[str, str]]:
    """Read the file of headers: for each pattern of addresses, its headers."""
    found: dict[str, dict[str, str]] = {}
    for line in block("text").splitlines():
        if line.startswith("/"):
            found[line] = made = {}
        else:
            name, _, value = line.strip().partition(": ")
            made[name] = value
    return found


class Host(SimpleHTTPRequestHandler):
    """A host that does what the file of headers says."""

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        for pattern, headers in rules().items():
            if fnmatch.fnmatchcase(path, pattern):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """Where the site is published with its headers."""
    handler = functools.partial(Host, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", HEADERS)
def test_each_host_is_told_the_same(name: str) -> None:
    said = rules()["/*"][name]
    assert f'add_header {name} "{said}" always;' in block("nginx")
    assert f'Header always set {name} "{said}"' in block("apache")
    assert said


def test_policy_is_strict() -> None:
    policy = rules()["/*"]["Content-Security-Policy"]
    given = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert {name: given.get(name) for name in WANTED} == WANTED
    assert "unsafe" not in policy
    assert "data:" not in policy


@pytest.mark.parametrize("name", [*PAGES, "startup/index", "search", "404", "en/index"])
def test_page_lives_under_the_policy(read: Reader, host: str, name: str) -> None:
    page = read()
    answer = page.goto(f"{host}/{name}.html")
    assert answer is not None
    assert {h: answer.headers.get(h.lower()) for h in HEADERS} == rules()["/*"]
    expect(page.get_by_role("main")).to_be_visible()


def test_what_is_kept_for_a_year_is_marked(site: Path) -> None:
    kept = [pattern for pattern, headers in rules().items() if len(headers) == 1]
    folders = "|".join(re.escape(pattern.removesuffix("*")[1:]) for pattern in kept)
    asked = re.compile(rf'(?:href|src)="(?:\.\./)*((?:{folders})[^"]*)"')
    found = {
        a for p in site.rglob("*.html") for a in asked.findall(p.read_text("utf-8"))
    }
    assert len(found) > 8
    assert [one for one in found if "?v=" not in one] == []


def test_policy_written_in_the_pages(read: Reader, tmp_path: Path) -> None:
    policy = shlex.split(block("sh", 1))[0].removeprefix("PLAYBOOK_POLICY=")
    assert f"{policy}; frame-ancestors 'none'" == rules()["/*"][HEADERS[0]]
    made = build(SMALL, tmp_path / "out", PLAYBOOK_POLICY=policy, PLAYBOOK_URL="")
    page = read()
    page.goto(f"file://{made}/index.html")
    meta = page.locator('meta[http-equiv="Content-Security-Policy"]')
    assert meta.get_attribute("content") == policy
    # The first thing of the head that could load anything stands after it.
    head = (made / "index.html").read_text("utf-8").partition("</head>")[0]
    assert head.index("http-equiv") < head.index("<link")
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"


def test_policy_is_written_only_when_asked(small: Path) -> None:
    page = (small / "index.html").read_text("utf-8")
    assert "http-equiv" not in page
    referrer = rules()["/*"]["Referrer-Policy"]
    assert f'<meta name="referrer" content="{referrer}">' in page


def test_first_page_is_light(read: Reader, host: str) -> None:
    page = read(375)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{host}/index.html", wait_until="networkidle")
    sizes = [len(gzip.compress(answer.body())) for answer in answers]
    assert len(answers) <= FEW
    assert sum(sizes) <= LIGHT
    assert {urlsplit(answer.url).netloc for answer in answers} == {
        urlsplit(host).netloc
    }
    assert page.context.cookies() == []
