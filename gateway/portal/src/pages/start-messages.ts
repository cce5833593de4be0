import { messagesIn } from "../messages/catalogue.ts";

const en = {
  title: "Build on MobilityCorp",
  lead: "Reserve electric scooters, e-bikes, cars and vans, and let a travel agent plan and book trips in a conversation. Two HTTP APIs and one WebSocket, described by contracts that everything else is generated from: the SDK, this portal, the gateways and the mock.",
  tryIt: "Open the demo console",
  readIt: "Read the Reservation API",
  start: "Start in two commands",
  startWhy: "You need Python 3.12, Node 20, make and git. The first start takes about two minutes; then everything runs on your machine, with a map of Helsinki's centre and a fleet on it.",
  commands: "In a checkout of the repository",
  sdk: "A booking in ten lines",
  sdkWhy: "The SDK for TypeScript is typed from the contracts: requests, answers, and every problem an operation may answer. It retries safely, keeps idempotency keys, and sends the ETag of what was read.",
  token: "Get a token",
  tokenLocal: "Locally, the token issuer knows some made-up customers. Sign in at the top right, or ask it from a terminal; `make --silent token` does the same.",
  tokenOther: "This portal has no made-up customers. Get a token from your OpenID Connect provider, with the scopes that the operations name.",
  next: "Where to go from here",
  links: {
    console: "The fleet on a map: quote, book, change and cancel, and a chat with the travel agent.",
    reservationReference: "Vehicles, quotes, reservations: every operation, tried from here with your token.",
    travelAgentReference: "Conversations, proposals, consents and privacy.",
    chatReference: "Every message of the WebSocket, in both directions.",
    states: "How a reservation and a proposal change, and which operation does it.",
    problems: "Every error by its code: what it means and what to do.",
    changelog: "What changed from release to release.",
  },
};

const de: typeof en = {
  title: "Bauen mit MobilityCorp",
  lead: "Reservieren Sie E-Scooter, E-Bikes, Autos und Transporter, und lassen Sie einen Reiseagenten im Gespräch planen und buchen. Zwei HTTP-APIs und ein WebSocket, beschrieben durch Verträge, aus denen alles andere erzeugt wird: das SDK, dieses Portal, die Gateways und der Mock.",
  tryIt: "Demo-Konsole öffnen",
  readIt: "Reservierungs-API lesen",
  start: "Start mit zwei Befehlen",
  startWhy: "Sie brauchen Python 3.12, Node 20, make und git. Der erste Start dauert etwa zwei Minuten; dann läuft alles auf Ihrem Rechner, mit einer Karte der Mitte von Helsinki und einer Flotte darauf.",
  commands: "In einem Checkout des Repositorys",
  sdk: "Eine Buchung in zehn Zeilen",
  sdkWhy: "Das SDK für TypeScript hat seine Typen aus den Verträgen: Anfragen, Antworten und jeden Fehler, mit dem eine Operation antworten kann. Es wiederholt nur, was sicher ist, behält Idempotenzschlüssel und sendet das ETag des Gelesenen mit.",
  token: "Ein Token holen",
  tokenLocal: "Lokal kennt der Aussteller einige erfundene Kunden. Melden Sie sich oben rechts an, oder fragen Sie ihn im Terminal; `make --silent token` tut dasselbe.",
  tokenOther: "Dieses Portal hat keine erfundenen Kunden. Holen Sie ein Token von Ihrem OpenID-Connect-Anbieter, mit den Scopes, die die Operationen nennen.",
  next: "Wie es weitergeht",
  links: {
    console: "Die Flotte auf der Karte: Preis, Buchung, Änderung, Storno und ein Chat mit dem Reiseagenten.",
    reservationReference: "Fahrzeuge, Preise, Reservierungen: jede Operation, hier mit Ihrem Token zu probieren.",
    travelAgentReference: "Gespräche, Vorschläge, Einwilligungen und Datenschutz.",
    chatReference: "Jede Nachricht des WebSockets, in beide Richtungen.",
    states: "Wie sich Reservierung und Vorschlag ändern, und durch welche Operation.",
    problems: "Jeder Fehler nach seinem Code: was er bedeutet und was zu tun ist.",
    changelog: "Was sich von Ausgabe zu Ausgabe geändert hat.",
  },
};

export const words = { en, de };
export const useStartMessages = messagesIn(words);
