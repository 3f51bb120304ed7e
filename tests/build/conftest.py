"""A small project to build, again and again, in every way a writer would."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

PROJECTS = Path(__file__).parent / "projects"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Build:
    """What one run of Sphinx gave."""

    outdir: Path
    status: str
    #: whole lines, paths relative to the project
    warnings: list[str]
    failed: bool

    def read(self, name: str) -> str:
        return (self.outdir / name).read_text("utf-8")

    @property
    def written(self) -> set[str]:
        """The documents written in this run."""
        return set(
            re.findall(r"^writing output\.\.\. \[ *\d+%\] (\S+)", self.status, re.M)
        )

    @property
    def idle(self) -> bool:
        """Whether Sphinx found nothing to do."""
        return "no targets are out of date" in self.status


class Project:
    """A copy of a sample project."""

    def __init__(self, name: str, folder: Path) -> None:
        self.root = folder / name
        shutil.copytree(PROJECTS / name, self.root)

    def __truediv__(self, name: str) -> Path:
        return self.root / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 1,
        to: str = "_build",
        **settings: object,
    ) -> Build:
        """Build once, as ``sphinx-build -n -W --keep-going`` would."""
        status, warning = io.StringIO(), io.StringIO()
        outdir = self.root / to / builder
        # Sphinx adds its catalogues to those of the builds before, in one process:
        # after some hundred, a word is looked for too deep.
        translators.clear()
        with patch_docutils(str(self.root)), docutils_namespace():
            app = Sphinx(
                self.root,
                self.root,
                outdir,
                self.root / to / "doctrees",
                builder,
                confoverrides={"nitpicky": True, **settings},
                status=status,
                warning=warning,
                warningiserror=True,
                parallel=parallel,
                verbosity=1,
            )
            app.build()
        lines = COLOUR.sub("", warning.getvalue()).replace(f"{self.root}/", "")
        return Build(
            outdir,
            COLOUR.sub("", status.getvalue()),
            lines.splitlines(),
            app.statuscode != 0,
        )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, in a folder of its own; no date but the data's."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = Project("small", tmp_path)
    monkeypatch.chdir(made.root)
    return made
