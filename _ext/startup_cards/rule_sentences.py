"""The sentences of what is readable and does not agree: lives, lists, other files."""

from __future__ import annotations

from typing import Final

from .wording import N_

_SEVERAL: Final = N_(
    "« {value} » contient plusieurs valeurs ; les mettre une par ligne, chacune après "
    "un tiret"
)

RULE_SENTENCES: Final[dict[str, str]] = {
    "phase-order": N_(
        "« {value} » commence le {start}, avant « {other} » ({other_start}, ligne "
        "{line}), qui vient pourtant plus tôt dans la vie d’un produit ; vérifier "
        "les deux dates, ou expliquer cet ordre dans « comment: »"
    ),
    "overlap": N_(
        "« {value} » finit le {end} (ligne {line}), après le début de « {other} » le "
        "{start} (ligne {other_line}) ; vérifier les deux dates, ou expliquer cet "
        "ordre dans « comment: »"
    ),
    "gap": N_(
        "rien n’est dit entre la fin de « {value} » le {end} (ligne {line}) et le "
        "début de « {other} » le {start} ; compléter, ou enlever la date de fin"
    ),
    "same-start": N_(
        "« {value} » et « {other} » (ligne {line}) commencent le même jour ; si la "
        "date réelle est connue, l’écrire"
    ),
    "end-before-start": N_(
        "la phase finit le {value}, avant de commencer le {start} ; vérifier les "
        "deux dates"
    ),
    "future-start": N_(
        "cette phase commence le {value}, après le jour de référence du site "
        "({as_of}) ; vérifier l’année"
    ),
    "future-start/end": N_(
        "cette phase finit le {value}, plus d’un an après le jour de référence du site "
        "({as_of}) ; vérifier l’année"
    ),
    "open-phases": N_(
        "« {value} » n’a pas de fin, alors que d’autres phases en ont une ; ajouter "
        "« end: » si la date est connue"
    ),
    "repeated-phase": N_(
        "« {value} » est déjà donnée ligne {line} ; si le produit n’y est pas "
        "revenu, garder une seule des deux"
    ),
    "event-outside": N_(
        "cet événement du {value} est antérieur à la première phase ({start}, ligne "
        "{line}) ; vérifier l’année"
    ),
    "event-outside/after": N_(
        "cet événement du {value} est postérieur à l’arrêt du produit ({start}, "
        "ligne {line}) ; vérifier l’année"
    ),
    "end-not-left": N_(
        "le champ « end » raconte une sortie, mais aucune phase de sortie ne termine "
        "« phases » ; ajouter cette phase, ou enlever « end »"
    ),
    "no-reason": N_(
        "le produit est sorti sans raison publiée ; ajouter « end: » avec "
        "« reason: » et « source: » si une source la donne"
    ),
    "reason-without-source": N_(
        "une raison se donne avec sa source ; ajouter « source: » avec l’identifiant "
        "d’une source, ou enlever « reason »"
    ),
    "old-as-of": N_(
        "la fiche a été relue le {value}, il y a plus d’un an au {as_of} ; la relire "
        "et mettre « as_of: » à jour"
    ),
    "unknown-incubator": N_("« {value} » n’est pas un incubateur connu du site"),
    "unknown-incubator/several": N_(
        "« {value} » contient plusieurs incubateurs ; écrire « incubators: », puis "
        "dessous un tiret et un identifiant par ligne"
    ),
    "unknown-sponsor": N_("« {value} » n’est pas une administration connue du site"),
    "unknown-sponsor/several": _SEVERAL,
    "unknown-usertype": N_("« {value} » n’est pas un public connu du site"),
    "unknown-usertype/several": _SEVERAL,
    "unknown-theme": N_("« {value} » n’est pas une thématique connue du site"),
    "unknown-theme/several": _SEVERAL,
    "unknown-pattern": N_("« {value} » n’est pas un motif de confiance du site"),
    "unknown-play": N_("« {value} » n’est pas une page d’action du site"),
    "unknown-source": N_(
        "« {value} » n’est pas dans la liste des sources ; l’ajouter à sources.yaml"
    ),
    "unknown-source/full": N_(
        "une source se donne avec son titre ; écrire « - title: {title} », "
        "puis dessous, alignés avec « title », « url: {url} » et « date: 2024-05-13 »"
    ),
    "unknown-source/link": N_(
        "« {value} » est une adresse, et un identifiant de source est attendu ici ; "
        "l’ajouter d’abord à sources.yaml"
    ),
    "file-name": N_(
        "« {value} » ne convient pas comme nom de fiche ; n’employer que des "
        "lettres, des chiffres, « - », « . » et « _ »"
    ),
    "reserved-name": N_(
        "« {value} » est le nom d’une page du site ; donner un autre nom à la fiche"
    ),
    "same-address": N_(
        "cette fiche aurait la même adresse que « {other} » (les majuscules, les "
        "accents et les points ne comptent pas) ; renommer l’un des deux fichiers"
    ),
    "unread-file": N_(
        "ce fichier n’est pas lu ; une fiche porte l’extension .yaml : le renommer "
        "en « {suggestion} », ou le déplacer"
    ),
    "unread-file/other": N_(
        "ce fichier n’est pas une fiche et n’est pas lu ; le déplacer hors du "
        "dossier des fiches"
    ),
    "unread-file/folder": N_(
        "cette fiche est dans un sous-dossier, où elle n’est pas lue ; la déplacer "
        "dans le dossier « {folder} » lui-même"
    ),
    "dead-successor": N_("aucune fiche ne s’appelle « {value} »"),
    "redirect-taken": N_(
        "l’adresse « {value} » est celle de la fiche « {other} » ; enlever cette "
        "ligne, ou renommer la fiche"
    ),
    "redirect-taken/twice": N_(
        "l’adresse « {value} » est aussi demandée par « {other} » ; ne la garder que "
        "dans une fiche"
    ),
    "redirect-loop": N_(
        "l’adresse « {value} » est celle de cette fiche elle-même ; enlever cette ligne"
    ),
}
