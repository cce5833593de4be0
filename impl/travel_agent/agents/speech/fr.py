"""French."""

from impl.travel_agent.agents.speech.shape import Sayings

SAYINGS = Sayings(
    model_unavailable="Je ne peux pas répondre pour l'instant. Réessayez dans un moment ; rien n'est perdu.",
    timed_out="Cela a pris trop de temps. Réessayez, ou demandez-en moins à la fois.",
    interrupted=(
        "J'ai été interrompu pendant ce travail. Rien n'a été fait sans votre accord ; dites-le encore une fois."
    ),
    token_expired="Votre connexion a expiré. Reconnectez-vous ; notre conversation reste telle quelle.",
    internal_error="Un problème est survenu chez nous. Réessayez.",
    not_verified=(
        "Je ne peux pas prouver ce que j'allais dire. Regardez ce que je vous ai montré, ou reposez la question."
    ),
    press_confirm="Appuyez sur Confirmer dans l'application : les mots ne suffisent pas. D'ici là, rien n'est fait.",
    please_decide=(
        "Regardez la proposition et confirmez-la ou refusez-la dans l'application. D'ici là, rien n'est fait."
    ),
    anything_else="Très bien. Que puis-je faire d'autre pour vous ?",
    nothing_to_repeat="Je n'ai encore rien dit.",
    ask_place="Quel endroit voulez-vous dire ?",
    ask_search="Que cherchez-vous ?",
    ask_correction="Qu'est-ce qui est différent, et où ?",
    ask_preference=(
        "Que dois-je retenir : les péages, les beaux trajets, la distance à pied ou les véhicules que vous aimez ?"
    ),
    ask_commute_days="Quels jours de la semaine ?",
    ask_commute_time="À quelle heure voulez-vous partir ou arriver ?",
    ask_change="Que faut-il changer ? Donnez-moi la nouvelle heure.",
    ask_option="Quelle option voulez-vous dire ?",
    no_such_option="Cette option n'existe pas. Choisissez l'une de celles que j'ai citées.",
    no_such_reservation="Je ne trouve pas cette réservation.",
    tool_failed="Cela n'a pas marché. Réessayez dans un moment.",
    not_allowed="Je ne peux pas faire cela.",
    location_needed=(
        "Je ne sais pas où vous êtes. Indiquez-moi un endroit, ou partagez votre position dans l'application."
    ),
    same_place="Le départ et l'arrivée sont au même endroit. Où voulez-vous aller ?",
    place_closed="{name} est fermé à ce moment-là.",
    too_far_ahead="C'est trop loin dans le futur. Quelle heure plus proche vous convient ?",
    cannot_arrive_in_time="Vous ne pouvez pas y être d'ici là. Quelle heure plus tardive vous convient ?",
    no_plan="Il n'y a pas encore de trajet pour cela. Où voulez-vous aller ?",
    plan_expired="L'heure de ce trajet est passée. Quand voulez-vous partir ?",
    too_many_stops="Un trajet ne peut pas avoir plus d'arrêts.",
    needs_no_vehicle="Vous n'avez pas besoin de véhicule pour cela : il n'y a rien à réserver.",
    payment_method_required=(
        "Votre profil n'a pas de moyen de paiement. Ajoutez-en un dans l'application, et je pourrai réserver."
    ),
    too_many_reservations="Vous avez déjà le nombre maximal de réservations ouvertes.",
    not_possible_now="Cette réservation ne peut plus être modifiée ni annulée.",
    nothing_changes="La réservation est déjà ainsi.",
    not_bookable="Cette option ne peut pas être réservée maintenant. Dois-je refaire le trajet ?",
    range_insufficient="La batterie ne suffit pas pour cette distance.",
    time_passed="Cette heure est passée.",
    outside_booking_window=(
        "C'est hors de la période de réservation : voitures et utilitaires se réservent des jours à l'avance, "
        "vélos et trottinettes juste avant le trajet."
    ),
    book_hint="Dois-je réserver la meilleure, ou en préférez-vous une autre ?",
    bookable_from="On peut réserver à partir de {time}.",
    price_is_estimate="Les prix sont estimés ; la proposition donne le prix exact.",
    rain_expected="De la pluie est prévue.",
    snow_expected="De la neige est prévue.",
    strong_wind_expected="Un vent fort est prévu.",
    incident_avoided="Le trajet contourne un incident.",
    correction_unavoidable="On ne peut pas contourner ce que vous avez signalé.",
    correction_used="Ce que vous m'avez dit est pris en compte.",
    modes_without_route="Certains moyens de transport n'ont pas de trajet jusque-là.",
    leave_later="Partir plus tard serait plus rapide.",
    leave_earlier="Partir plus tôt serait plus rapide.",
    other_mode="Un autre moyen de transport vous conviendrait peut-être mieux.",
    walk_instead="À pied, ce n'est guère plus long.",
    allow_more_walking="En marchant plus jusqu'au véhicule, il y aurait plus de choix.",
    book_later="On pourra réserver plus tard, à l'ouverture des réservations.",
    replanned="J'ai refait le trajet.",
    still_good="Votre trajet reste valable.",
    toll="Il y a un péage sur le trajet.",
    open_until="ouvert jusqu'à {time}",
    open="ouvert",
    closed="fermé",
    blocked="bloqué",
    passable="praticable",
    moved="ailleurs",
    prices_of_places_unknown="Je ne connais pas leurs prix ; les types d'endroits souvent bon marché viennent d'abord.",
    add_stop_hint="Dois-je ajouter le premier comme arrêt ?",
    commute_book_hint="Dois-je proposer le premier jour ?",
    commute_next_hint="Dois-je proposer le jour suivant ?",
    commute_not_bookable="Aucun jour de ces trajets ne peut encore être réservé.",
    price_valid_until="Le prix est garanti jusqu'à {time}.",
    price_with_vat="TVA de {vat} comprise",
    term_cancellation_fee="L'annulation coûte {fee}.",
    term_cancelling_costs="Cette annulation coûte {fee}.",
    term_no_show="Si vous n'avez pas commencé {grace} après le début, la réservation prend fin et coûte {fee}.",
    term_late_return="Au-delà de {grace} de retard, chaque minute coûte {per_minute}.",
    term_wrong_place="Laisser le véhicule au mauvais endroit coûte {wrong_place}.",
    term_unplugged="Le laisser au mauvais endroit coûte {wrong_place}, ne pas le brancher {unplugged}.",
    term_open_ended=(
        "Vous terminez le trajet quand vous voulez, dans les douze heures. Le prix est estimé : {unlock_fee} et "
        "{per_minute} par minute, au plus {daily_cap} par jour."
    ),
    term_price_difference="Le prix était de {before} et passe à {after}.",
    proposal_created="{vehicle} à partir de {start} : réservé.",
    proposal_changed="{vehicle} à partir de {start} : modifié.",
    proposal_cancelled="{vehicle} à partir de {start} : annulé.",
    proposal_failed="Cela n'a pas pu être fait. Rien n'a été fait.",
    proposal_never_known="Je n'ai pas pu savoir si cela a réussi. Regardez vos réservations.",
)
