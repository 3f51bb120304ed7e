"""The words of what helps a contribution: a card from a form, a report of changes."""

from __future__ import annotations

from typing import Final

from .wording import N_

CONTRIBUTION_LABELS: Final[dict[str, str]] = {
    "issue.no-file": N_("ce fichier n’existe pas ou n’est pas un texte en UTF-8"),
    "issue.no-form": N_("aucune question n’a été lue dans ce formulaire"),
    "issue.no-answer": N_(
        "aucune réponse du formulaire n’est reconnue ; y mettre le texte entier de la "
        "demande, avec ses titres « {example} »"
    ),
    "issue.missing": N_("la réponse à « {question} » manque ; la demander à l’auteur"),
    "issue.twice": N_(
        "« {question} » est écrit deux fois comme titre ; si c’est dans une réponse, "
        "enlever les signes # de cette ligne"
    ),
    "issue.person": N_(
        "« {value} » semble être l’adresse d’une personne, qui serait publiée ; "
        "l’enlever du fichier, et de la demande"
    ),
}
