import { type Clock } from "./clock.js";
import { TokenError } from "./errors.js";

/** A token with its expiry, where it cannot be read from the token itself. */
export interface Token {
  readonly token: string;
  readonly expiresAt?: Date;
}

/**
 * Why a token is wanted: for a first request or a new connection, because the present one is about to expire, or because
 * the service has refused the present one, so that it must be a new one. A handshake of a WebSocket that fails may be
 * such a refusal: browsers do not tell why it failed.
 */
export type TokenReason = "connect" | "refresh" | "refused";

/** Gives a token. */
export type TokenProvider = (reason: TokenReason) => string | Token | Promise<string | Token>;

/** A token, and when it expires in milliseconds since 1970, if that is known. */
export interface KnownToken {
  readonly value: string;
  readonly expiresAt: number | undefined;
}

const LONGEST_LEAD_MS = 60_000;
const LEAD_SHARE = 0.2;
// What a header can carry; a token with a space in it is most likely a whole `Bearer ...`.
const USABLE = /^[\x21-\x7e]+$/;

/**
 * The one source of tokens of a client: calls that need a new token at the same time share one request for it.
 *
 * A token that seems to have expired when it comes is used until the service refuses it: the clock of the device may
 * be wrong, and asking again would give the same.
 */
export class TokenSource {
  readonly #provider: TokenProvider;
  readonly #clock: Clock;
  /** Whether the provider can give a new token in place of a refused one. */
  readonly renewable: boolean;
  #known: KnownToken | undefined;
  #renewAt = Infinity;
  #pending: Promise<KnownToken> | undefined;

  constructor(source: string | Token | TokenProvider, clock: Clock) {
    this.renewable = typeof source === "function";
    this.#provider = typeof source === "function" ? source : () => source;
    this.#clock = clock;
  }

  /** Give the present token, a new one shortly before it expires; rejects with TokenError. */
  async current(): Promise<KnownToken> {
    const known = this.#known;
    if (known === undefined) return this.#ask("connect");
    if (!this.renewable || this.#clock.now() < this.#renewAt) return known;
    try {
      return await this.#ask("refresh");
    } catch (error) {
      // The present one is good until its end, even where a new one cannot be had.
      if (this.#clock.now() < known.expiresAt!) return known;
      throw error;
    }
  }

  /** Give a token in place of one that the service has refused, or is about to; rejects with TokenError. */
  async replace(old: KnownToken, reason: TokenReason = "refused"): Promise<KnownToken> {
    await this.#pending?.catch(() => undefined);
    const known = this.#known;
    return known !== undefined && known.value !== old.value ? known : this.#ask(reason);
  }

  #ask(reason: TokenReason): Promise<KnownToken> {
    this.#pending ??= this.#obtain(reason).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #obtain(reason: TokenReason): Promise<KnownToken> {
    let known: KnownToken;
    try {
      known = await obtain(this.#provider, reason);
    } catch (cause) {
      throw new TokenError("The token provider has failed; its error is the `cause`.", "", cause);
    }
    if (typeof known.value !== "string" || !USABLE.test(known.value)) {
      throw new TokenError("The token is not usable. Give the bare token as a text, without `Bearer`.");
    }
    const now = this.#clock.now();
    const expiresAt = known.expiresAt !== undefined && known.expiresAt > now ? known.expiresAt : undefined;
    this.#renewAt = expiresAt === undefined ? Infinity : now + renewalDelay(expiresAt, now);
    this.#known = known;
    return known;
  }
}

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
    const { exp } = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/"))) as { readonly exp?: unknown };
    return typeof exp === "number" ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
