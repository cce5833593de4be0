"""German."""

from impl.travel_agent.agents.speech.shape import Sayings

SAYINGS = Sayings(
    model_unavailable=(
        "Ich kann gerade nicht antworten. Bitte versuchen Sie es gleich noch einmal; nichts ist verloren."
    ),
    timed_out="Das hat zu lange gedauert. Bitte versuchen Sie es noch einmal, oder fragen Sie nach weniger auf einmal.",
    interrupted=(
        "Ich wurde dabei unterbrochen. Ohne Ihre Zustimmung ist nichts geschehen; bitte sagen Sie es noch einmal."
    ),
    token_expired="Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an; unser Gespräch bleibt, wie es ist.",
    internal_error="Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.",
    not_verified=(
        "Was ich gerade sagen wollte, kann ich nicht belegen. Sehen Sie sich an, was ich gezeigt habe, oder fragen"
        " Sie noch einmal."
    ),
    press_confirm=(
        "Bitte drücken Sie in der App auf Bestätigen: Worte allein genügen nicht. Bis dahin geschieht nichts."
    ),
    please_decide=(
        "Bitte sehen Sie sich den Vorschlag an und bestätigen oder lehnen Sie ihn in der App ab. Bis dahin "
        "geschieht nichts."
    ),
    anything_else="In Ordnung. Was kann ich sonst für Sie tun?",
    nothing_to_repeat="Ich habe noch nichts gesagt.",
    ask_place="Welchen Ort meinen Sie?",
    ask_search="Was suchen Sie?",
    ask_correction="Was ist anders, und wo?",
    ask_preference=(
        "Was soll ich mir merken: Maut, schöne Strecken, wie weit Sie gehen, oder welche Fahrzeuge Sie mögen?"
    ),
    ask_commute_days="An welchen Wochentagen?",
    ask_commute_time="Um wie viel Uhr möchten Sie abfahren oder ankommen?",
    ask_change="Was soll anders werden? Nennen Sie mir die neue Zeit.",
    ask_option="Welche Möglichkeit meinen Sie?",
    no_such_option="Diese Möglichkeit gibt es nicht. Bitte wählen Sie eine der genannten.",
    no_such_reservation="So eine Reservierung finde ich nicht.",
    tool_failed="Das hat gerade nicht geklappt. Bitte versuchen Sie es gleich noch einmal.",
    not_allowed="Das kann ich nicht tun.",
    location_needed="Ich weiß nicht, wo Sie sind. Nennen Sie mir einen Ort, oder teilen Sie Ihre Position in der App.",
    same_place="Start und Ziel sind derselbe Ort. Wohin möchten Sie?",
    place_closed="{name} hat dann geschlossen.",
    too_far_ahead="Das liegt zu weit in der Zukunft. Welche frühere Zeit passt Ihnen?",
    cannot_arrive_in_time="Bis dahin schaffen Sie es nicht. Welche spätere Zeit passt Ihnen?",
    no_plan="Dafür gibt es noch keinen Plan. Wohin möchten Sie?",
    plan_expired="Die Zeit dieses Plans ist vorbei. Wann möchten Sie fahren?",
    too_many_stops="Mehr Zwischenstopps kann eine Fahrt nicht haben.",
    needs_no_vehicle="Dafür brauchen Sie kein Fahrzeug, es gibt also nichts zu reservieren.",
    payment_method_required=(
        "In Ihrem Profil fehlt ein Zahlungsmittel. Fügen Sie in der App eines hinzu, dann kann ich reservieren."
    ),
    too_many_reservations="Sie haben so viele offene Reservierungen, wie man haben darf.",
    not_possible_now="Diese Reservierung lässt sich nicht mehr ändern oder stornieren.",
    nothing_changes="Die Reservierung ist schon so.",
    not_bookable="Diese Möglichkeit lässt sich jetzt nicht reservieren. Soll ich neu planen?",
    range_insufficient="So weit reicht der Akku nicht.",
    time_passed="Diese Zeit ist vorbei.",
    outside_booking_window=(
        "Das liegt außerhalb der Buchungsfrist: Autos und Transporter lassen sich Tage im Voraus reservieren, "
        "Fahrräder und Roller nur kurz vor der Fahrt."
    ),
    book_hint="Soll ich die beste reservieren, oder lieber eine andere?",
    bookable_from="Reservieren lässt es sich ab {time}.",
    price_is_estimate="Preise sind geschätzt; der Vorschlag nennt den genauen.",
    rain_expected="Es wird Regen erwartet.",
    snow_expected="Es wird Schnee erwartet.",
    strong_wind_expected="Es wird starker Wind erwartet.",
    incident_avoided="Die Strecke umfährt eine Störung.",
    correction_unavoidable="Um das, was Sie gemeldet haben, führt kein Weg herum.",
    correction_used="Was Sie mir gesagt haben, ist berücksichtigt.",
    modes_without_route="Für manche Verkehrsmittel gibt es dorthin keine Strecke.",
    leave_later="Später ginge es schneller.",
    leave_earlier="Früher ginge es schneller.",
    other_mode="Ein anderes Verkehrsmittel passt Ihnen vielleicht besser.",
    walk_instead="Zu Fuß dauert es kaum länger.",
    allow_more_walking="Mit einem längeren Weg zum Fahrzeug gäbe es mehr Auswahl.",
    book_later="Reservieren lässt es sich später, wenn die Buchungsfrist beginnt.",
    replanned="Ich habe neu geplant.",
    still_good="Ihr Plan gilt weiter.",
    toll="Auf der Strecke fällt Maut an.",
    open_until="geöffnet bis {time}",
    open="geöffnet",
    closed="geschlossen",
    blocked="gesperrt",
    passable="befahrbar",
    moved="woanders",
    prices_of_places_unknown="Die Preise kenne ich nicht; Arten von Orten, die meist günstig sind, stehen vorn.",
    add_stop_hint="Soll ich den ersten als Zwischenstopp einplanen?",
    commute_book_hint="Soll ich den ersten Tag vorschlagen?",
    commute_next_hint="Soll ich den nächsten Tag vorschlagen?",
    commute_not_bookable="Noch lässt sich kein Tag des Arbeitswegs reservieren.",
    price_valid_until="Der Preis gilt bis {time}.",
    price_with_vat="{vat} MwSt. enthalten",
    term_cancellation_fee="Stornieren kostet {fee}.",
    term_cancelling_costs="Diese Stornierung kostet {fee}.",
    term_no_show="Haben Sie {grace} nach Beginn nicht angefangen, endet die Reservierung und kostet {fee}.",
    term_late_return="Ab {grace} Verspätung kostet jede Minute {per_minute}.",
    term_wrong_place="Falsches Abstellen kostet {wrong_place}.",
    term_unplugged="Falsches Abstellen kostet {wrong_place}, nicht Anstecken {unplugged}.",
    term_open_ended=(
        "Sie beenden die Fahrt, wann Sie möchten, innerhalb von zwölf Stunden. Der Preis ist geschätzt: "
        "{unlock_fee} und {per_minute} je Minute, höchstens {daily_cap} am Tag."
    ),
    term_price_difference="Der Preis war {before} und wird {after}.",
    proposal_created="{vehicle} ab {start}: gebucht.",
    proposal_changed="{vehicle} ab {start}: geändert.",
    proposal_cancelled="{vehicle} ab {start}: storniert.",
    proposal_failed="Es ließ sich nicht ausführen. Nichts ist geschehen.",
    proposal_never_known=(
        "Ich konnte nicht herausfinden, ob es geklappt hat. Bitte sehen Sie in Ihren Reservierungen nach."
    ),
)
