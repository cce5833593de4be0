import { messagesIn } from "../messages/catalogue.ts";

const en = {
  signIn: "Sign in",
  account: (name: string) => `Signed in: ${name}`,
  ownToken: "own token",
  title: "Signing in",
  why: "Requests that you try here are made with your token. It stays in this tab and is forgotten with it.",
  demo: "As a made-up customer",
  demoWhy: "Their tokens come from the local issuer, which knows no passwords.",
  own: "With a token of your own",
  token: "Access token (JWT)",
  use: "Use this token",
  validUntil: (time: string) => `The token is valid until ${time}.`,
  copy: "Copy the token",
  signOut: "Sign out",
  close: "Close",
  issuerFailed: "The token issuer gave no token. See that the stack runs, and try again.",
};

const de: typeof en = {
  signIn: "Anmelden",
  account: (name) => `Angemeldet: ${name}`,
  ownToken: "eigenes Token",
  title: "Anmeldung",
  why: "Anfragen, die Sie hier ausprobieren, tragen Ihr Token. Es bleibt in diesem Tab und wird mit ihm vergessen.",
  demo: "Als erfundener Kunde",
  demoWhy: "Ihre Tokens kommen vom lokalen Aussteller, der keine Passwörter kennt.",
  own: "Mit einem eigenen Token",
  token: "Zugriffstoken (JWT)",
  use: "Dieses Token verwenden",
  validUntil: (time) => `Das Token gilt bis ${time}.`,
  copy: "Token kopieren",
  signOut: "Abmelden",
  close: "Schließen",
  issuerFailed: "Der Aussteller gab kein Token. Prüfen Sie, ob der Stack läuft, und versuchen Sie es erneut.",
};

export const words = { en, de };
export const useSessionMessages = messagesIn(words);
