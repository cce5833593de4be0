import { messagesIn } from "../../messages/catalogue.ts";

const en = {
  vehicleUnavailable: "Somebody was faster: the vehicle is not free for that time. Choose another one or another time.",
  rangeInsufficient: (range: string) => `The battery reaches ${range}, which is not far enough for that trip.`,
  outsideBookingWindow:
    "These times cannot be booked: cars and vans up to 7 days ahead, scooters and bikes up to 30 minutes ahead and for 12 hours at most.",
  quoteExpired: "The price offer has expired. Ask for a new one.",
  quoteAlreadyUsed: "A reservation was made from this price offer before. Ask for a new one.",
  tooManyOpenReservations: (limit: number) =>
    `You have ${limit} open reservations, which is the most one may have. Cancel one first.`,
  paymentMethodRequired: "There is no way to pay in your profile yet, and confirming needs one.",
  priceChanged: (price: string) => `The new price is ${price}. Look at it and confirm again; nothing has changed so far.`,
  cancellationFeeChanged: (fee: string) =>
    `Cancelling now costs ${fee}. Look at it and decide again; nothing has changed so far.`,
  illegalTransition: (status: string) => `That is no longer possible: the reservation is ${status}.`,
  notFound: "It is not there, or is not yours.",
  forbidden: "Your token does not allow this. Sign in with one that does.",
  unauthenticated: "You are not signed in any more. Sign in again.",
  preconditionFailed: "It has changed since it was shown. It has been read again.",
  validationFailed: (fields: string) => `Something is not filled in as it should be: ${fields}`,
  rateLimited: "Too many requests in a short time. Wait a moment and try again.",
  idempotencyInProgress: "The same request is still being worked on. Wait a moment and try again.",
  unavailable: "The service is busy at the moment. Nothing was lost; try again.",
  internal: (requestId: string) => `The service failed. Try again; if it stays so, report the request ${requestId}.`,
  client: (detail: string) => `The console asked for something wrong: ${detail}`,
  unreachable: "The service cannot be reached. Are you online? Try again; nothing is booked twice.",
  late: "The service took too long to answer. Try again; nothing is booked twice.",
  signedOut: "Your sign-in has ended. Sign in again.",
  unexpected: (detail: string) => `Something unexpected happened: ${detail}`,
};

const de: typeof en = {
  vehicleUnavailable:
    "Jemand war schneller: Das Fahrzeug ist zu dieser Zeit nicht frei. Wählen Sie ein anderes oder eine andere Zeit.",
  rangeInsufficient: (range) => `Der Akku reicht ${range} weit, das genügt für diese Fahrt nicht.`,
  outsideBookingWindow:
    "Diese Zeiten lassen sich nicht buchen: Autos und Transporter bis 7 Tage im Voraus, Scooter und Räder bis 30 Minuten im Voraus und höchstens 12 Stunden lang.",
  quoteExpired: "Das Preisangebot ist abgelaufen. Fragen Sie ein neues an.",
  quoteAlreadyUsed: "Aus diesem Preisangebot wurde schon eine Reservierung. Fragen Sie ein neues an.",
  tooManyOpenReservations: (limit) =>
    `Sie haben ${limit} offene Reservierungen, mehr sind nicht erlaubt. Stornieren Sie zuerst eine.`,
  paymentMethodRequired: "In Ihrem Profil fehlt eine Zahlungsart, ohne die sich nicht bestätigen lässt.",
  priceChanged: (price) =>
    `Der neue Preis ist ${price}. Sehen Sie ihn an und bestätigen Sie erneut; bisher hat sich nichts geändert.`,
  cancellationFeeChanged: (fee) =>
    `Stornieren kostet jetzt ${fee}. Sehen Sie es an und entscheiden Sie erneut; bisher hat sich nichts geändert.`,
  illegalTransition: (status) => `Das geht nicht mehr: Die Reservierung ist ${status}.`,
  notFound: "Das gibt es nicht, oder es gehört Ihnen nicht.",
  forbidden: "Ihr Token erlaubt das nicht. Melden Sie sich mit einem passenden an.",
  unauthenticated: "Sie sind nicht mehr angemeldet. Melden Sie sich erneut an.",
  preconditionFailed: "Das hat sich geändert, seit es gezeigt wurde. Es wurde neu gelesen.",
  validationFailed: (fields) => `Etwas ist nicht richtig ausgefüllt: ${fields}`,
  rateLimited: "Zu viele Anfragen in kurzer Zeit. Warten Sie einen Moment und versuchen Sie es erneut.",
  idempotencyInProgress: "Dieselbe Anfrage ist noch in Arbeit. Warten Sie einen Moment und versuchen Sie es erneut.",
  unavailable: "Der Dienst ist gerade ausgelastet. Es ging nichts verloren; versuchen Sie es erneut.",
  internal: (requestId) =>
    `Der Dienst hat einen Fehler. Versuchen Sie es erneut; bleibt es dabei, melden Sie die Anfrage ${requestId}.`,
  client: (detail) => `Die Konsole hat etwas Falsches angefragt: ${detail}`,
  unreachable: "Der Dienst ist nicht erreichbar. Sind Sie online? Versuchen Sie es erneut; nichts wird doppelt gebucht.",
  late: "Der Dienst hat zu lange nicht geantwortet. Versuchen Sie es erneut; nichts wird doppelt gebucht.",
  signedOut: "Ihre Anmeldung ist abgelaufen. Melden Sie sich erneut an.",
  unexpected: (detail) => `Etwas Unerwartetes ist geschehen: ${detail}`,
};

export const words = { en, de };
export type ProblemWords = typeof en;
export const useProblemWords = messagesIn(words);
