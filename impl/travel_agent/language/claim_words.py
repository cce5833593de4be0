"""How each language says that something has been done, and what keeps such words from saying so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from impl.travel_agent.language.understanding import Language


class ClaimedAction(StrEnum):
    """What a text says has been done."""

    BOOKED = "booked"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    PAID = "paid"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """A language's words for claims, as patterns over lower-case text with its accents.

    `auxiliary`, then at most `gap` words, then a participle claims; so does a participle that begins a sentence, and each
    of `finite` by itself. Words of `blocked` in the same clause, or of `conditional` earlier in the sentence, take it back.
    """

    auxiliary: str
    gap: int
    participles: Mapping[ClaimedAction, str]
    finite: Mapping[ClaimedAction, str]
    blocked: str
    conditional: str
    reservation: str
    other_things: str
    """What is changed or cancelled without being a reservation: routes, plans, prices."""
    not_bookings: str
    """What is confirmed without being a booking: cancellations, payments."""
    joined: str
    """Words between two clauses."""


CLAIM_WORDS: Mapping[Language, ClaimWords] = {
    Language.EN: ClaimWords(
        auxiliary=r"(?:i|we|i've|we've|i have|we have|you have|you've|has|have|has been|have been|had been|is|are|was|were|'s|it's|got|been)",
        gap=3,
        participles={
            ClaimedAction.BOOKED: r"booked|reserved|rented|hired|confirmed",
            ClaimedAction.CHANGED: r"changed|moved|updated|rescheduled|extended|shortened|modified|postponed|shifted|amended|prolonged",
            ClaimedAction.CANCELLED: r"cancell?ed|called off",
            ClaimedAction.PAID: r"paid|charged|billed|debited|captured",
            ClaimedAction.REFUNDED: r"refunded|reimbursed|paid back",
        },
        finite={
            ClaimedAction.BOOKED: r"(?:booking|reservation) (?:confirmed|complete|completed|successful|made|done)|(?:made|placed|completed) (?:the|your|a) (?:booking|reservation)|(?:booking|reservation) (?:is|was|has been) (?:complete|completed|successful|made|done|placed)",
            ClaimedAction.CANCELLED: r"cancell?ation (?:is |was |has been )?(?:confirmed|complete|completed|done|successful)",
            ClaimedAction.REFUNDED: r"refund (?:is |was |has been )?(?:issued|made|processed|on its way)|(?:issued|processed) (?:the|your|a) refund",
            ClaimedAction.PAID: r"payment (?:is |was |has been |went )?(?:taken|through|received|successful|completed|complete)",
        },
        blocked=r"not|n't|no|nothing|never|none|neither|nor|cannot|can|could|may|might|would|should|shall|will|must|'ll|let me|want|to be|going to|need to|needs to|has to|have to|yet to be|before|waiting|someone else|somebody else|another customer|another person|elsewhere|by others|already been taken|unless|ready to|about to|like",
        conditional=r"if|once|unless|as soon as|when you|after you|in case|whether|provided|until you|suppose|assuming|only when|imagine",
        reservation=r"reservations?|bookings?|rentals?|scooter|bike|car|van|vehicle",
        other_things=r"route|plan|plans|preferences?|language|price|tariff|stop|settings?|weather|bridge|road|street|request|search|message|turn|station|schedule|traffic|flight",
        not_bookings=r"cancell?ation|payment|refund|change",
        joined=r"and|but|so|because|while",
    ),
    Language.DE: ClaimWords(
        auxiliary=r"(?:habe|hab|haben|hat|hast|wurde|wurden|ist|sind|war|waren|worden|bin)",
        gap=14,
        participles={
            ClaimedAction.BOOKED: r"gebucht|reserviert|gemietet|angemietet|bestätigt",
            ClaimedAction.CHANGED: r"geändert|verändert|verschoben|verlegt|verlängert|verkürzt|umgebucht|angepasst|aktualisiert|vorverlegt",
            ClaimedAction.CANCELLED: r"storniert|abgesagt|annulliert|gekündigt",
            ClaimedAction.PAID: r"bezahlt|abgebucht|belastet|abgerechnet|eingezogen|berechnet",
            ClaimedAction.REFUNDED: r"erstattet|zurückerstattet|zurückgezahlt|rückerstattet|gutgeschrieben",
        },
        finite={
            ClaimedAction.BOOKED: r"(?:buchung|reservierung) (?:bestätigt|erfolgreich|abgeschlossen|erledigt)|buchung ist (?:erfolgreich|abgeschlossen|durch)",
            ClaimedAction.CANCELLED: r"stornierung (?:ist )?(?:bestätigt|erfolgreich|abgeschlossen|erledigt)",
            ClaimedAction.PAID: r"zahlung (?:ist |war )?(?:erfolgt|erfolgreich|eingegangen|durch)",
            ClaimedAction.REFUNDED: r"(?:rück)?erstattung (?:ist )?(?:erfolgt|veranlasst|unterwegs)",
        },
        blocked=r"nicht|nichts|kein|keine|keinen|keinem|keiner|nie|niemals|noch nicht|weder|kann|können|könnte|könnten|könnt|würde|würden|soll|sollen|sollte|möchten|möchte|will|wollen|muss|müssen|darf|wird|werden|werde|falls|zu|anderswo|anderweitig|jemand|von jemandem|anderen kunden|anderen person|bevor|lassen",
        conditional=r"wenn|falls|sobald|sofern|ob|bevor|nachdem sie|angenommen|erst wenn",
        reservation=r"reservierung(?:en)?|buchung(?:en)?|miete|auto|rad|fahrrad|roller|scooter|transporter|fahrzeug|wagen",
        other_things=r"strecke|route|plan|pläne|planung|vorlieben?|einstellungen?|sprache|preis|tarif|stopp|zwischenstopp|wetter|brücke|straße|anfrage|suche|nachricht|fahrplan|verkehr|zug",
        not_bookings=r"stornierung|zahlung|erstattung|rückerstattung|änderung",
        joined=r"und|aber|doch|sondern|weil|während",
    ),
    Language.FR: ClaimWords(
        auxiliary=r"(?:(?:j'|je l'|je vous l'|nous l'|on l'|l'|vous )?(?:ai|avons|avez)|(?:on|je|nous) (?:vous )?(?:a|ai|avons)|a été|ont été|a bien été|est|sont|c'est|était|a|ont|été|suis)",
        gap=3,
        participles={
            ClaimedAction.BOOKED: r"réservée?s?|louée?s?|confirmée?s?",
            ClaimedAction.CHANGED: r"modifiée?s?|changée?s?|déplacée?s?|prolongée?s?|décalée?s?|reportée?s?|avancée?s?|raccourcie?s?|mise?s? à jour",
            ClaimedAction.CANCELLED: r"annulée?s?|résiliée?s?",
            ClaimedAction.PAID: r"payée?s?|débitée?s?|facturée?s?|prélevée?s?|réglée?s?|encaissée?s?",
            ClaimedAction.REFUNDED: r"remboursée?s?|restituée?s?",
        },
        finite={
            ClaimedAction.BOOKED: r"réservation (?:confirmée|effectuée|faite|réussie)|réservation est (?:faite|effectuée)",
            ClaimedAction.CANCELLED: r"annulation (?:est )?(?:confirmée|effectuée|faite)",
            ClaimedAction.PAID: r"paiement (?:est |a été )?(?:effectué|accepté|reçu|réussi)",
            ClaimedAction.REFUNDED: r"remboursement (?:est |a été )?(?:effectué|émis|lancé|en route)",
        },
        blocked=r"pas|ne|n'\w+|n'|rien|aucun|aucune|jamais|ni|peux|peut|pouvez|pouvons|peuvent|pourrais|pourrait|pourriez|voulez|veux|voulais|voudrais|dois|doit|devez|faut|va|vais|allons|sera|seront|serez|serai|serons|serait|avant|ailleurs|quelqu'un|quelqu'un d'autre|autre client|par un autre|être|aimeriez|souhaitez",
        conditional=r"si|s'il|s'ils|une fois|dès que|lorsque vous|quand vous|à condition|au cas où|après que|supposons|seulement si",
        reservation=r"réservations?|locations?|voiture|vélo|trottinette|camionnette|véhicule",
        other_things=r"itinéraire|trajet|route|plan|plans|préférences?|langue|prix|tarif|arrêt|étape|météo|pont|rue|demande|recherche|message|horaires?|circulation|train",
        not_bookings=r"annulation|paiement|remboursement|modification",
        joined=r"et|mais|donc|car|parce que|tandis que",
    ),
    Language.ES: ClaimWords(
        auxiliary=r"(?:he|hemos|has|ha sido|han sido|se ha|se han|le he|te he|está|están|queda|quedan|fue|fueron|ha quedado|ha|han|sido|estaba|es)",
        gap=3,
        participles={
            ClaimedAction.BOOKED: r"reservad[oa]s?|alquilad[oa]s?|confirmad[oa]s?",
            ClaimedAction.CHANGED: r"cambiad[oa]s?|modificad[oa]s?|movid[oa]s?|ampliad[oa]s?|aplazad[oa]s?|actualizad[oa]s?|pospuest[oa]s?|adelantad[oa]s?|prolongad[oa]s?|acortad[oa]s?",
            ClaimedAction.CANCELLED: r"cancelad[oa]s?|anulad[oa]s?",
            ClaimedAction.PAID: r"pagad[oa]s?|cobrad[oa]s?|cargad[oa]s?|abonad[oa]s?|facturad[oa]s?",
            ClaimedAction.REFUNDED: r"reembolsad[oa]s?|devuelt[oa]s?|reintegrad[oa]s?",
        },
        finite={
            ClaimedAction.BOOKED: r"(?:le |te )?reservé|alquilé|reserva (?:confirmada|realizada|hecha|completada)|reserva está (?:hecha|lista)",
            ClaimedAction.CHANGED: r"cambié|modifiqué|moví|amplié|actualicé",
            ClaimedAction.CANCELLED: r"cancelé|anulé|cancelación (?:confirmada|realizada|hecha)",
            ClaimedAction.PAID: r"cobré|pagó|pago (?:realizado|recibido|aceptado|completado)",
            ClaimedAction.REFUNDED: r"reembolsé|devolví|reembolso (?:realizado|emitido|hecho|en camino)",
        },
        blocked=r"no|nada|ningún|ninguna|ninguno|nunca|jamás|ni|tampoco|puedo|puede|pueden|podemos|podría|podrían|quiere|quieres|quiero|quisiera|debe|deben|debo|voy|vamos|va|será|serán|sería|antes|otro sitio|otra persona|otro cliente|alguien|por otro|ser|desea",
        conditional=r"si|una vez|cuando usted|en cuanto|tan pronto|en caso|siempre que|después de que|supongamos|solo si",
        reservation=r"reservas?|alquiler(?:es)?|coche|bici|bicicleta|patinete|furgoneta|vehículo",
        other_things=r"ruta|plan|planes|preferencias?|idioma|precio|tarifa|parada|tiempo|puente|calle|solicitud|búsqueda|mensaje|horarios?|tráfico|tren|batería",
        not_bookings=r"cancelación|pago|reembolso|cambio",
        joined=r"y|pero|así que|porque|mientras",
    ),
    Language.IT: ClaimWords(
        auxiliary=r"(?:ho|abbiamo|hai|ha|hanno|l'ho|gliel'ho|è stat[oa]|sono stat[ei]|è|sono|risulta|risultano|stat[oaie]|era)",
        gap=3,
        participles={
            ClaimedAction.BOOKED: r"prenotat[oaie]|noleggiat[oaie]|riservat[oaie]|confermat[oaie]|affittat[oaie]",
            ClaimedAction.CHANGED: r"modificat[oaie]|spostat[oaie]|cambiat[oaie]|prolungat[oaie]|posticipat[oaie]|anticipat[oaie]|aggiornat[oaie]|rinviat[oaie]|accorciat[oaie]",
            ClaimedAction.CANCELLED: r"annullat[oaie]|cancellat[oaie]|disdett[oaie]",
            ClaimedAction.PAID: r"pagat[oaie]|addebitat[oaie]|fatturat[oaie]|saldat[oaie]",
            ClaimedAction.REFUNDED: r"rimborsat[oaie]|restituit[oaie]|riaccreditat[oaie]",
        },
        finite={
            ClaimedAction.BOOKED: r"prenotazione (?:confermata|effettuata|fatta|completata)|prenotazione è (?:fatta|andata a buon fine)",
            ClaimedAction.CANCELLED: r"annullamento (?:confermato|effettuato|completato)|cancellazione (?:confermata|effettuata)",
            ClaimedAction.PAID: r"pagamento (?:è |è stato )?(?:effettuato|accettato|ricevuto|riuscito)",
            ClaimedAction.REFUNDED: r"rimborso (?:è |è stato )?(?:effettuato|emesso|avviato|in arrivo)",
        },
        blocked=r"non|nulla|niente|nessun|nessuna|nessuno|mai|né|neppure|posso|può|possono|possiamo|potrei|potrebbe|vuole|vuoi|voglio|vorrebbe|vorrei|deve|devo|devono|sta per|sarà|saranno|sarebbe|prima di|altrove|altra persona|altro cliente|qualcun altro|qualcuno|essere|verrà|verranno|desidera",
        conditional=r"se|una volta|quando lei|appena|non appena|qualora|a condizione|dopo che|supponiamo|solo se",
        reservation=r"prenotazion[ei]|nolegg[io]+|auto|macchina|bici|bicicletta|monopattino|furgone|veicolo",
        other_things=r"percorso|strada|piano|piani|preferenz[ae]|lingua|prezzo|tariffa|sosta|tappa|meteo|ponte|via|richiesta|ricerca|messaggio|orari[o]?|traffico|treno|batteria",
        not_bookings=r"annullamento|cancellazione|pagamento|rimborso|modifica",
        joined=r"e|ma|quindi|perché|mentre",
    ),
    Language.NL: ClaimWords(
        auxiliary=r"(?:heb|hebben|hebt|heeft|is|zijn|werd|werden|was|waren|ben|had)",
        gap=14,
        participles={
            ClaimedAction.BOOKED: r"geboekt|gereserveerd|gehuurd|bevestigd",
            ClaimedAction.CHANGED: r"gewijzigd|verplaatst|veranderd|aangepast|verlengd|verzet|verschoven|ingekort|bijgewerkt|omgeboekt|uitgesteld",
            ClaimedAction.CANCELLED: r"geannuleerd|afgezegd|opgezegd",
            ClaimedAction.PAID: r"betaald|afgeschreven|in rekening gebracht|afgerekend|geïncasseerd",
            ClaimedAction.REFUNDED: r"terugbetaald|teruggestort|vergoed",
        },
        finite={
            ClaimedAction.BOOKED: r"(?:boeking|reservering) (?:bevestigd|gelukt|voltooid|geslaagd)|(?:boeking|reservering) is (?:rond|voltooid|gelukt)",
            ClaimedAction.CANCELLED: r"annulering (?:is )?(?:bevestigd|voltooid|gelukt)",
            ClaimedAction.PAID: r"betaling (?:is )?(?:gelukt|ontvangen|geslaagd|voltooid)",
            ClaimedAction.REFUNDED: r"terugbetaling (?:is )?(?:gedaan|onderweg|verwerkt)",
        },
        blocked=r"niet|niets|geen|nooit|noch|nog niet|kan|kunt|kunnen|kun|zou|zouden|zal|zullen|wil|wilt|willen|moet|moeten|mag|mogen|wordt|worden|word|voordat|elders|iemand|iemand anders|andere klant|ander|laat",
        conditional=r"als|zodra|indien|tenzij|of|mits|wanneer u|nadat u|stel|pas als",
        reservation=r"reservering(?:en)?|boeking(?:en)?|huur|auto|fiets|step|scooter|busje|voertuig",
        other_things=r"route|plan|plannen|voorkeur(?:en)?|taal|prijs|tarief|stop|tussenstop|weer|brug|straat|weg|verzoek|zoekopdracht|bericht|dienstregeling|verkeer|trein",
        not_bookings=r"annulering|betaling|terugbetaling|wijziging",
        joined=r"en|maar|dus|omdat|terwijl",
    ),
    Language.FI: ClaimWords(
        auxiliary=r"(?:on|ovat|olen|olemme|olet|oli|olivat)",
        gap=5,
        participles={
            ClaimedAction.BOOKED: r"varattu|varannut|varanneet|vuokrattu|vuokrannut|vahvistettu|vahvistanut",
            ClaimedAction.CHANGED: r"muutettu|muuttanut|muuttaneet|siirretty|siirtänyt|siirtäneet|pidennetty|pidentänyt|lyhennetty|päivitetty|päivittänyt|vaihdettu|vaihtanut|aikaistettu|myöhennetty",
            ClaimedAction.CANCELLED: r"peruttu|perunut|peruneet|peruutettu|peruuttanut",
            ClaimedAction.PAID: r"maksettu|maksanut|veloitettu|veloittanut|laskutettu",
            ClaimedAction.REFUNDED: r"hyvitetty|hyvittänyt|palautettu|palauttanut",
        },
        finite={
            ClaimedAction.BOOKED: r"varasin|varasimme|varattiin|vuokrasin|vuokrattiin|varaus (?:on )?(?:tehty|valmis|vahvistettu)|varauksesi (?:on )?(?:tehty|valmis)",
            ClaimedAction.CHANGED: r"muutin|muutimme|muutettiin|siirsin|siirsimme|siirrettiin|pidensin|pidennettiin|päivitin|päivitettiin|vaihdoin|vaihdettiin|aikaistin|aikaistettiin",
            ClaimedAction.CANCELLED: r"peruin|peruimme|peruttiin|peruutin|peruutettiin|peruutus (?:on )?(?:tehty|valmis|vahvistettu)",
            ClaimedAction.PAID: r"maksoin|veloitin|veloitettiin|maksettiin|maksu (?:on )?(?:suoritettu|onnistui|vastaanotettu)",
            ClaimedAction.REFUNDED: r"hyvitin|hyvitettiin|palautettiin|palautimme|hyvitys (?:on )?(?:tehty|maksettu|matkalla)|maksunpalautus (?:on )?tehty",
        },
        blocked=r"ei|en|emme|eivät|eikä|enkä|mitään|älä|voi|voin|voit|voidaan|voisin|voisi|haluatko|haluaisitko|pitää|täytyy|pitäisi|ennen kuin|muualla|joku|joku muu|toinen asiakas|toisen asiakkaan|jonkun|tulee|varattavissa",
        conditional=r"jos|kun olet|kunhan|heti kun|mikäli|sen jälkeen kun|vasta kun|onko|oletetaan|sitten kun",
        reservation=r"varau\w+|vuokrau\w+|auto\w*|pyörä\w*|potkulauta\w*|pakettiauto\w*|ajoneuvo\w*",
        other_things=r"reitti\w*|reitin|suunnitelma\w*|toive\w*|asetu\w*|kieli|kielen|kieltä|hinta\w*|hinnan|pysähdys\w*|sää\w*|silta\w*|katu\w*|tie\w*|pyyntö\w*|haku\w*|viesti\w*|aikataulu\w*|juna\w*|liikenne\w*",
        not_bookings=r"peruutus|maksu|hyvitys|muutos",
        joined=r"ja|mutta|koska|joten|sekä",
    ),
}
