"""The sentence for each kind of problem, in French, for someone new to YAML.

A sentence says what is wrong, the value seen, and what to write instead. A kind that
takes several forms has variants, under `kind/variant`.
"""

from __future__ import annotations

from typing import Final

from .rule_sentences import RULE_SENTENCES
from .value_sentences import VALUE_SENTENCES
from .wording import N_

__all__ = [
    "ALIAS_SUGGESTION",
    "ALLOWED",
    "DATE_SUGGESTION",
    "LISTED",
    "NEAREST",
    "N_",
    "SENTENCES",
    "SUGGESTION",
]

SENTENCES: Final[dict[str, str]] = {
    "unreadable": N_(
        "ce fichier ne peut pas être ouvert ; vérifier ses droits d’accès"
    ),
    "encoding": N_(
        "cette ligne contient un caractère illisible, car le fichier n’est pas "
        "enregistré en UTF-8 ; l’enregistrer de nouveau en UTF-8 et vérifier les "
        "accents"
    ),
    "encoding/garbled": N_(
        "« {value} » est un caractère mal relu par un autre logiciel ; retaper ici "
        "« {fix} », et vérifier les autres accents"
    ),
    "character": N_(
        "un caractère invisible ({value}) s’est glissé dans cette ligne ; effacer la "
        "ligne et la retaper au clavier"
    ),
    "character/space": N_(
        "une espace insécable, ou un caractère invisible, s’est glissé dans cette "
        "ligne ; l’effacer et retaper : {fix}"
    ),
    "character/colon": N_(
        "le signe qui suit le nom du champ n’est pas le deux-points du clavier ; "
        "retaper : {fix}"
    ),
    "character/hidden": N_(
        "ce texte contient un caractère qui ne se voit pas ({value}) : il changerait "
        "l’ordre de lecture ou ne peut pas être publié ; l’enlever"
    ),
    "syntax": N_(
        "cette ligne ne peut pas être lue : {text} ; une ligne s’écrit « champ: "
        "valeur », avec deux-points puis une espace"
    ),
    "syntax/glued": N_("il manque une espace après les deux-points ; écrire : {fix}"),
    "syntax/no-colon": N_(
        "il manque les deux-points après le nom du champ ; écrire : {fix}"
    ),
    "syntax/dash": N_("il manque une espace après le tiret ; écrire : {fix}"),
    "syntax/bullet": N_(
        "chaque élément d’une liste commence par un tiret ordinaire, puis une "
        "espace ; écrire : {fix}"
    ),
    "syntax/item": N_(
        "il manque un tiret au début de cette ligne, qui commence un nouvel élément de "
        "la liste ; écrire : {fix}"
    ),
    "syntax/pipe": N_(
        "un texte de plusieurs lignes s’écrit après « | » ; écrire : {fix}"
    ),
    "syntax/merge": N_(
        "deux versions de ces lignes sont restées côte à côte ; n’en garder qu’une, "
        "et supprimer les lignes <<<<<<<, ======= et >>>>>>>"
    ),
    "tab": N_(
        "cette ligne commence par une tabulation ; la remplacer par des espaces, "
        "autant qu’au début des lignes voisines"
    ),
    "indentation": N_(
        "cette ligne n’est pas alignée avec ses voisines : {text} ; lui donner au "
        "début autant d’espaces qu’aux autres lignes du même champ ou de la même "
        "liste"
    ),
    "indentation/right": N_(
        "cette ligne commence plus à droite que celle du dessus ; enlever les "
        "espaces en trop et écrire : {fix}"
    ),
    "indentation/align": N_(
        "cette ligne n’est pas alignée ; la faire commencer par {count} espaces, comme "
        "« {near} », ligne {near_line}"
    ),
    "indentation/continued": N_(
        "cette ligne semble être la suite du texte de la ligne {near_line} ; la mettre "
        "au bout de celle-ci, ou la faire commencer par {count} espaces"
    ),
    "indentation/item": N_(
        "« {text} » est lu comme la suite de la ligne du dessus, et non comme un "
        "nouvel élément ; aligner ce tiret avec les autres tirets de la liste"
    ),
    "indentation/list": N_(
        "une liste commence sur la ligne suivante ; passer à la ligne après les "
        "deux-points, et aligner les tirets"
    ),
    "indentation/block": N_(
        "cette ligne fait sans doute partie du texte commencé au-dessus par « | » ; "
        "décaler tout ce texte de deux espaces"
    ),
    "quotes": N_(
        "les guillemets de ce texte ne se ferment pas au bon endroit ; écrire : {fix}"
    ),
    "quotes/colon": N_(
        "un texte qui contient « : » doit être mis entre guillemets droits ; "
        "écrire : {fix}"
    ),
    "quotes/bracket": N_(
        "les crochets de cette liste ne se ferment pas au bon endroit ; écrire : {fix}"
    ),
    "sign": N_(
        "un texte qui commence par « {sign} » doit être mis entre guillemets "
        "droits ; écrire : {fix}"
    ),
    "sign/anchor": N_(
        "« {sign} » est un renvoi, ce qu’une fiche ne sait pas lire ; l’enlever et "
        "écrire : {fix}"
    ),
    "sign/alias": N_(
        "« {sign} » renvoie à une autre ligne du fichier, ce qu’une fiche ne sait pas "
        "lire ; recopier ici ce qui s’y trouve"
    ),
    "comment": N_(
        "le texte est coupé avant le signe « # », qui annonce un commentaire ; si ce "
        "signe fait partie du texte, écrire : {fix}"
    ),
    "duplicate-key": N_(
        "le champ « {value} » est écrit deux fois, ligne {first} et ici ; n’en garder "
        "qu’un, ou réunir les deux en un seul champ"
    ),
    "duplicate-key/dash": N_(
        "« {value} » est écrit deux fois dans le même élément, déjà ligne {first} ; "
        "il manque sans doute un tiret au début de cette ligne : « - {value}: … »"
    ),
    "documents": N_(
        "une fiche ne contient que des champs, et le texte placé sous cette ligne "
        "« {sign} » n’est pas lu ; supprimer la ligne « {sign} » et mettre le texte "
        "dans le champ « description: | », chaque ligne décalée de deux espaces"
    ),
    "documents/card": N_(
        "une autre fiche commence sous cette ligne « {sign} » ; n’en laisser "
        "qu’une par fichier, et supprimer la ligne « {sign} »"
    ),
    "documents/fence": N_("cette ligne « {fix} » est de trop ; la supprimer"),
    "documents/end": N_("cette ligne « {sign} » est de trop ; la supprimer"),
    "depth": N_(
        "trop de niveaux s’emboîtent ici ; vérifier les espaces au début des lignes, "
        "les crochets [ ] et les accolades {{ }}"
    ),
    "size": N_(
        "le fichier dépasse {limit} ; raccourcir les textes, ou publier le texte "
        "long ailleurs et en donner l’adresse"
    ),
    "size/values": N_(
        "la fiche compte plus de {limit} valeurs ; n’en garder que l’essentiel"
    ),
    "required": N_("le champ « {value} » manque ; ajouter par exemple : {example}"),
    "required/phases": N_(
        "le champ « phases » manque ou est vide ; écrire « phases: », puis dessous "
        "« - name: construction » et, alignée avec « name », la ligne « start: "
        "2022-07-01 »"
    ),
    "required/empty": N_(
        "le champ « {value} » est vide ; le remplir, par exemple : {example}"
    ),
    "required/hash": N_(
        "un texte qui commence par « # » est un commentaire et n’est pas lu ; le "
        "mettre entre guillemets droits : {fix}"
    ),
    "required/item": N_("ce tiret n’est suivi de rien ; le remplir ou le supprimer"),
    "required/word": N_(
        "« {text} » veut dire « vide » pour YAML ; si c’est le mot lui-même, le mettre "
        'entre guillemets : "{text}"'
    ),
    "unknown-field": N_("« {value} » n’est pas un champ connu ici"),
    "unknown-field/wrapper": N_(
        "« {value} » est de trop ici ; le supprimer, et aligner à sa place les champs "
        "qu’il contient : {fields}"
    ),
    **VALUE_SENTENCES,
    "markup-html": N_(
        "« {value} » est du HTML, qui n’est pas lu dans une fiche ; écrire en "
        "Markdown, par exemple **gras** ou [texte](https://…)"
    ),
    "markup-directive": N_(
        "« {value} » est une directive, qui n’est pas lue dans une fiche ; écrire un "
        "paragraphe, une liste ou un tableau"
    ),
    "markup-role": N_(
        "« {value} » n’est pas lu dans une fiche ; les liens permis s’écrivent "
        "{{startup}}`identifiant`, {{doc}}`dossier/page` ou {{term}}`terme`"
    ),
    "markup-link": N_(
        "le lien « {value} » ne peut pas être suivi ; écrire une adresse qui "
        "commence par https://, ou {{doc}}`dossier/page` pour une page de ce site"
    ),
    "markup-image": N_(
        "une fiche ne contient pas d’image (« {value} ») ; décrire en une phrase ce "
        "qu’elle montre, ou mettre un lien vers elle"
    ),
    "unknown-startup": N_("« {value} » n’est l’identifiant d’aucune fiche"),
    "unread-figures": N_(
        "le fichier de chiffres « {value} » ne peut pas être lu ; il y "
        "manque ou y est mal écrit : {missing}"
    ),
    "unread-figures/file": N_(
        "le fichier de chiffres « {value} » n’existe pas ; le mettre dans "
        "le dossier des listes du site"
    ),
    **RULE_SENTENCES,
}

#: Where to look when no value is near enough to be the one that was meant.
NEAREST: Final = N_(
    " ; le plus proche de la liste ({listed}) est « {nearest} », {label}"
)
LISTED: Final = N_(" ; la liste est dans le fichier {listed}")
SUGGESTION: Final = N_(" ; vouliez-vous écrire « {suggestion} » ?")
DATE_SUGGESTION: Final = N_(", sans doute {suggestion}")
ALIAS_SUGGESTION: Final = N_(" ; écrire « {suggestion} »")
ALLOWED: Final = N_(" ; les noms possibles sont : {allowed}")
