"""The words of what helps a contribution: a card from a form, a report of changes."""

from __future__ import annotations

from typing import Final

from .wording import N_

#: Singular and plural of what a report counts.
CONTRIBUTION_PLURALS: Final[dict[str, tuple[str, str]]] = {
    "changes.added": ("{n} fiche ajoutée", "{n} fiches ajoutées"),
    "changes.changed": ("{n} fiche modifiée", "{n} fiches modifiées"),
    "changes.removed": ("{n} fiche retirée", "{n} fiches retirées"),
    "changes.more": (
        "Et {n} autre fiche, sans détail ici.",
        "Et {n} autres fiches, sans détail ici.",
    ),
}

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
    "changes.cards": N_("Les fiches"),
    "changes.none": N_("Aucune fiche ne change"),
    "changes.added": N_("fiche ajoutée"),
    "changes.changed": N_("fiche modifiée"),
    "changes.removed": N_("fiche retirée"),
    "changes.sound": N_("Aucun problème."),
    "changes.same": N_("Aucune valeur ne change : seuls l’ordre ou des commentaires."),
    "changes.problem": N_("{severity}, {place} : {said}"),
    "changes.fact": N_("{name} : {value}"),
    "changes.field": N_("Champ"),
    "changes.before": N_("Avant"),
    "changes.after": N_("Après"),
    "changes.difference": N_("{field}, ligne à ligne"),
    "changes.text": N_("La fiche, en texte"),
    "changes.addresses": N_("Les adresses publiques"),
    "changes.no-address": N_("Aucune adresse ne change."),
    "changes.broken": N_(
        "**Adresse perdue** : {old} ne mène plus nulle part ; l’écrire sous "
        "« redirect_from: » dans la fiche qui la remplace, ou garder la page."
    ),
    "changes.led": N_("{old} mène maintenant à la fiche {id}."),
    "changes.new": N_("Nouvelle adresse : {page}"),
    "changes.elsewhere": N_("Ce qui devient faux ailleurs"),
    "changes.no-revision": N_("cette révision ou ce dépôt n’existe pas"),
}
