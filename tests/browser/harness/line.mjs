/** A line between a browser and the gateway that can be cut, as lines of people on the move are. */
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** A TCP proxy on a port of its own. */
export class Line {
  #server;
  #connections = new Set();
  #trigger = null;
  #isDown = false;
  cuts = 0;

  /** Lay a line to the address, such as `http://127.0.0.1:8000`. */
  static async to(url) {
    const line = new Line();
    const { hostname, port } = new URL(url);
    line.#server = createServer((near) => line.#join(near, connect(Number(port), hostname)));
    line.#server.listen(0, "127.0.0.1");
    await once(line.#server, "listening");
    return line;
  }

  /** Where the browser goes. */
  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Cut all connections at once; new ones are taken again. */
  cut() {
    this.cuts += 1;
    for (const [near, far] of this.#connections) {
      near.resetAndDestroy();
      far.destroy();
    }
    this.#connections.clear();
  }

  /** Cut when the far end has sent these words the given number of times; resolves then. */
  cutAfter(words, { times = 1 } = {}) {
    return new Promise((resolve) => {
      this.#trigger = { words: Buffer.from(words), left: times, resolve };
    });
  }

  /** Refuse connections until `mend`. */
  interrupt() {
    this.#isDown = true;
    this.cut();
  }

  mend() {
    this.#isDown = false;
  }

  async remove() {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(near, far) {
    if (this.#isDown) {
      near.resetAndDestroy();
      far.destroy();
      return;
    }
    const ends = [near, far];
    this.#connections.add(ends);
    for (const end of ends) {
      end.on("error", () => {});
      end.on("close", () => {
        near.destroy();
        far.destroy();
        this.#connections.delete(ends);
      });
    }
    near.pipe(far);
    far.on("data", (chunk) => {
      near.write(chunk);
      this.#listen(chunk);
    });
    far.on("end", () => near.end());
  }

  #listen(chunk) {
    const trigger = this.#trigger;
    if (trigger === null) return;
    for (let at = chunk.indexOf(trigger.words); at >= 0; at = chunk.indexOf(trigger.words, at + 1)) trigger.left -= 1;
    if (trigger.left > 0) return;
    this.#trigger = null;
    this.cut();
    trigger.resolve();
  }
}
