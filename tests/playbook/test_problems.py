"""What is wrong is told with its place and what to write, at every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.playbook.conftest import Site

PLAY = "confiance/demander-moins.md"
#: The body of a page begins at line 11.
MATTER = """\
---
summary: Une page de test.
type: reference
roles: [equipe]
phases: []
reviewed: 2026-11-25
---

# Page de test

"""


#: What is written at the end of a page, and what is said of it.
IN_A_PAGE = {
    "unknown claim": (
        "{claim}`une entreprise répond à un marché avec son seul numéro <C16>`",
        "affirmation « C16 » inconnue (vouliez-vous dire « C06 » ou « C01 » ?)"
        " [playbook.claim]",
    ),
    "passage without claim": (
        "{claim}`une entreprise répond à un marché avec son seul numéro`",
        "passage sans affirmation ; écrire « texte du passage <C06> » [playbook.claim]",
    ),
    "three claims": (
        "{claim}`une entreprise répond à un marché avec un numéro <C06 C08 C06>`",
        "C06, C08, C06 : deux affirmations au plus pour un passage [playbook.claim]",
    ),
    "short passage": (
        "{claim}`un seul numéro <C06>`",
        "passage de 3 mots ; en marquer au moins huit [playbook.claim]",
    ),
    "unknown source": (
        "Un fait{source}`fiche-mp`.\n\n```{sources}\n```",
        "source « fiche-mp » inconnue (vouliez-vous dire « fiche-mps » ?)"
        " [playbook.source]",
    ),
    "source without list": (
        "Un fait{source}`fiche-mps`.",
        "source citée sur une page sans liste ; ajouter la directive {sources}"
        " [playbook.source]",
    ),
    "list without source": (
        "```{sources}\n```",
        "liste de sources sur une page qui n’en cite aucune ; la retirer"
        " [playbook.source]",
    ),
    "item without id": (
        ":::{checklist}\n- Sans identifiant\n:::",
        "point de liste sans identifiant ; écrire « - `mon-point` Texte »"
        " [playbook.checklist]",
    ),
    "bad id": (
        ":::{checklist}\n- `déjà vu` Texte\n:::",
        "identifiant « déjà vu » : lettres, chiffres et tirets seulement"
        " [playbook.checklist]",
    ),
    "checklist that is no list": (
        ":::{checklist}\nUn paragraphe.\n:::",
        "point de liste sans identifiant ; écrire « - `mon-point` Texte »"
        " [playbook.checklist]",
    ),
    "unknown pattern": (
        "{pattern}`numéros`",
        "motif de confiance « numéros » inconnu (vouliez-vous dire « numero » ?)"
        " [playbook.pattern]",
    ),
    "pattern out of the list": (
        ":::{pattern} numeros\nUn autre.\n:::",
        "motif « numeros » absent de patterns.yaml (vouliez-vous dire « numero » ?)"
        " [playbook.pattern]",
    ),
    "unknown play": (
        "{play}`demander-moin`",
        "page d’action « demander-moin » inconnue (vouliez-vous dire"
        " « demander-moins » ou « confiance/demander-moins » ?) [playbook.play]",
    ),
    "unknown figure": (
        "{figure-value}`totals.entred`",
        "chiffre « totals.entred » introuvable : « entred » inconnu (vouliez-vous"
        " dire « entered » ?) [playbook.figure]",
    ),
    "unknown row": (
        "{figure-value}`per_year[year=1999].entered`",
        "chiffre « per_year[year=1999].entered » introuvable : [year=1999] désigne"
        " aucun élément ; « year » vaut 2024, 2025 [playbook.figure]",
    ),
    "a table is no figure": (
        "{figure-value}`totals`",
        "chiffre « totals » introuvable : « totals » n’est pas une valeur, mais"
        " contient : entered [playbook.figure]",
    ),
}


IN_A_PLAY = {
    "missing section": (
        "## Cas vécu\n\nPas de cas documenté.\n\n",
        "",
        [
            "21: WARNING: section « Cas vécu » absente ; l’écrire après"
            " « Comment faire »"
        ],
    ),
    "first section missing": (
        "## En bref\n\nUn numéro vaut mieux que dix pièces.\n\n",
        "",
        ["11: WARNING: section « En bref » absente ; l’écrire en premier"],
    ),
    "extra section": (
        "## Cas vécu",
        "## Et après\n\nRien.\n\n## Cas vécu",
        ["25: WARNING: section « Et après » en trop"],
    ),
    "misspelt section": (
        "## Cas vécu",
        "## Cas vécus",
        [
            "21: WARNING: section « Cas vécu » absente ; l’écrire après"
            " « Comment faire »",
            "25: WARNING: section « Cas vécus » en trop (vouliez-vous dire"
            " « Cas vécu » ?)",
        ],
    ),
    "section written twice": (
        "## Ce que la pratique",
        "## Cas vécu\n\nUn autre.\n\n## Ce que la pratique",
        ["29: WARNING: section « Cas vécu » écrite 2 fois"],
    ),
    "sections in another order": (
        "## Comment faire\n\n1. Lister les pièces.\n\n## Cas vécu\n",
        "## Cas vécu\n\n1. Lister les pièces.\n\n## Comment faire\n",
        ["25: WARNING: section « Comment faire » à écrire avant « Cas vécu »"],
    ),
    "two opening sentences": (
        "dire ce qui la remplace.",
        "dire ce qui la remplace. Et plus encore.",
        ["11: WARNING: une seule phrase suit le titre ; vu : plusieurs phrases"],
    ),
    "two opening paragraphs": (
        "dire ce qui la remplace.",
        "dire ce qui la remplace.\n\nEt plus encore.",
        ["11: WARNING: une seule phrase suit le titre ; vu : 2 paragraphe(s)"],
    ),
    "no opening sentence": (
        "Vous saurez retirer une pièce d’un formulaire et dire ce qui la remplace.",
        "",
        ["9: WARNING: une seule phrase suit le titre ; vu : 0 paragraphe(s)"],
    ),
}


IN_FRONT_MATTER = {
    "no type": ("type: reference\n", "", "1: WARNING: front matter sans « type » ;"),
    "unknown type": (
        "type: reference",
        "type: référence",
        "3: WARNING: type « référence » inconnu (vouliez-vous dire « reference » ?)",
    ),
    "type against the site map": (
        "type: reference",
        "type: story",
        "3: WARNING: type « story », mais le plan du site dit « reference »",
    ),
    "no summary": (
        "summary: Une page de test.\n",
        "",
        "1: WARNING: front matter sans « summary » ; une phrase simple",
    ),
    "long summary": (
        "summary: Une page",
        "summary: " + "Une " * 40 + "page",
        "2: WARNING: summary de 173 caractères ; 160 au plus",
    ),
    "unknown role": (
        "roles: [equipe]",
        "roles: [équipe]",
        "4: WARNING: roles : « équipe » inconnu (vouliez-vous dire « equipe » ?)",
    ),
    "unknown phase": (
        "phases: []",
        "phases: [transfert]",
        "5: WARNING: phases : « transfert » inconnu"
        " (vouliez-vous dire « transfere » ?)",
    ),
    "bad date": (
        "reviewed: 2026-11-25",
        "reviewed: 25/11/2026",
        "6: WARNING: reviewed : « 25/11/2026 » n’est pas une date ; écrire AAAA-MM-JJ",
    ),
}


def name(case: str) -> str:
    """Name the page of a case."""
    return f"wrong/{case.replace(' ', '-')}"


@pytest.fixture(scope="module")
def wrong(shared: Site) -> list[list[str]]:
    """The warnings of two builds of a site that has a page for each mistake."""
    shared.edit("index.md", "\n```{toctree}\n", "\n```{toctree}\n:glob:\n\nwrong/*\n")
    for case, (body, _) in IN_A_PAGE.items():
        shared.write(f"{name(case)}.md", MATTER + body)
    play = (shared.folder / PLAY).read_text(encoding="utf-8")
    for case, (old, new, _) in IN_A_PLAY.items():
        assert old in play
        shared.write(f"{name(case)}.md", play.replace(old, new))
    site_map = (shared.folder / "_data/pages.yaml").read_text(encoding="utf-8")
    for case, (old, new, _) in IN_FRONT_MATTER.items():
        assert old in MATTER
        shared.write(f"{name(case)}.md", MATTER.replace(old, new))
        site_map += f"- {{slug: {name(case)}, type: reference}}\n"
    shared.write("_data/pages.yaml", site_map)
    return [shared.build().warnings for _ in range(2)]


def of(case: str, warnings: list[str]) -> list[str]:
    """The warnings of a case, without the name of its page."""
    start = f"{name(case)}.md:"
    return [line.removeprefix(start) for line in warnings if line.startswith(start)]


@pytest.mark.parametrize("case", IN_A_PAGE)
def test_in_a_page(wrong: list[list[str]], case: str) -> None:
    body, sentence = IN_A_PAGE[case]
    # The items of a checklist are told at their own line.
    line = 12 if body.startswith(":::{checklist}\n-") else 11
    assert of(case, wrong[0]) == [f"{line}: WARNING: {sentence}"]


@pytest.mark.parametrize("case", IN_A_PLAY)
def test_in_a_play(wrong: list[list[str]], case: str) -> None:
    lines = [f"{line} [playbook.section]" for line in IN_A_PLAY[case][2]]
    assert of(case, wrong[0]) == lines


@pytest.mark.parametrize("case", IN_FRONT_MATTER)
def test_in_front_matter(wrong: list[list[str]], case: str) -> None:
    start = IN_FRONT_MATTER[case][2]
    (line,) = of(case, wrong[0])
    assert line.startswith(start)
    assert line.endswith("[playbook.front-matter]")


def test_all_is_told_again(wrong: list[list[str]]) -> None:
    """Nothing is read again at the second build: a failed build stays failed."""
    first, second = wrong
    assert second == [line for line in first if "[playbook." in line]
    assert len(second) > len(IN_A_PAGE)


IN_DATA = {
    "source that nothing cites": (
        "sources.yaml",
        "perdue:\n  title: Perdue\n  publisher: Personne\n",
        "_data/sources.yaml:20: WARNING: source « perdue » citée nulle part ;"
        " la citer ou la retirer [playbook.source]",
    ),
    "source whose address would act": (
        "sources.yaml",
        "perdue:\n  title: P\n  publisher: P\n  url: javascript:alert(1)\n",
        "_data/sources.yaml:23: WARNING: «\u00a0javascript:alert(1)\u00a0»"
        " n’est pas une adresse web\u202f; écrire https://… [playbook.data]",
    ),
    "pattern described nowhere": (
        "patterns.yaml",
        "signalement:\n  label: Recevoir les signalements\n",
        "_data/patterns.yaml:3: WARNING: motif « signalement » décrit nulle part ;"
        " directive {pattern} [playbook.pattern]",
    ),
    "page of a question": (
        "assessment.yaml",
        "    autre: {text: Une question, page: confiance/demander-moin}\n",
        "_data/assessment.yaml:17: WARNING: question « autre » : la page"
        " « confiance/demander-moin » n’existe pas (vouliez-vous dire"
        " « confiance/demander-moins » ?) [playbook.data]",
    ),
    "unknown field": (
        "patterns.yaml",
        "  labels: Un numéro\n",
        "_data/patterns.yaml:3: WARNING: champ « labels » inconnu"
        " (vouliez-vous dire « label » ?) [playbook.data]",
    ),
    "field left out": (
        "pages.yaml",
        "- {slug: histoire}\n",
        "_data/pages.yaml:5: WARNING: « histoire » n’a pas de champ « type » ;"
        " l’ajouter [playbook.data]",
    ),
    "entry without an id": (
        "pages.yaml",
        "- {type: play}\n",
        "_data/pages.yaml:5: WARNING: entrée sans identifiant ; écrire « id: … »"
        " [playbook.data]",
    ),
    "part of a claim": (
        "claims.yaml",
        "C99: {section: titres, status: tient, text: Une idée., pages: [index]}\n",
        "_data/claims.yaml:23: WARNING: C99 : section « titres » inconnu"
        " (vouliez-vous dire « titre » ?) [playbook.data]",
    ),
    "verdict of a claim": (
        "claims.yaml",
        "C99: {section: titre, status: nuance, text: Une idée., pages: [index]}\n",
        "_data/claims.yaml:23: WARNING: C99 : status « nuance » inconnu"
        " (vouliez-vous dire « nuancé » ?) [playbook.data]",
    ),
    "long quotation": (
        "claims.yaml",
        "C99:\n  section: titre\n  status: tient\n  text: Une idée.\n  pages: [index]\n"
        "  quote: un deux trois quatre cinq six sept huit neuf dix onze d’eux treize\n",
        "_data/claims.yaml:23: WARNING: C99 : citation de 13 mots ; 12 au plus"
        " [playbook.data]",
    ),
    "page named twice": (
        "pages.yaml",
        "- {slug: index, type: landing}\n",
        "_data/pages.yaml:5: WARNING: identifiant « index » déjà pris [playbook.data]",
    ),
    "key written twice": (
        "patterns.yaml",
        "numero:\n  label: Encore\n",
        "_data/patterns.yaml:3: WARNING: clé « numero » écrite deux fois"
        " [playbook.data]",
    ),
}


@pytest.mark.parametrize("case", IN_DATA)
def test_in_data(small: Site, case: str) -> None:
    name, more, wanted = IN_DATA[case]
    path = small.folder / "_data" / name
    small.write(f"_data/{name}", path.read_text(encoding="utf-8") + more)
    assert wanted in small.build().warnings


def test_play_on_no_reading_path(small: Site) -> None:
    small.edit(PLAY, "roles: [intrapreneur, equipe]", "roles: []")
    assert small.build().warnings == [
        f"{PLAY}:4: WARNING: page d’action sur aucun parcours ; remplir « roles »"
        " [playbook.path]"
    ]


def test_data_that_is_no_yaml(small: Site) -> None:
    """The site is built all the same, and the line is given."""
    small.write("_data/patterns.yaml", "numero:\n  label: [Un numéro\n")
    warnings = small.build().warnings
    assert warnings[0].startswith("_data/patterns.yaml:3: WARNING: YAML illisible : ")


def test_data_that_is_no_text(small: Site) -> None:
    (small.folder / "_data" / "sources.yaml").write_bytes(b"a: \xff\n")
    assert (
        "_data/sources.yaml:1: WARNING: le fichier n’est pas en UTF-8 [playbook.data]"
        in small.build().warnings
    )


def test_pattern_described_twice(small: Site) -> None:
    small.write("test.md", MATTER + ":::{pattern} numero\nEncore.\n:::\n")
    small.edit("index.md", "confiance/catalogue\n", "confiance/catalogue\ntest\n")
    wanted = "test.md:11: WARNING: motif « numero » déjà décrit [playbook.pattern]"
    assert wanted in small.build().warnings


CLAIMS = {
    "claim that its page does not mark": (
        f"{PLAY}",
        "<C06 C08>",
        "<C06>",
        f"{PLAY}:1: WARNING: affirmation C08 marquée nulle part sur cette page",
    ),
    "claim marked elsewhere in a play": (
        f"{PLAY}",
        "## Le principe",
        "## Comment faire",
        f"{PLAY}:19: WARNING: affirmation C06 marquée hors de « Le principe »",
    ),
    "page that does not exist": (
        "_data/claims.yaml",
        "pages: [confiance/demander-moins]\n  tension",
        "pages: [confiance/demander-moin]\n  tension",
        "_data/claims.yaml:7: WARNING: C06 : la page « confiance/demander-moin »"
        " n’existe pas (vouliez-vous dire « confiance/demander-moins » ?)",
    ),
    "claim that names no page": (
        "_data/claims.yaml",
        "pages: [manifeste, index]",
        "pages: []",
        "_data/claims.yaml:1: WARNING: C01 : aucune page nommée pour la porter",
    ),
    "claim that the manifesto leaves out": (
        "manifeste.md",
        ":::{manifesto}\n",
        ":::{manifesto} confiance\n",
        "_data/claims.yaml:1: WARNING: C01 absente du manifeste annoté :"
        " section « titre »",
    ),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_claims(small: Site, case: str) -> None:
    name, old, new, wanted = CLAIMS[case]
    small.edit(name, old, new)
    assert f"{wanted} [playbook.claim]" in small.build().warnings


def test_overdue_review_is_told_and_fails_nothing(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1956528000")  # 2032-01-01
    built = small.build()
    assert built.warnings == []
    notice = "confiance/catalogue.md:6: relue le 25\u00a0novembre 2026"
    assert notice in built.app.status.getvalue()
