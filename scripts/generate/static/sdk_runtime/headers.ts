/** Headers of an answer, with the types that the contract has for them. Others are texts. */
export class ResponseHeaders<Types> {
  readonly #numeric: readonly string[];

  constructor(
    /** As they came. */
    readonly raw: Headers,
    numeric: readonly string[] = [],
  ) {
    this.#numeric = numeric;
  }

  get<Name extends keyof Types & string>(name: Name): Types[Name];
  get(name: string): string | undefined;
  get(name: string): unknown {
    const text = this.raw.get(name);
    if (text === null) return undefined;
    return this.#numeric.includes(name) ? Number(text) : text;
  }
}
