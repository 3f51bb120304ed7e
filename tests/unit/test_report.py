"""`report`: what a proposal changes, read from git objects, in words for people.

After a change that is meant, write the expected report again with
`PYTHONPATH=_ext python -m tests.unit.test_report`.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from startup_cards.__main__ import main
from startup_cards.reporting import code, quoted

CASES = Path(__file__).parents[1] / "cases" / "report"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    command = ["git", "-C", str(folder), *who, *arguments]
    subprocess.run(command, check=True, capture_output=True)


def make(folder: Path) -> Path:
    """A repository of two commits: before, after."""
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    for side in ("before", "after"):
        shutil.rmtree(folder / "docs", ignore_errors=True)
        # With its old time, git would take a file of the same size for the same.
        shutil.copytree(
            CASES / side / "docs", folder / "docs", copy_function=shutil.copy
        )
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", side)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return make(tmp_path / "repository")


def run(repository: Path, *arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(["report", "--repository", str(repository), *arguments])
    return status, out.getvalue(), err.getvalue()


def test_each_change_is_told(repository: Path) -> None:
    expected = (CASES / "expected.md").read_text("utf-8")
    proposed = run(repository, "--base", "HEAD~1", "--head", "HEAD")
    assert proposed == (0, expected, "")
    # The files here, not yet a revision.
    assert run(repository, "--base", "HEAD~1") == (0, expected, "")


def test_no_change_is_told_as_well(repository: Path) -> None:
    status, said, _ = run(repository, "--base", "HEAD", "--head", "HEAD")
    assert status == 0
    assert "Aucune fiche ne change." in said
    assert "Aucune adresse ne change." in said


def test_a_revision_is_a_revision(repository: Path, tmp_path: Path) -> None:
    for base in ("nulle-part", "--output=x", "", "HEAD:docs"):
        status, said, told = run(repository, f"--base={base}")
        assert (status, said) == (2, "")
        assert "n’existe pas" in told
    assert run(tmp_path / "nulle-part", "--base", "HEAD")[0] == 2


def test_the_report_is_the_markup_it_should_be() -> None:
    text = (CASES / "expected.md").read_text("utf-8")
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"link_open", "image"}
    html = [t.content.strip() for t in tokens if t.type == "html_block"]
    assert {line.partition("<summary>")[0] for line in html} == {
        "<details>",
        "</details>",
    }
    assert len(html) % 2 == 0
    assert {c.content for c in inline if c.type == "html_inline"} <= {"<br>"}


def test_nothing_of_a_proposal_is_obeyed(repository: Path, tmp_path: Path) -> None:
    """Links, hooks, filters, settings: a proposal brings files, and they are read."""
    secret, trace = tmp_path / "secret.yaml", tmp_path / "trace"
    secret.write_text("title: Secret\n")
    cards = repository / "docs" / "startups"
    (cards / "lien.yaml").symlink_to(secret)
    (repository / ".gitattributes").write_text("*.yaml filter=x diff=x textconv=x\n")
    (repository / "docs" / "conf.py").write_text(f"open({str(trace)!r}, 'w')\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "piège")
    for setting in ("filter.x.smudge", "filter.x.clean", "diff.x.textconv"):
        git(repository, "config", setting, f"touch {trace}")
    for hook in ("post-checkout", "pre-commit"):
        file = repository / ".git" / "hooks" / hook
        file.write_text(f"#!/bin/sh\ntouch {trace}\n")
        file.chmod(0o755)
    status, said, _ = run(repository, "--base", "HEAD~1", "--head", "HEAD")
    assert status == 0
    assert "Secret" not in said
    assert not trace.exists()


@pytest.mark.parametrize(
    "text", ["a`b", "``", "`", "", " ", "a\nb", "\u202e", "x" * 200]
)
def test_a_quoted_text_is_one_code_span(text: str) -> None:
    (block,) = [t for t in MarkdownIt().parse(code(text)) if t.type == "inline"]
    assert [child.type for child in block.children or ()] == ["code_inline"]


@pytest.mark.parametrize("text", ["**a** _b_", "[x](y)", "<b>&amp;", "# x", "`x`"])
def test_a_text_in_a_sentence_is_no_markup(text: str) -> None:
    (block,) = [
        t for t in MarkdownIt().parse(f"a {quoted(text)}") if t.type == "inline"
    ]
    assert {child.type for child in block.children or ()} <= {"text", "text_special"}
    said = "".join(child.content for child in block.children or ())
    assert said == f"a {text}"


def rewrite() -> None:
    with tempfile.TemporaryDirectory() as folder:
        repository = make(Path(folder, "repository"))
        _, said, _ = run(repository, "--base", "HEAD~1", "--head", "HEAD")
    (CASES / "expected.md").write_text(said, "utf-8")


if __name__ == "__main__":
    rewrite()
