// Generated from scripts/generate/static/chat_client/tokens.ts by `make generate`. DO NOT EDIT.
/** A token with its expiry, where it cannot be read from the token itself. */
export interface Token {
  readonly token: string;
  readonly expiresAt?: Date;
}

/**
 * Why a token is wanted: for a new connection, because the present one is about to expire, or because the service has
 * refused the present one, so that it must be a new one. A handshake that fails may be such a refusal: browsers do not
 * tell why it failed.
 */
export type TokenReason = "connect" | "refresh" | "refused";

/** Gives a token; asked for each connection and before a token expires. */
export type TokenProvider = (reason: TokenReason) => string | Token | Promise<string | Token>;

/** A token, and when it expires in milliseconds since 1970, if that is known. */
export interface KnownToken {
  readonly value: string;
  readonly expiresAt: number | undefined;
}

const LONGEST_LEAD_MS = 60_000;
const LEAD_SHARE = 0.2;

/** Ask for a token and find out when it expires. */
export async function obtain(provider: TokenProvider, reason: TokenReason): Promise<KnownToken> {
  const given = await provider(reason);
  const { token, expiresAt } = typeof given === "string" ? { token: given, expiresAt: undefined } : given;
  return { value: token, expiresAt: expiresAt?.getTime() ?? expiryOf(token) };
}

/** How long to wait before a token is renewed: until a minute, or a fifth of what is left, before it expires. */
export function renewalDelay(expiresAt: number, now: number): number {
  const left = Math.max(expiresAt - now, 0);
  return left - Math.min(LONGEST_LEAD_MS, left * LEAD_SHARE);
}

/** Read the expiry of a JWT, without checking anything else. */
function expiryOf(token: string): number | undefined {
  try {
    const payload = token.split(".")[1] ?? "";
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const expiry = typeof claims === "object" && claims !== null && "exp" in claims ? claims.exp : undefined;
    return typeof expiry === "number" ? expiry * 1000 : undefined;
  } catch {
    return undefined;
  }
}
