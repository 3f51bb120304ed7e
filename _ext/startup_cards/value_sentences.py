"""The sentences of a single value: its form, its length, what it names."""

from __future__ import annotations

from typing import Final

from .wording import N_

VALUE_SENTENCES: Final[dict[str, str]] = {
    "text": N_(
        "un seul texte est attendu ici, sur la ligne du champ, et non une liste ni un "
        "groupe de champs ; écrire : {example}"
    ),
    "text/brackets": N_(
        "un texte qui commence par « {sign} » doit être mis entre guillemets "
        "droits ; écrire : {fix}"
    ),
    "text/item": N_(
        "un seul texte est attendu après ce tiret, et non une liste ni un groupe de "
        "champs ; écrire : - {value}"
    ),
    "text/pipe": N_(
        "un texte de plusieurs lignes s’écrit après « | » ; écrire : {fix}"
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
    "list/phases": N_(
        "chaque phase s’écrit sur plusieurs lignes ; écrire « - name: {value} », puis "
        "dessous, alignée avec « name », la ligne « start: 2022-07-01 »"
    ),
    "list/dash": N_("il manque une espace après le tiret ; écrire : - {value}"),
    "list/fields": N_(
        "il manque un tiret devant le premier champ ; écrire : - {value}: …"
    ),
    "mapping": N_(
        "un groupe de champs est attendu ici ; écrire chacun dessous, sur sa ligne, "
        "décalé de deux espaces : {allowed}"
    ),
    "mapping/item": N_(
        "plusieurs champs sont attendus après ce tiret ; écrire « - {name}: {value} », "
        "puis dessous, alignés avec « {name} » : {allowed}"
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
    "date/partial": N_(
        "« {value} » n’est pas une date entière ; écrire AAAA-MM-JJ, et {first} si le "
        "jour n’est pas connu"
    ),
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
    "url/mail": N_(
        "« {value} » est une adresse de messagerie ; la mettre dans « contact », et "
        "ici une adresse qui commence par https://"
    ),
    "url/unknown": N_(
        "« {value} » n’est pas une adresse web ; si elle n’est pas connue, supprimer "
        "cette ligne"
    ),
    "contact": N_(
        "« {value} » n’est ni une adresse de messagerie ni une page web ; écrire par "
        "exemple contact@produit.gouv.fr"
    ),
    "contact/unknown": N_(
        "« {value} » n’est ni une adresse de messagerie ni une page web ; s’il n’y en "
        "a pas, supprimer cette ligne"
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
}
