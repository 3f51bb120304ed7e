"""Run a command and weigh it: processor time, wall time, memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


class BuildFailedError(RuntimeError):
    """A contender's build exited with an error."""


@dataclass(frozen=True)
class Run:
    """One build: seconds, and megabytes of its largest process."""

    cpu: float
    wall: float
    peak: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Build in FOLDER; the processes it waits for count with it."""
    log = folder / "build.log"
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": "0", **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace")[-1500:]
        raise BuildFailedError(f"{' '.join(command)}\n{tail}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def middle(runs: Iterable[Run]) -> Run:
    """The median of each quantity; for memory, the largest."""
    kept = list(runs)
    return Run(
        median(one.cpu for one in kept),
        median(one.wall for one in kept),
        max(one.peak for one in kept),
    )
