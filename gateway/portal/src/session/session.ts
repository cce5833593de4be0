/** Who is signed in. Tokens stay in this tab: in memory and in sessionStorage, which ends with it. */

import type { TokenReason } from "@mobilitycorp/sdk";

import { stored, useStored } from "../shell/stored.ts";
import { configuration } from "./configuration.ts";

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970, where it is known. */
  readonly expiresAt?: number;
}

export type Session =
  | { readonly kind: "none" }
  | { readonly kind: "demo"; readonly customer: string; readonly access: AccessToken }
  | { readonly kind: "pasted"; readonly access: AccessToken };

const NOBODY: Session = { kind: "none" };
const SECONDS_BEFORE_THE_END = 30;

const session = stored<Session>("mobility.session", {
  storage: () => sessionStorage,
  initial: () => NOBODY,
  read: readSession,
  write: (value) => (value.kind === "none" ? undefined : JSON.stringify(value)),
});

export function useSession(): Session {
  return useStored(session);
}

export function currentSession(): Session {
  return session.get();
}

/** Be told when somebody signs in or out, or gets a new token; gives what ends that. */
export const watchSession = session.subscribe;

export function signOut(): void {
  session.set(NOBODY);
}

/** Sign in as a made-up customer of the local issuer. */
export async function signInAs(customer: string): Promise<void> {
  session.set({ kind: "demo", customer, access: await requestToken(customer) });
}

/** Use a token of one's own. */
export function signInWith(token: string): void {
  const expiresAt = expiryOf(token);
  session.set({ kind: "pasted", access: expiresAt === undefined ? { token } : { token, expiresAt } });
}

/**
 * Gives the token of the session to the SDK, and a new one where the old one is refused or about to end.
 *
 * @throws Error nobody is signed in, or a pasted token is used up, which only its owner can replace.
 */
export async function provideToken(reason: TokenReason): Promise<AccessToken> {
  const now = session.get();
  if (now.kind === "none") throw new Error("Nobody is signed in.");
  if (reason === "connect" && !endsSoon(now.access)) return now.access;
  if (now.kind === "pasted") {
    if (reason === "refused" || hasEnded(now.access)) {
      throw new Error("The pasted token is expired or refused; paste a new one.");
    }
    return now.access;
  }
  const access = await requestToken(now.customer);
  // Somebody else may have signed in meanwhile, whom this token is not for.
  const later = session.get();
  if (later.kind === "demo" && later.customer === now.customer) session.set({ ...later, access });
  return access;
}

async function requestToken(customer: string): Promise<AccessToken> {
  const { demoSignIn } = await configuration();
  if (!demoSignIn) throw new Error("Signing in as a made-up customer is not offered here.");
  const response = await fetch(demoSignIn.tokenUrl, { method: "POST", body: new URLSearchParams({ customer }) });
  if (!response.ok) throw new Error(`The token issuer answered with ${response.status}.`);
  const answer = (await response.json()) as { access_token: string; expires_in: number };
  return { token: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 };
}

function endsSoon(access: AccessToken): boolean {
  return access.expiresAt !== undefined && access.expiresAt - Date.now() < SECONDS_BEFORE_THE_END * 1000;
}

function hasEnded(access: AccessToken): boolean {
  return access.expiresAt !== undefined && access.expiresAt <= Date.now();
}

/** When a JWT says that it ends (RFC 7519, section 4.1.4); undefined for tokens that say nothing readable. */
function expiryOf(token: string): number | undefined {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const claims: unknown = JSON.parse(atob(payload));
    if (typeof claims !== "object" || claims === null || !("exp" in claims)) return undefined;
    return typeof claims.exp === "number" ? claims.exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

function readSession(text: string): Session | undefined {
  const value: unknown = JSON.parse(text);
  return isSession(value) ? value : undefined;
}

function isSession(value: unknown): value is Session {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("access" in value)) return false;
  const isKnown = value.kind === "pasted" || (value.kind === "demo" && "customer" in value);
  const { access } = value;
  return isKnown && typeof access === "object" && access !== null && "token" in access;
}
