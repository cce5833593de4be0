// Books in a context that has the language and, of the web's interfaces, what React Native gives: no `crypto`, no streams,
// no reasons of signals, answers that are there as a whole. It shows that the package asks for nothing else, once it is
// bundled for an engine of 2017; it does not show that Hermes itself runs it.
import vm from "node:vm";
import { build } from "esbuild";

const { outputFiles } = await build({
  stdin: { contents: 'export { book } from "./booking.mjs";', resolveDir: process.cwd() },
  bundle: true,
  format: "iife",
  globalName: "application",
  target: "es2017",
  write: false,
});

class Signal {
  aborted = false;
  #listeners = new Set();

  addEventListener(_type, listener) {
    this.#listeners.add(listener);
  }

  removeEventListener(_type, listener) {
    this.#listeners.delete(listener);
  }

  end() {
    this.aborted = true;
    for (const listener of this.#listeners) listener({ type: "abort" });
  }
}

class Controller {
  signal = new Signal();

  abort() {
    if (!this.signal.aborted) this.signal.end();
  }
}

async function fetchAsReactNative(url, { signal, ...init }) {
  const controller = new AbortController();
  signal.addEventListener("abort", () => controller.abort());
  try {
    const { status, ok, headers, ...response } = await fetch(url, { ...init, signal: controller.signal }).then(whole);
    return { status, ok, headers, type: "default", text: async () => response.body };
  } catch {
    throw signal.aborted ? Object.assign(new Error("Aborted"), { name: "AbortError" }) : new TypeError("Network request failed");
  }
}

async function whole(response) {
  return { status: response.status, ok: response.ok, headers: response.headers, body: await response.text() };
}

const context = vm.createContext({
  ...{ AbortController: Controller, fetch: fetchAsReactNative, Headers, setTimeout, clearTimeout, console },
});
vm.runInContext("for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry']) delete globalThis[name];", context);
vm.runInContext(outputFiles[0].text, context);
context.given = { baseUrl: process.env.BASE_URL, vehicleId: process.env.VEHICLE };
const { confirmed, ...told } = await vm.runInContext("application.book(given)", context);
console.log(JSON.stringify({ ...told, faults: [] }));
