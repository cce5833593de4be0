/** A header that the caller gives as an option. */
export interface HeaderParameter {
  readonly name: string;
  readonly required?: true;
}

/** An answer that the contract declares as a success. One without a media type has no body. */
export interface DeclaredAnswer {
  readonly status: number;
  readonly mediaType?: string;
  /** Name of the schema: that of the body, or of the data of each event of a stream. Texts have none. */
  readonly schema?: string;
}

/** What the runtime knows of an operation: as much of the contract as it needs to ask and to understand the answer. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Path with its parameters in braces, which are given in this order. */
  readonly path: string;
  /** Anybody may use it, so no token is sent. */
  readonly public?: true;
  readonly body?: { readonly mediaType: string; readonly schema: string };
  /** Query parameters whose values are sent as one, with commas between them. */
  readonly commaSeparated?: readonly string[];
  /** Headers by the names of their options. */
  readonly headers?: Readonly<Record<string, HeaderParameter>>;
  /** Headers of answers that are numbers. */
  readonly numericHeaders?: readonly string[];
  readonly answers: readonly DeclaredAnswer[];
  /** The `type` of each problem that the contract declares for it. */
  readonly problems: readonly string[];
}

/** What a call gives to an operation, before options. */
export interface CallArguments {
  /** Values of the path's parameters; in place of the last, the object that was read. */
  readonly path?: readonly unknown[];
  readonly body?: unknown;
  readonly query?: object | undefined;
}
