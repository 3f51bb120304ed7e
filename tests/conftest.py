"""The site itself, built once for the tests that read it or open it in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def build(source: Path, out: Path, **environment: str) -> Path:
    """Build a site, strictly."""
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "html"]
    result = subprocess.run(
        [*command, "-d", str(out / ".doctrees"), str(source), str(out)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return out


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site itself, built once for all the processes of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    out, done = shared / "site", shared / "site.done"
    try:
        (shared / "site.lock").touch(exist_ok=False)
    except FileExistsError:
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.5)
        assert done.read_text() == "built"
        return out
    try:
        build(ROOT / "docs", out, PLAYBOOK_URL="", PLAYBOOK_REPOSITORY="")
        done.write_text("built")
    finally:
        if not done.exists():
            done.write_text("failed")
    return out
