"""Tell problems through Sphinx: the one place where this extension warns."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from .messages import field_and_sentence
from .problems import Severity
from .unseen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .problems import Problem

logger = logging.getLogger(__name__)


def tell(problems: Iterable[Problem], srcdir: Path, language: str) -> None:
    """Tell each problem where it stands, as a path from the working directory.

    A notice never fails a build: it goes to the information stream.
    """
    here = Path(os.path.relpath(srcdir)).as_posix()
    for problem in sorted(problems):
        path = posixpath.normpath(posixpath.join(here, problem.path))
        if posixpath.isabs(problem.path):
            path = Path(os.path.relpath(path)).as_posix()
        location = visible(f"{path}:{problem.line}:{problem.column}")
        text = field_and_sentence(problem, language)
        if problem.kind.severity is Severity.NOTICE:
            logger.info("%s: %s [startup.%s]", location, text, problem.kind)
        else:
            logger.warning(
                "%s",
                text,
                location=location,
                type="startup",
                subtype=problem.kind.value,
            )
