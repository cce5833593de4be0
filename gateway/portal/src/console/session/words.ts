import { messagesIn } from "../../messages/catalogue.ts";

const en = {
  title: "Demo console",
  lead: "Find a vehicle on the map, see what it costs, reserve it, or let the travel agent plan and book the trip. Everything here runs on the SDK that your app would use.",
  demoCustomers: "Sign in as a made-up customer",
  demoCustomersHint: "They exist on this machine only, and need no password.",
  signInAs: (name: string) => `Continue as ${name}`,
  signInFailed: (reason: string) => `Signing in did not work: ${reason}`,
  ownToken: "Use a token of your own",
  tokenLabel: "Access token",
  tokenHint: "It stays in this tab and is sent to no one but the API.",
  useToken: "Use it",
  noConfiguration: "The portal's configuration cannot be read, so there are no made-up customers to choose from.",
  loading: "Loading the city …",
  cityFailed: "The city could not be loaded: the service did not answer as it should.",
  again: "Try again",
  offline: "You are offline. What is shown may be out of date; it is read again as soon as you are back.",
  panel: "Console",
  vehicles: "Vehicles",
  reservations: "My reservations",
  agent: "Travel agent",
};

const de: typeof en = {
  title: "Demo-Konsole",
  lead: "Finden Sie ein Fahrzeug auf der Karte, sehen Sie, was es kostet, reservieren Sie es, oder lassen Sie den Reiseagenten die Fahrt planen und buchen. Alles hier läuft mit dem SDK, das auch Ihre App verwenden würde.",
  demoCustomers: "Als erfundener Kunde anmelden",
  demoCustomersHint: "Es gibt sie nur auf diesem Rechner, und sie brauchen kein Passwort.",
  signInAs: (name) => `Weiter als ${name}`,
  signInFailed: (reason) => `Die Anmeldung hat nicht geklappt: ${reason}`,
  ownToken: "Ein eigenes Token verwenden",
  tokenLabel: "Zugangstoken",
  tokenHint: "Es bleibt in diesem Tab und wird nur an die API geschickt.",
  useToken: "Verwenden",
  noConfiguration: "Die Konfiguration des Portals ist nicht lesbar, darum gibt es keine erfundenen Kunden zur Auswahl.",
  loading: "Die Stadt wird geladen …",
  cityFailed: "Die Stadt konnte nicht geladen werden: Der Dienst hat nicht geantwortet, wie er sollte.",
  again: "Erneut versuchen",
  offline: "Sie sind offline. Das Gezeigte kann veraltet sein; es wird neu gelesen, sobald Sie wieder da sind.",
  panel: "Konsole",
  vehicles: "Fahrzeuge",
  reservations: "Reservierungen",
  agent: "Reiseagent",
};

export const words = { en, de };
export const useSessionWords = messagesIn(words);
