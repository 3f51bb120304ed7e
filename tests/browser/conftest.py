"""Sites to look at and a browser to look with."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.galleries import CATALOGUE
from tests.conftest import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL = Path(__file__).parent / "site"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: The strictest policy a host may send; what breaks it fails the test.
POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; a run that must have one fails without it."""
    found = os.environ.get("PLAYBOOK_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if found is None:
        if os.environ.get("PLAYBOOK_REQUIRE_BROWSER") == "1":
            pytest.fail(f"no browser among {', '.join(NAMES)}")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built without an address."""
    out = tmp_path_factory.mktemp("small")
    return build(SMALL, out, PLAYBOOK_URL="", PLAYBOOK_REPOSITORY="")


class _Quiet(SimpleHTTPRequestHandler):
    """A plain static host that sends the policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Give a folder an address, once."""
    servers: list[ThreadingHTTPServer] = []

    @functools.cache
    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def address(small: Path, serve: Callable[[Path], str]) -> str:
    """Where the small site is served."""
    return serve(small)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue, built."""
    return build(CATALOGUE, tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def gallery(catalogue: Path, serve: Callable[[Path], str]) -> str:
    """Where its gallery is served."""
    return f"{serve(catalogue)}/startups/index.html"


class Reader:
    """Opens pages as a given reader, and keeps what went wrong."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def __call__(
        self,
        width: int = 1440,
        *,
        dark: bool = False,
        scripts: bool = True,
        still: bool = False,
    ) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce" if still else "no-preference",
            locale="fr-FR",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self._note(said.type, said.text))
        return page

    def _note(self, kind: str, text: str) -> None:
        # Policy violations are told as errors of the console.
        if kind == "error":
            self.faults.append(text)


@pytest.fixture
def read(browser: Browser) -> Iterator[Reader]:
    """Open pages; any script error or policy violation fails the test."""
    reader = Reader(browser)
    yield reader
    for context in reader.contexts:
        context.close()
    assert reader.faults == []
