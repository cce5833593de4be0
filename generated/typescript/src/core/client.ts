// Generated from scripts/generate/static/sdk_runtime/client.ts by `make generate`. DO NOT EDIT.
import { type Clock, systemClock } from "./clock.js";
import { ConfigurationError } from "./errors.js";
import type { ClientOptions } from "./options.js";
import { TokenSource } from "./tokens.js";

// The host may be a name, an address or, in brackets, one of IPv6. Names and passwords are refused by `fetch`.
const BASE_URL = /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i;

/** What every call needs: where the API is, the customer's tokens, and the manner of asking. */
export class Client {
  /** All but the token, which nobody should find in a printed client. */
  readonly options: Omit<ClientOptions, "token">;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Shared by everything that acts for this customer, the chat included. */
  readonly tokens: TokenSource | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof globalThis.fetch;

  /** Throws ConfigurationError for options that no call could be made with. */
  constructor({ token, ...options }: ClientOptions) {
    this.options = options;
    this.baseUrl = checkedUrl(options.baseUrl);
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.tokens = token === undefined ? undefined : new TokenSource(token, this.clock);
    const { fetch = globalThis.fetch } = options;
    if (typeof fetch !== "function") throw new ConfigurationError("This platform has no `fetch`; give one with the option `fetch`.");
    // The platform's own refuses to be called as a method of something else.
    this.fetch = (input, init) => fetch(input, init);
  }
}

/** Make a client without the grouped methods: smaller, for use with single operations. */
export function createClient(options: ClientOptions): Client {
  return new Client(options);
}

function checkedUrl(url: unknown): string {
  if (typeof url === "string" && BASE_URL.test(url)) return url.replace(/\/+$/, "");
  throw new ConfigurationError(
    `baseUrl ${JSON.stringify(url)} is not usable. Give an absolute http(s) address without query, such as https://api.example.`,
  );
}
