/** Watches a page for what nobody may see in a console: errors, failed requests, requests to other hosts. */

/** The faults of all pages of a context. What a test provokes it declares beforehand with `allow`. */
export class Faults {
  #origins;
  #allowed = [];
  #found = [];

  constructor(context, { origins }) {
    this.#origins = new Set(origins);
    context.on("page", (page) => this.#watch(page));
    context.on("request", (request) => this.#checkOrigin(request.url()));
    context.on("response", (response) => {
      if (response.status() >= 400) {
        this.#add(`${response.status()} for ${response.request().method()} ${response.url()}`);
      }
    });
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "no reason given";
      // The page itself, or leaving it, gave the request up.
      if (reason !== "net::ERR_ABORTED") this.#add(`${request.method()} ${request.url()} failed: ${reason}`);
    });
    context.on("weberror", (error) => this.#add(`uncaught: ${error.error().stack ?? error.error()}`));
    context.on("console", (message) => {
      if (message.type() === "error") this.#add(`console: ${message.text()} (${message.location().url})`);
    });
  }

  /** Faults that match any of the patterns are expected from now on. */
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  /** The faults that nobody expected. */
  get unexpected() {
    return this.#found.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)));
  }

  #watch(page) {
    page.on("websocket", (socket) => this.#checkOrigin(socket.url().replace(/^ws/, "http")));
    page.on("crash", () => this.#add("the page has crashed"));
  }

  #checkOrigin(url) {
    if (/^(data|blob|about):/.test(url)) return;
    if (!this.#origins.has(new URL(url).origin)) this.#add(`a request to another origin: ${url}`);
  }

  #add(fault) {
    this.#found.push(fault);
  }
}
