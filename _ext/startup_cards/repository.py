"""Read a revision of a git repository as files: listed and copied, never checked out.

Neither hooks nor filters nor attributes of the repository are obeyed.
"""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

#: Ordinary files: links, submodules and whatever else are left out.
_ORDINARY = ("100644", "100755")
_SUFFIXES = frozenset({".md", ".rst", ".yaml", ".yml"})
#: Above this a file is no page and no card: its first bytes are enough to say so.
_MOST = 1024 * 1024


class NoRevision(ValueError):  # noqa: N818 - an outcome, told to whoever named it
    """The repository or the revision does not exist."""


def copy_revision(repository: Path, revision: str, docs: str, target: Path) -> None:
    """Copy the pages, cards and lists of a revision into a folder."""
    named = ("--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(repository, "rev-parse", *named).decode().strip()
    whole = ("-r", "-z", "--full-tree", commit, "--", docs)
    listed = _git(repository, "ls-tree", *whole)
    for entry in listed.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        mode, _, blob = head.decode().partition(" blob ")
        if mode not in _ORDINARY or not _wanted(path, docs):
            continue
        data = _git(repository, "cat-file", "blob", blob)
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data[:_MOST])


def _wanted(path: PurePosixPath, docs: str) -> bool:
    within = path.is_relative_to(docs) and ".." not in path.parts
    return within and (path.suffix in _SUFFIXES or path.parent.name == "startups")


def _git(repository: Path, *arguments: str) -> bytes:
    command = ["git", "--no-replace-objects", "-C", str(repository), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise NoRevision(str(error)) from None
    if done.returncode:
        raise NoRevision(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
