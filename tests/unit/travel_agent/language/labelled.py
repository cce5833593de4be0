# ruff: noqa: E501 - a sentence is read best on one line.
"""Sentences of customers with the intent a person gives them.

`SENTENCES` is what patterns are improved on; `UNSEEN` is kept for measuring: patterns are not fitted to it.
"""

from impl.travel_agent.language.understanding import Intent, Language

SENTENCES: dict[Language, str] = {
    Language.EN: """
        greet: hi there | good evening!
        thanks: thanks a lot | cheers, that was quick
        help: what can you do for me? | help
        plan_trip: I need to get to the central station by quarter past eight | show me a quiet way from Kallio to Töölö | take me home please | plan a ride to the opera house
        book: could you reserve an electric scooter for me right now | I'd like to hire a van on Saturday from 10 to 14 | get me a bike in 15 minutes | book the blue car for tomorrow morning
        compare_modes: what is the quickest way to get to Pasila? | would a bike or a scooter be cheaper? | compare all options to the airport
        change_reservation: please move my booking to 11 | can I keep the car an hour longer, extend my reservation | shift the van rental to Sunday
        cancel_reservation: cancel my scooter | I don't need the van anymore, cancel it | please call off my booking for tomorrow
        list_reservations: which bookings do I have? | show my reservations | what do I have booked?
        find_places: where can I get a decent coffee on the way? | cheapest pizza along my route | is there a pharmacy nearby that is open now | is there an ATM near the Senate Square?
        add_stop: add a stop at a bakery | I also want to stop by the post office
        ask_incidents: any accidents on my route? | is the Hämeentie road closed today? | how is the traffic right now
        ask_weather: will it rain when I ride home? | do I need an umbrella tomorrow | what's the weather in Hakaniemi at noon?
        ask_price: how much is a car for three hours? | what would the scooter cost
        best_time: when should I leave to be at work by nine? | what's the best time to set off between 7 and 9 | when should I leave Hakaniemi for Annankatu by car tomorrow between 7 and 9?
        correct_fact: that's wrong, the bridge is open | the shop on Fredrikinkatu is closed until 6 pm | no, Pitkäsilta isn't blocked anymore | Pitkäsilta is currently closed
        plan_commute: I ride from Kallio to Otaniemi every weekday at 8 | set up my commute Monday to Friday
        set_preference: I prefer scenic routes | never plan toll roads for me | I don't want to walk more than 300 m
        refine: no, at 10 instead | I meant the station in Pasila | make it a scooter
        choose: the second one | I'll take the cheapest
        yes: yes please | sure, go ahead
        no: no thanks | rather not | no thanks, I'd rather not | no, I changed my mind
        stop: never mind | stop
        repeat: can you say that again? | sorry, what did you say?
        hand_off: let me talk to a human | I want to speak with customer service
        out_of_scope: tell me a joke | book me a flight to Paris
    """,
    Language.DE: """
        greet: guten Abend | hallo!
        thanks: vielen Dank | danke schön
        help: was kannst du alles? | hilfe
        plan_trip: ich muss bis Viertel nach acht am Hauptbahnhof sein | zeig mir einen ruhigen Weg von Kallio nach Töölö | bring mich nach Hause | plane eine Fahrt zur Oper
        book: kannst du mir jetzt einen E-Scooter reservieren? | ich würde gern am Samstag von 10 bis 14 Uhr einen Transporter mieten | ich brauche in 15 Minuten ein Fahrrad | buch mir ein Auto für morgen früh
        compare_modes: wie komme ich am schnellsten nach Pasila? | ist das Rad oder der Roller günstiger? | vergleiche alle Möglichkeiten zum Flughafen
        change_reservation: verschieb meine Buchung bitte auf 11 Uhr | kann ich das Auto eine Stunde länger behalten, verlängere die Reservierung | leg meine Miete auf Sonntag, bitte umbuchen
        cancel_reservation: storniere meinen Roller | ich brauche den Transporter nicht mehr | sag meine Buchung für morgen ab
        list_reservations: welche Buchungen habe ich? | zeig meine Reservierungen | was habe ich alles gebucht?
        find_places: wo gibt es unterwegs guten Kaffee? | günstigste Pizza auf meiner Strecke | gibt es in der Nähe eine Apotheke, die jetzt offen ist | wo ist in der Nähe vom Ateneum eine Apotheke?
        add_stop: füge einen Halt bei einer Bäckerei hinzu | ich möchte unterwegs noch bei der Post vorbei
        ask_incidents: gibt es Unfälle auf meiner Strecke? | ist die Hämeentie heute gesperrt? | wie ist die Verkehrslage | gibt es eine Straßensperrung auf der Strecke?
        ask_weather: regnet es, wenn ich heimfahre? | brauche ich morgen einen Regenschirm
        ask_price: was kostet ein Auto für drei Stunden? | wie teuer wäre der Roller
        best_time: wann muss ich los, um um neun in der Arbeit zu sein? | was ist die beste Abfahrtszeit zwischen 7 und 9
        correct_fact: das stimmt nicht, die Brücke ist offen | der Laden in der Fredrikinkatu ist bis 18 Uhr zu | nein, die Pitkäsilta ist nicht mehr gesperrt | Erottajan Apteekki hat heute geschlossen
        plan_commute: ich fahre jeden Werktag um 8 von Kallio nach Otaniemi | richte meinen Arbeitsweg von Montag bis Freitag ein | jeden Montag und Mittwoch um 7:30 Uhr von Hakaniemi zum Kasarmitori
        set_preference: ich mag lieber schöne Strecken | plane nie mehr Mautstraßen für mich | ich will nicht mehr als 300 m laufen
        refine: nein, lieber um 10 | ich meinte den Bahnhof in Pasila | mach doch lieber einen Roller draus
        choose: das zweite | ich nehme das günstigste
        yes: ja bitte | klar, mach das
        no: nein danke | lieber nicht | nein danke, lieber doch nicht
        stop: vergiss es | stopp
        repeat: kannst du das wiederholen? | wie bitte?
        hand_off: ich möchte mit einem Menschen sprechen | verbinde mich mit dem Kundendienst | kann ich mit jemandem sprechen?
        out_of_scope: erzähl mir einen Witz | buch mir einen Flug nach Paris
    """,
    Language.FR: """
        greet: bonsoir | salut !
        thanks: merci beaucoup | merci, c'est gentil | super, merci | merci pour votre aide
        help: que sais-tu faire ? | aide
        plan_trip: je dois être à la gare centrale à huit heures et quart | montre-moi un chemin calme de Kallio à Töölö | emmène-moi à la maison | prépare un trajet jusqu'à l'opéra | je pars de Kamppi pour Kallio demain à 9h | de Kamppi à Kallio à vélo, merci | je prends une voiture pour aller de Kamppi à Kallio
        book: peux-tu me réserver une trottinette maintenant ? | je voudrais louer une camionnette samedi de 10h à 14h | il me faut un vélo dans 15 minutes | réserve-moi une voiture pour demain matin
        compare_modes: quel est le moyen le plus rapide pour aller à Pasila ? | le vélo ou la trottinette, qu'est-ce qui est moins cher ? | compare toutes les options pour l'aéroport | compare les moyens de transport de Kamppi à Kallio
        change_reservation: déplace ma réservation à 11h s'il te plaît | est-ce que je peux garder la voiture une heure de plus, prolonge ma réservation | reporte la location à dimanche
        cancel_reservation: annule ma trottinette | je n'ai plus besoin de la camionnette | annulez ma réservation de demain
        list_reservations: quelles réservations ai-je ? | montre mes réservations
        find_places: où trouver un bon café en chemin ? | la pizza la moins chère sur mon trajet | y a-t-il une pharmacie ouverte maintenant près d'ici | il y a des toilettes près d'ici ? | quelle est la pharmacie la plus proche de Stockmann ? | y a-t-il un café à côté de l'Ateneum ?
        add_stop: ajoute un arrêt à une boulangerie | je veux aussi m'arrêter à la poste
        ask_incidents: y a-t-il des accidents sur mon trajet ? | la rue Hämeentie est-elle fermée aujourd'hui ? | comment est la circulation
        ask_weather: va-t-il pleuvoir quand je rentre ? | ai-je besoin d'un parapluie demain
        ask_price: combien coûte une voiture pour trois heures ? | quel serait le prix de la trottinette
        best_time: quand dois-je partir pour être au travail à neuf heures ? | quelle est la meilleure heure de départ entre 7h et 9h
        correct_fact: c'est faux, le pont est ouvert | le magasin de Fredrikinkatu est fermé jusqu'à 18h | non, Pitkäsilta n'est plus bloqué | ce n'est pas vrai, Unioninkatu est barrée
        plan_commute: je vais de Kallio à Otaniemi tous les jours de semaine à 8h | prépare mes trajets domicile-travail du lundi au vendredi
        set_preference: je préfère les routes pittoresques | jamais de péages pour moi | je ne veux pas marcher plus de 300 m
        refine: non, plutôt à 10h | je voulais dire la gare de Pasila | plutôt en trottinette
        choose: le deuxième | je prends le moins cher | le premier, merci
        yes: oui, s'il te plaît | d'accord, vas-y
        no: non merci | plutôt pas | non, pas maintenant
        stop: laisse tomber | stop
        repeat: tu peux répéter ? | pardon ?
        hand_off: je veux parler à un humain | passez-moi le service client
        out_of_scope: raconte-moi une blague | réserve-moi un vol pour Rome
    """,
    Language.ES: """
        greet: buenas noches | ¡hola!
        thanks: muchas gracias | gracias, muy amable | vale, muchas gracias | gracias por tu ayuda
        help: ¿qué sabes hacer? | ayuda
        plan_trip: tengo que estar en la estación central a las ocho y cuarto | enséñame un camino tranquilo de Kallio a Töölö | llévame a casa | planea un viaje hasta la ópera | salgo de Kamppi para Kallio mañana a las 9:00 | voy en coche de Kamppi a Kallio, ¿por dónde? | de Kamppi a Kallio en bici, gracias
        book: ¿me puedes reservar un patinete ahora? | quisiera alquilar una furgoneta el sábado de 10 a 14 | necesito una bici en 15 minutos | resérvame un coche para mañana por la mañana
        compare_modes: ¿cuál es la forma más rápida de llegar a Pasila? | ¿sale más barato la bici o el patinete? | compara todas las opciones al aeropuerto
        change_reservation: mueve mi reserva a las 11 por favor | ¿puedo quedarme con el coche una hora más? amplía la reserva | pasa el alquiler al domingo
        cancel_reservation: cancela mi patinete | ya no necesito la furgoneta | anula mi reserva de mañana
        list_reservations: ¿qué reservas tengo? | muéstrame mis reservas
        find_places: ¿dónde hay buen café de camino? | la pizza más barata en mi ruta | ¿hay una farmacia abierta ahora cerca? | ¿hay baños por aquí? | la farmacia más cercana a Stockmann
        add_stop: añade una parada en una panadería | también quiero parar en correos
        ask_incidents: ¿hay accidentes en mi ruta? | ¿está cortada hoy la calle Hämeentie? | ¿cómo está el tráfico?
        ask_weather: ¿va a llover cuando vuelva? | ¿necesito paraguas mañana? | ¿va a llover mañana en Kallio?
        ask_price: ¿cuánto vale un coche por tres horas? | ¿qué precio tendría el patinete?
        best_time: ¿cuándo tengo que salir para estar en el trabajo a las nueve? | ¿cuál es la mejor hora para salir entre las 7 y las 9?
        correct_fact: eso no es verdad, el puente está abierto | la tienda de Fredrikinkatu está cerrada hasta las 18 | no, Pitkäsilta ya no está cortado | no es correcto, Unioninkatu está cortada por obras | el puente Pitkäsilta vuelve a estar abierto
        plan_commute: voy de Kallio a Otaniemi todos los días laborables a las 8 | organiza mi trayecto diario de lunes a viernes
        set_preference: prefiero rutas bonitas | nunca uses carreteras con peaje | no quiero caminar más de 300 m
        refine: no, mejor a las 10 | quería decir la estación de Pasila | mejor en patinete
        choose: la segunda | me quedo con la más barata | la primera, gracias
        yes: sí, por favor | claro, adelante
        no: no, gracias | mejor no | no, mejor no
        stop: déjalo | basta
        repeat: ¿puedes repetirlo? | ¿cómo?
        hand_off: quiero hablar con una persona | pásame con atención al cliente
        out_of_scope: cuéntame un chiste | resérvame un vuelo a París
    """,
    Language.IT: """
        greet: buonasera | ciao!
        thanks: grazie mille | ti ringrazio | ok, grazie mille | grazie per l'aiuto
        help: cosa sai fare? | aiuto
        plan_trip: devo essere alla stazione centrale alle otto e un quarto | mostrami una strada tranquilla da Kallio a Töölö | portami a casa | pianifica un viaggio fino all'opera | in macchina da Kamppi ad Arabia, grazie | mi porti da Kamppi ad Arabia? | domani devo arrivare ad Arabia entro le 15, in auto da Kamppi | devo raggiungere Kallio partendo da Kamppi
        book: puoi prenotarmi un monopattino adesso? | vorrei noleggiare un furgone sabato dalle 10 alle 14 | mi serve una bici tra 15 minuti | prenotami un'auto per domani mattina
        compare_modes: qual è il modo più veloce per arrivare a Pasila? | costa meno la bici o il monopattino? | confronta tutte le opzioni per l'aeroporto
        change_reservation: sposta la mia prenotazione alle 11 per favore | posso tenere la macchina un'ora in più? prolunga la prenotazione | rimanda il noleggio a domenica
        cancel_reservation: annulla il mio monopattino | non mi serve più il furgone | disdici la prenotazione di domani
        list_reservations: quali prenotazioni ho? | mostrami le mie prenotazioni
        find_places: dove c'è un buon caffè lungo la strada? | la pizza più economica sul mio percorso | c'è una farmacia aperta adesso qui vicino? | c'è un distributore nelle vicinanze? | dove trovo un bagno da queste parti?
        add_stop: aggiungi una sosta in un panificio | voglio anche fermarmi alla posta
        ask_incidents: ci sono incidenti sul mio percorso? | è chiusa oggi la strada Hämeentie? | com'è il traffico?
        ask_weather: pioverà quando torno? | mi serve l'ombrello domani?
        ask_price: quanto costa un'auto per tre ore? | che prezzo avrebbe il monopattino?
        best_time: quando devo partire per essere al lavoro alle nove? | qual è l'ora migliore per partire tra le 7 e le 9? | quando mi conviene partire in auto domani da Kamppi per Arabia, tra le 16 e le 19?
        correct_fact: non è vero, il ponte è aperto | il negozio in Fredrikinkatu è chiuso fino alle 18 | no, Pitkäsilta non è più bloccato | guarda che Unioninkatu è chiusa al traffico
        plan_commute: vado da Kallio a Otaniemi ogni giorno feriale alle 8 | organizza il mio tragitto casa-lavoro dal lunedì al venerdì | ogni giovedì e venerdì parto alle 7:30 in auto da Kamppi per Arabia
        set_preference: preferisco percorsi panoramici | non usare mai strade a pedaggio | non voglio camminare più di 300 m
        refine: no, meglio alle 10 | intendevo la stazione di Pasila | facciamo in monopattino invece
        choose: la seconda | prendo la più economica | la seconda, grazie
        yes: sì, per favore | certo, procedi
        no: no, grazie | meglio di no
        stop: lascia perdere | basta
        repeat: puoi ripetere? | come?
        hand_off: voglio parlare con una persona | passami l'assistenza clienti
        out_of_scope: raccontami una barzelletta | prenotami un volo per Parigi
    """,
    Language.NL: """
        greet: goedenavond | hallo!
        thanks: dank je wel | bedankt, top
        help: wat kun je allemaal? | help
        plan_trip: ik moet om kwart over acht op het centraal station zijn | laat me een rustige weg van Kallio naar Töölö zien | breng me naar huis | plan een rit naar de opera
        book: kun je nu een step voor me reserveren? | ik wil zaterdag van 10 tot 14 uur een busje huren | ik heb over 15 minuten een fiets nodig | boek een auto voor morgenochtend
        compare_modes: wat is de snelste manier om in Pasila te komen? | is de fiets of de step goedkoper? | vergelijk alle opties naar het vliegveld
        change_reservation: verzet mijn boeking naar 11 uur alsjeblieft | kan ik de auto een uur langer houden, verleng mijn reservering | verplaats de huur naar zondag
        cancel_reservation: annuleer mijn step | ik heb het busje niet meer nodig | zeg mijn boeking voor morgen af | annuleer mijn autoreservering alsjeblieft
        list_reservations: welke boekingen heb ik? | toon mijn reserveringen | wat heb ik voor morgen gereserveerd?
        find_places: waar kan ik onderweg goede koffie krijgen? | goedkoopste pizza op mijn route | is er een apotheek in de buurt die nu open is
        add_stop: voeg een stop bij een bakker toe | ik wil onderweg ook langs het postkantoor
        ask_incidents: zijn er ongelukken op mijn route? | is de Hämeentie vandaag afgesloten? | hoe is het verkeer | is er ergens een wegafsluiting op die route?
        ask_weather: gaat het regenen als ik naar huis rijd? | heb ik morgen een paraplu nodig
        ask_price: wat kost een auto voor drie uur? | hoe duur is de step
        best_time: wanneer moet ik vertrekken om om negen uur op het werk te zijn? | wat is de beste vertrektijd tussen 7 en 9
        correct_fact: dat klopt niet, de brug is open | de winkel aan de Fredrikinkatu is dicht tot 18 uur | nee, Pitkäsilta is niet meer afgesloten
        plan_commute: ik ga elke werkdag om 8 uur van Kallio naar Otaniemi | regel mijn woon-werkreis van maandag tot en met vrijdag
        set_preference: ik rijd het liefst mooie routes | gebruik nooit meer tolwegen | ik wil niet meer dan 300 m lopen | onthoud dat ik hooguit 300 meter wil lopen
        refine: nee, liever om 10 uur | ik bedoelde het station in Pasila | doe maar een step
        choose: de tweede | ik neem de goedkoopste
        yes: ja graag | prima, doe maar
        no: nee bedankt | liever niet | nee, toch maar niet | nee dank je, liever niet
        stop: laat maar | stop
        repeat: kun je dat herhalen? | wat zei je?
        hand_off: ik wil met een mens praten | verbind me door met de klantenservice | mag ik een medewerker spreken?
        out_of_scope: vertel eens een mop | boek een vlucht naar Parijs
    """,
    Language.FI: """
        greet: hyvää iltaa | moi!
        thanks: kiitos paljon | kiitti
        help: mitä osaat tehdä? | apua
        plan_trip: minun pitää olla rautatieasemalla vartin yli kahdeksan | näytä rauhallinen reitti Kalliosta Töölöön | vie minut kotiin | suunnittele matka oopperalle
        book: voitko varata minulle potkulaudan nyt? | haluaisin vuokrata pakettiauton lauantaina klo 10-14 | tarvitsen pyörän 15 minuutin päästä | varaa auto huomisaamuksi
        compare_modes: mikä on nopein tapa päästä Pasilaan? | onko pyörä vai potkulauta halvempi? | vertaa kaikkia vaihtoehtoja lentokentälle
        change_reservation: siirrä varaukseni kello yhteentoista | voinko pitää auton tunnin pidempään, pidennä varausta | siirrä pakettiauton varaus sunnuntaille
        cancel_reservation: peru potkulautani | en tarvitse enää pakettiautoa | peruuta huominen varaukseni
        list_reservations: mitä varauksia minulla on? | näytä varaukseni | mitä minulla on varattuna?
        find_places: mistä saa hyvää kahvia matkan varrelta? | halvin pizza reittini varrella | onko lähellä apteekkia joka on auki nyt | mikä on lähin apteekki Stockmannin lähellä?
        add_stop: lisää pysähdys leipomoon | haluan myös pysähtyä postissa
        ask_incidents: onko reitilläni onnettomuuksia? | onko Hämeentie suljettu tänään? | millainen liikenne on nyt
        ask_weather: sataako kun ajan kotiin? | tarvitsenko huomenna sateenvarjon | mikä on sää Kampissa huomenna?
        ask_price: paljonko auto maksaa kolmeksi tunniksi? | mikä on potkulaudan hinta
        best_time: milloin pitää lähteä, että olen töissä yhdeksältä? | mikä on paras lähtöaika kello 7 ja 9 välillä
        correct_fact: se ei pidä paikkaansa, silta on auki | Fredrikinkadun kauppa on kiinni kello 18 asti | ei, Pitkäsilta ei ole enää suljettu | Unioninkatu on muuten poikki tietöiden takia | Pitkäsilta on tänään suljettu
        plan_commute: kuljen joka arkipäivä kello 8 Kalliosta Otaniemeen | suunnittele työmatkani maanantaista perjantaihin
        set_preference: pidän maisemareiteistä | älä koskaan käytä tietulleja | en halua kävellä yli 300 m
        refine: ei, mieluummin kello 10 | tarkoitin Pasilan asemaa | vaihda se potkulautaan
        choose: toinen vaihtoehto | otan halvimman
        yes: kyllä kiitos | joo, tehdään niin | kyllä, tee niin
        no: ei kiitos | en halua | ei sittenkään
        stop: anna olla | lopeta
        repeat: voisitko toistaa? | mitä sanoit?
        hand_off: haluan puhua ihmisen kanssa | yhdistä asiakaspalveluun
        out_of_scope: kerro vitsi | varaa lento Pariisiin
    """,
}


UNSEEN: dict[Language, str] = {
    Language.EN: """
        plan_trip: which route should I take to Linnanmäki | I have to be in Arabia at 8.15 tomorrow, how do I get there
        book: I'd like to have a van this Friday from noon for four hours | reserve the closest scooter
        compare_modes: scooter versus walking to Kallio?
        change_reservation: could you extend my car booking until 6 pm
        cancel_reservation: please drop my van reservation for Friday
        list_reservations: do I have any upcoming bookings
        find_places: where's the nearest supermarket that's open now | I'm hungry, any good burger place along the way
        add_stop: can we stop at a florist before the museum
        ask_incidents: is anything blocked between here and Kamppi
        ask_weather: what's the forecast for Saturday
        ask_price: what do you charge per minute for a bike
        best_time: what's the latest I can leave to be there by 10
        correct_fact: actually the street is closed because of a parade
        plan_commute: I need to be at the office at 9 on Mondays and Thursdays
        set_preference: please always avoid tolls
        refine: sorry, I meant tomorrow instead
        hand_off: can a real person help me
    """,
    Language.DE: """
        plan_trip: welche Strecke nehme ich am besten nach Linnanmäki | ich muss morgen um 8.15 in Arabia sein, wie komme ich dahin
        book: ich hätte gern diesen Freitag ab Mittag für vier Stunden einen Transporter | reservier den nächsten Roller
        compare_modes: Roller oder zu Fuß nach Kallio?
        change_reservation: kannst du meine Autobuchung bis 18 Uhr verlängern
        cancel_reservation: bitte lösche meine Transporter-Reservierung für Freitag
        list_reservations: habe ich noch Buchungen offen
        find_places: wo ist der nächste Supermarkt, der jetzt offen hat | ich habe Hunger, gibt es einen guten Burgerladen auf dem Weg
        add_stop: können wir vor dem Museum bei einem Blumenladen anhalten
        ask_incidents: ist zwischen hier und Kamppi etwas gesperrt?
        ask_weather: wie ist die Vorhersage für Samstag
        ask_price: was verlangt ihr pro Minute für ein Rad
        best_time: wann kann ich spätestens losfahren, um um 10 da zu sein
        correct_fact: die Straße ist eigentlich wegen einer Parade gesperrt
        plan_commute: ich muss montags und donnerstags um 9 im Büro sein
        set_preference: bitte immer Maut vermeiden
        refine: Entschuldigung, ich meinte morgen
        hand_off: kann mir ein echter Mensch helfen
    """,
    Language.FR: """
        plan_trip: quel itinéraire prendre pour Linnanmäki | je dois être à Arabia demain à 8h15, comment j'y vais
        book: je voudrais une camionnette vendredi à partir de midi pour quatre heures | réserve la trottinette la plus proche
        compare_modes: trottinette ou à pied jusqu'à Kallio ?
        change_reservation: peux-tu prolonger ma réservation de voiture jusqu'à 18h
        cancel_reservation: supprime ma réservation de camionnette de vendredi
        list_reservations: est-ce que j'ai des réservations à venir
        find_places: où est le supermarché ouvert le plus proche | j'ai faim, un bon burger sur le chemin ?
        add_stop: on peut s'arrêter chez un fleuriste avant le musée
        ask_incidents: y a-t-il quelque chose de bloqué d'ici à Kamppi ?
        ask_weather: quelles sont les prévisions météo pour samedi
        ask_price: quel est le tarif à la minute pour un vélo
        best_time: à quelle heure partir au plus tard pour arriver à 10h
        correct_fact: en fait la rue est fermée à cause d'un défilé
        plan_commute: je dois être au bureau à 9h les lundis et jeudis
        set_preference: évite toujours les péages s'il te plaît
        refine: pardon, je voulais dire demain
        hand_off: est-ce qu'une vraie personne peut m'aider
    """,
    Language.ES: """
        plan_trip: qué ruta tomo para Linnanmäki | tengo que estar en Arabia mañana a las 8:15, cómo llego
        book: quisiera una furgoneta este viernes desde mediodía por cuatro horas | reserva el patinete más cercano
        compare_modes: ¿patinete o a pie hasta Kallio?
        change_reservation: ¿puedes ampliar mi reserva del coche hasta las 18?
        cancel_reservation: elimina mi reserva de la furgoneta del viernes
        list_reservations: ¿tengo alguna reserva próxima?
        find_places: ¿dónde está el supermercado abierto más cercano? | tengo hambre, ¿hay alguna buena hamburguesería en el camino?
        add_stop: ¿podemos parar en una floristería antes del museo?
        ask_incidents: ¿hay algo cortado de aquí a Kamppi?
        ask_weather: ¿cuál es el pronóstico para el sábado?
        ask_price: ¿cuánto cobran por minuto por una bici?
        best_time: ¿a qué hora debo salir como muy tarde para llegar a las 10?
        correct_fact: en realidad la calle está cerrada por un desfile
        plan_commute: tengo que estar en la oficina a las 9 todos los lunes y jueves
        set_preference: evita siempre los peajes, por favor
        refine: perdón, quería decir mañana
        hand_off: ¿me puede ayudar una persona real?
    """,
    Language.IT: """
        plan_trip: che strada faccio per Linnanmäki | domani devo essere ad Arabia alle 8:15, come ci arrivo
        book: vorrei un furgone questo venerdì da mezzogiorno per quattro ore | prenota il monopattino più vicino
        compare_modes: monopattino o a piedi fino a Kallio?
        change_reservation: puoi prolungare la mia prenotazione dell'auto fino alle 18
        cancel_reservation: elimina la mia prenotazione del furgone di venerdì
        list_reservations: ho delle prenotazioni in arrivo?
        find_places: dov'è il supermercato aperto più vicino | ho fame, c'è un buon hamburger lungo il percorso?
        add_stop: possiamo fermarci da un fioraio prima del museo
        ask_incidents: c'è qualcosa di bloccato da qui a Kamppi?
        ask_weather: quali sono le previsioni per sabato
        ask_price: quanto fate pagare al minuto per una bici
        best_time: a che ora devo partire al più tardi per arrivare alle 10
        correct_fact: in realtà la strada è chiusa per una sfilata
        plan_commute: devo essere in ufficio alle 9 ogni lunedì e giovedì
        set_preference: evita sempre i pedaggi, per favore
        refine: scusa, intendevo domani
        hand_off: può aiutarmi una persona vera?
    """,
    Language.NL: """
        plan_trip: welke route neem ik naar Linnanmäki | ik moet morgen om 8.15 in Arabia zijn, hoe kom ik daar
        book: ik wil aanstaande vrijdag vanaf twaalf uur vier uur lang een busje | reserveer de dichtstbijzijnde step
        compare_modes: step of lopen naar Kallio?
        change_reservation: kun je mijn autoreservering verlengen tot 18 uur
        cancel_reservation: verwijder mijn reservering van het busje voor vrijdag
        list_reservations: heb ik nog boekingen staan
        find_places: waar is de dichtstbijzijnde supermarkt die nu open is | ik heb honger, is er een goede burgertent onderweg
        add_stop: kunnen we voor het museum bij een bloemist stoppen
        ask_incidents: is er iets afgesloten tussen hier en Kamppi?
        ask_weather: wat is de weersverwachting voor zaterdag
        ask_price: wat rekenen jullie per minuut voor een fiets
        best_time: hoe laat moet ik uiterlijk vertrekken om er om 10 uur te zijn
        correct_fact: de straat is eigenlijk afgesloten vanwege een optocht
        plan_commute: ik moet elke maandag en donderdag om 9 uur op kantoor zijn
        set_preference: vermijd altijd tolwegen alsjeblieft
        refine: sorry, ik bedoelde morgen
        hand_off: kan een echt mens me helpen
    """,
    Language.FI: """
        plan_trip: mitä reittiä menen Linnanmäelle | minun pitää olla huomenna klo 8.15 Arabiassa, miten pääsen sinne
        book: haluaisin pakettiauton perjantaina puolesta päivästä neljäksi tunniksi | varaa lähin potkulauta
        compare_modes: potkulauta vai kävellen Kallioon?
        change_reservation: voitko pidentää autovarausta kello 18 asti
        cancel_reservation: poista perjantain pakettiautovaraukseni
        list_reservations: onko minulla tulevia varauksia
        find_places: missä on lähin ruokakauppa joka on auki nyt | minulla on nälkä, onko matkan varrella hyvää hampurilaispaikkaa
        add_stop: voidaanko pysähtyä kukkakaupassa ennen museota
        ask_incidents: onko tästä Kamppiin jotain suljettu?
        ask_weather: mikä on lauantain sääennuste
        ask_price: paljonko pyörä maksaa minuutilta
        best_time: milloin viimeistään pitää lähteä että olen perillä kymmeneltä
        correct_fact: katu on itse asiassa suljettu paraatin takia
        plan_commute: minun pitää olla toimistolla klo 9 maanantaisin ja torstaisin
        set_preference: vältä aina tietulleja kiitos
        refine: anteeksi, tarkoitin huomenna
        hand_off: voiko oikea ihminen auttaa minua
    """,
}


def labelled(sentences: dict[Language, str], language: Language) -> list[tuple[Intent, str]]:
    """The sentences of a language with their intents."""
    found = []
    for line in sentences[language].strip().splitlines():
        intent, _, said = line.strip().partition(": ")
        found += [(Intent(intent), sentence.strip()) for sentence in said.split(" | ")]
    return found
