"""Build a small site in a folder of its own and look at what came out."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

HERE = Path(__file__).parent


@dataclass
class Site:
    """A copy of a site of ``sites/`` that a test may change and build again."""

    folder: Path

    def write(self, name: str, text: str) -> None:
        """Write a file of the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words of a file; they must be there."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def build(
        self,
        builder: str = "html",
        out: str = "out",
        parallel: int = 0,
        settings: dict[str, str] | None = None,
    ) -> Built:
        """Build, keeping what earlier builds of ``out`` know."""
        app = SphinxTestApp(
            builder,
            srcdir=self.folder,
            builddir=self.folder.parent / out,
            warning=StringIO(),
            parallel=parallel,
            confoverrides=settings,
        )
        try:
            app.build()
        finally:
            app.cleanup()
        return Built(app, self.folder)


@dataclass
class Built:
    """What one build gave."""

    app: SphinxTestApp
    folder: Path

    @property
    def warnings(self) -> list[str]:
        """The warnings, whole lines, with paths from the site's folder."""
        text = re.sub(r"\x1b\[[0-9;]*m", "", self.app.warning.getvalue())
        return text.replace(f"{self.folder}/", "").splitlines()

    @property
    def out(self) -> Path:
        """Where the output is."""
        return Path(self.app.outdir)

    def read(self, name: str) -> str:
        """Read an output file."""
        return (self.out / name).read_text(encoding="utf-8")

    @property
    def written(self) -> list[str]:
        """Names of the pages that this build wrote."""
        status = re.sub(r"\x1b\[[0-9;]*m", "", self.app.status.getvalue())
        return sorted(set(re.findall(r"writing output\.\.\. \[ *\d+%\] (\S+)", status)))


def copy_of(name: str, folder: Path) -> Site:
    """Copy a site of ``sites/``, whose settings know where this repository is."""
    site = folder / "site"
    shutil.copytree(HERE / "sites" / name, site)
    conf = (site / "conf.py").read_text(encoding="utf-8")
    root = f"Path({str(HERE.parents[1])!r})"
    conf = conf.replace("Path(__file__).parents[4]", root)
    (site / "conf.py").write_text(conf, encoding="utf-8")
    return Site(site)


def copy_of_small(folder: Path) -> Site:
    """Copy the small site: one of each thing the extension knows."""
    return copy_of("small", folder)


@pytest.fixture
def small(tmp_path: Path) -> Site:
    """A copy of the small site, for one test."""
    return copy_of_small(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A copy of the small site, for the tests of a module that only look."""
    return copy_of_small(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="session")
def printer() -> None:
    """WeasyPrint; a run that must have it fails without its libraries."""
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        if os.environ.get("PLAYBOOK_REQUIRE_PDF") == "1":
            pytest.fail(f"no library for PDF: {error}")
        pytest.skip("no Pango on this machine: apt install libpango-1.0-0 …")
