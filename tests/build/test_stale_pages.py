"""Changes that random trials seldom meet, each against a clean build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_exactness import EPOCH, differing, output, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Project

MOTIFS = """\
# Les motifs

```{pattern} donnee-a-la-source
**Problème.** On demande ce que l’on sait.
```
"""


def append(project: Project, name: str, text: str) -> None:
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(text)


def the_catalogue_is_elsewhere(project: Project) -> Callable[[], None]:
    """Cards lead to it from their first line."""

    def change() -> None:
        project.edit("startups/index.md", "```{startup-gallery}\n```", "Rien.")

    return change


def a_card_to_complete_has_another_title(project: Project) -> Callable[[], None]:
    project.edit("startups/écoute.yaml", "  reason: Une solution existait déjà.\n", "")
    project.edit("startups/écoute.yaml", "  source: rapport\n", "")
    append(project, "note.md", "\n```{startup-notices}\n```\n")
    return lambda: project.edit("startups/écoute.yaml", "Écoute", "Entente")


def a_broken_card_is_told_less(project: Project) -> Callable[[], None]:
    project.edit("startups/cantine.yaml", "start: 2023-04-01", "start: 2023-13-01")
    project.edit("startups/cantine.yaml", "incub-nord", "incub-est")
    return lambda: append(
        project, "_data/incubators.yaml", "incub-est: {label: Incubateur de l’Est}\n"
    )


def the_page_of_a_pattern_has_another_name(project: Project) -> Callable[[], None]:
    """Cards lead to the pattern that they show."""
    (project / "motifs.md").write_text(MOTIFS, "utf-8")
    project.edit("index.md", "\nnote\n", "\nnote\nmotifs\n")

    def change() -> None:
        (project / "motifs.md").rename(project / "confiance.md")
        project.edit("index.md", "\nmotifs\n", "\nconfiance\n")

    return change


def a_picture_and_a_style_are_gone(project: Project) -> Callable[[], None]:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'
    (project / "point.svg").write_text(svg, "utf-8")
    (project / "_static/other.css").write_text("p { color: red }\n", "utf-8")
    append(project, "note.md", "\n![Un point](point.svg)\n")

    def change() -> None:
        project.edit("note.md", "\n![Un point](point.svg)\n", "")
        (project / "point.svg").unlink()
        (project / "_static/other.css").unlink()

    return change


def a_page_has_another_title(project: Project) -> Callable[[], None]:
    return lambda: project.edit("note.md", "# Une note", "# Une remarque")


def the_root_has_another_title(project: Project) -> Callable[[], None]:
    return lambda: project.edit("index.md", "# Petit catalogue", "# Catalogue")


PREPARED = (
    the_root_has_another_title,
    the_catalogue_is_elsewhere,
    a_card_to_complete_has_another_title,
    a_broken_card_is_told_less,
    the_page_of_a_pattern_has_another_name,
    a_picture_and_a_style_are_gone,
    a_page_has_another_title,
)


@pytest.mark.parametrize("prepared", PREPARED, ids=lambda f: f.__name__)
def test_nothing_is_stale(
    project: Project,
    prepared: Callable[[Project], Callable[[], None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    prepare(project, whole=True)
    change = prepared(project)
    before = {name: output(project.build(name)) for name in ("html", "epub")}
    change()
    for name in ("html", "epub"):
        again = output(project.build(name))
        assert differing(again, before[name])
        assert differing(again, output(project.build(name, to="clean"))) == []


def test_templates_of_the_package_draw_all_pages_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version of ours has other templates: no source has changed."""
    project.build()
    monkeypatch.setattr("startup_cards.freshness.drawn_by", lambda app: "another")
    written = project.build().written
    assert {"startups/cantine", "startups/index", "par-phase", "index"} <= written
    assert "note" not in written
