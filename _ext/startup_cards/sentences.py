"""The sentence for each kind of problem, in French, for someone new to YAML.

A sentence says what is wrong, the value seen, and what to write instead. A kind that
takes several forms has variants, under `kind/variant`.
"""

from __future__ import annotations

from typing import Final

from .rule_sentences import RULE_SENTENCES
from .wording import N_

__all__ = [
    "ALIAS_SUGGESTION",
    "ALLOWED",
    "DATE_SUGGESTION",
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
    "character": N_(
        "un caractère invisible ({value}) s’est glissé dans cette ligne ; effacer la "
        "ligne et la retaper au clavier"
    ),
    "character/space": N_(
        "une espace insécable, ou un caractère invisible, s’est glissé dans cette "
        "ligne ; l’effacer et retaper : {fix}"
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
    "comment": N_(
        "le texte est coupé avant le signe « # », qui annonce un commentaire ; "
        "mettre tout le texte entre guillemets, ou mettre le commentaire sur une "
        "autre ligne"
    ),
    "duplicate-key": N_(
        "le champ « {value} » est écrit deux fois, ligne {first} et ici ; réunir les "
        "deux en un seul champ"
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
    "text": N_(
        "un seul texte est attendu ici, et non une liste ni un groupe de champs ; "
        "écrire : {example}"
    ),
    "text/brackets": N_(
        "un texte qui commence par « {sign} » doit être mis entre guillemets "
        "droits ; écrire : {fix}"
    ),
    "text/incubator": N_(
        "un seul incubateur est attendu ici ; pour en donner plusieurs, écrire "
        "« incubators: » puis un tiret et un identifiant par ligne"
    ),
    "text/sponsor": N_(
        "un identifiant d’administration est attendu ici, et non un groupe de "
        "champs ; écrire : - /organisations/nom-de-l-administration"
    ),
    "text/contact": N_(
        "une seule adresse est attendue ici, sur la ligne du champ ; écrire : {example}"
    ),
    "text/colon": N_(
        "un texte qui contient « : » doit être mis entre guillemets droits ; "
        "écrire : {fix}"
    ),
    "list": N_(
        "une liste est attendue ici ; mettre chaque valeur sur sa propre ligne, "
        "après un tiret : - {value}"
    ),
    "list/dash": N_("il manque une espace après le tiret ; écrire : - {value}"),
    "list/fields": N_(
        "il manque un tiret devant le premier champ ; écrire : - {value}: …"
    ),
    "mapping": N_(
        "un groupe de champs est attendu ici ; écrire chacun sur sa ligne : {allowed}"
    ),
    "mapping/root": N_(
        "une fiche est une suite de lignes « champ: valeur » ; commencer par "
        "« title: » suivi du nom du produit"
    ),
    "too-long": N_(
        "ce texte a {value} caractères, et {limit} au plus sont acceptés ; le "
        "raccourcir"
    ),
    "too-long/items": N_(
        "cette liste a {value} éléments, et {limit} au plus sont acceptés ; la "
        "raccourcir"
    ),
    "date": N_("« {value} » n’est pas une date ; écrire AAAA-MM-JJ"),
    "date-impossible": N_(
        "« {value} » n’existe pas dans le calendrier ; corriger le jour ou le mois"
    ),
    "partial-date": N_(
        "« {value} » n’est pas une date ; écrire AAAA, AAAA-MM ou AAAA-MM-JJ"
    ),
    "number": N_(
        "« {value} » n’est pas un nombre entier ; l’écrire en chiffres, sans espace "
        "ni unité"
    ),
    "boolean": N_("« {value} » ne convient pas ici ; écrire true (oui) ou false (non)"),
    "url": N_(
        "« {value} » n’est pas une adresse web complète ; écrire une adresse qui "
        "commence par https://"
    ),
    "url/two": N_(
        "une seule adresse est attendue ici, sans espace ni virgule ; n’en garder "
        "qu’une dans « {value} »"
    ),
    "url/space": N_("« {value} » contient une espace, ce qu’une adresse web n’a pas"),
    "url/scheme": N_(
        "« {value} » n’est pas une adresse web ; seules les adresses en https:// ou "
        "http:// sont acceptées"
    ),
    "contact": N_(
        "« {value} » n’est ni une adresse de messagerie ni une page web ; écrire par "
        "exemple contact@produit.gouv.fr"
    ),
    "contact/two": N_(
        "une seule adresse est attendue ici ; n’en garder qu’une dans « {value} »"
    ),
    "personal-contact": N_(
        "« {value} » semble être l’adresse d’une personne ; écrire l’adresse d’une "
        "boîte de service (contact@…) ou d’une page de contact"
    ),
    "redirect": N_(
        "« {value} » n’est pas une ancienne adresse de ce site ; écrire par exemple "
        "/startups/ancien-nom"
    ),
    "phase": N_("« {value} » n’est pas une phase ; les phases sont : {allowed}"),
    "phase-alias": N_(
        "« {value} » est un ancien nom de phase, lu comme « {suggestion} »"
    ),
    "event": N_(
        "« {value} » n’est pas un type d’événement ; les types sont : {allowed}"
    ),
    "accessibility": N_(
        "« {value} » n’est pas un état d’accessibilité ; les états sont : {allowed}"
    ),
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

SUGGESTION: Final = N_(" ; vouliez-vous écrire « {suggestion} » ?")
DATE_SUGGESTION: Final = N_(", sans doute {suggestion}")
ALIAS_SUGGESTION: Final = N_(" ; écrire « {suggestion} »")
ALLOWED: Final = N_(" ; les noms possibles sont : {allowed}")
