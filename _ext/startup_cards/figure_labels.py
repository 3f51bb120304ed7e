"""The words of the figures, in French."""

from __future__ import annotations

from typing import Final

from .wording import N_

FIGURE_LABELS: Final[dict[str, str]] = {
    "timeline.one": N_("{title}, de phase en phase"),
    "timeline.many": N_("{products}, de phase en phase"),
    "timeline.product": N_("Produit"),
    "timeline.thin": N_("durée inconnue"),
    "timeline.since": N_("depuis {month}"),
    "timeline.card": N_("la fiche de ce produit"),
    "timeline.cards": N_("les fiches de ces produits"),
    "timeline.say.life": N_("{title} : entrée le {entry} ; {phase} depuis le {since}."),
    "legend.thin": N_("Phase de durée inconnue"),
    "legend.future": N_("Phase à venir"),
    "legend.gap": N_("Période sans phase renseignée"),
    "legend.event": N_("Événement"),
    "figure.at": N_("au {date}"),
    "figure.table": N_("Les chiffres de cette figure"),
    "figure.terms": N_("Définitions et réserves"),
    "figure.source": N_("Source :"),
    "figure.csv": N_("Télécharger ces chiffres (CSV)"),
    "flow.source": N_("les {cards} de ce catalogue"),
    "flow.years": N_("Ce qui entre, ce qui sort, ce qui est en cours"),
    "flow.stays.entry": N_("Combien de temps on reste, depuis l’entrée"),
    "flow.stays.construction": N_("Combien de temps on reste, depuis la construction"),
    "flow.year": N_("Année"),
    "flow.until": N_("{year}, au {day}"),
    "flow.partial": N_("L’année {year} s’arrête au {date}."),
    "flow.entered": N_("Entrés"),
    "flow.launched": N_("Lancés"),
    "flow.exited": N_("Sortis"),
    "flow.in-progress": N_("En cours à la fin de l’année"),
    "flow.left.opere": N_("Opérés"),
    "flow.left.transfere": N_("Transférés"),
    "flow.left.abandon": N_("Arrêtés"),
    "flow.left.abandon-investigation": N_("Investigations non concluantes"),
    "flow.succeeded": N_("Transférés ou opérés"),
    "flow.stopped": N_("Arrêtés"),
    "flow.dropped": N_("Investigations non concluantes"),
    "flow.counted": N_("{name} : {n}"),
    "flow.empty": N_("Aucun produit n’est entré."),
    "flow.months": N_("mois"),
    "flow.after": N_("Après"),
    "flow.still-in": N_("Encore en incubation"),
    "flow.won": N_("Transférés ou opérés"),
    "flow.lost": N_("Arrêtés"),
    "flow.in.entry": N_("Encore en incubation, depuis l’entrée"),
    "flow.in.construction": N_("Encore en incubation, depuis la construction"),
    "flow.won.entry": N_("Transférés ou opérés, depuis l’entrée"),
    "flow.won.construction": N_("Transférés ou opérés, depuis la construction"),
    "flow.lost.entry": N_("Arrêtés, depuis l’entrée"),
    "flow.lost.construction": N_("Arrêtés, depuis la construction"),
    "flow.axis.entry": N_("mois depuis l’entrée"),
    "flow.axis.construction": N_("mois depuis le début de la construction"),
    "flow.half": N_("La moitié est partie"),
    "flow.half.when": N_("après {length}"),
    "flow.quartiles.entry": N_(
        "Depuis l’entrée ({n}) : un quart est parti après {q1} mois, la moitié "
        "après {median}, trois quarts après {q3}."
    ),
    "flow.quartiles.construction": N_(
        "Depuis le début de la construction ({n}) : un quart est parti après {q1} "
        "mois, la moitié après {median}, trois quarts après {q3}."
    ),
    "flow.say.total": N_(
        "De {first} à {last} : {entered}, {exited}, {in_progress} en cours."
    ),
    "flow.say.peak": N_("Le plus d’entrées en {year} : {most}, pour {exited}."),
    "flow.say.year": N_(
        "En {year} : {entered}, {exited}, {in_progress} en cours à la fin."
    ),
    "flow.say.still": N_("Sur {n}, part encore en incubation :"),
    "flow.say.after": N_("{share} après {months} mois"),
    "flow.semicolon": N_(" ; "),
    "flow.say.no-half": N_("Moins de la moitié sont partis."),
    "flow.say.span": N_(
        "{text} : la part encore là va de {first} à {last} entre ces deux durées."
    ),
    "term.entered": N_("Entrée"),
    "define.entered": N_("Le début de la première phase, quelle qu’elle soit."),
    "term.launched": N_("Lancement"),
    "define.launched": N_("Le début de la première construction."),
    "term.exited": N_("Sortie"),
    "define.exited": N_(
        "Le début de la première phase de sortie qui suit la dernière phase "
        "d’incubation ; l’issue est cette phase."
    ),
    "term.in-progress": N_("En cours"),
    "define.in-progress": N_(
        "Entré, et pas encore sorti. Un produit arrêté puis repris compte comme en "
        "cours tout du long."
    ),
    "term.stay": N_("Durée"),
    "define.stay": N_(
        "Une estimation de survie (Kaplan et Meier ; par issue, Aalen et Johansen), "
        "qui compte aussi les produits en cours aussi longtemps qu’on les voit."
    ),
    "term.month": N_("Mois"),
    "define.month": N_("Une durée de 30,4375 jours."),
}
