/** The line between a browser and the network, which can be cut as lines of people on the move are. */
import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { connect } from "node:net";

/** A proxy that a visitor's browser does everything through, so that addresses stay as they are. */
export class Line {
  #server;
  #connections = new Set();
  #trigger = null;
  #isDown = false;

  /** Lay a line. */
  static async lay() {
    const line = new Line();
    line.#server = createServer((request, response) => line.#forward(request, response));
    line.#server.on("connection", (socket) => line.#take(socket));
    line.#server.on("connect", (request, near, head) => line.#join(request.url, near, head));
    line.#server.listen(0, "127.0.0.1");
    await once(line.#server, "listening");
    return line;
  }

  /** Where the browser finds it. */
  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Cut all connections at once; new ones are taken again. */
  cut() {
    for (const socket of this.#connections) socket.resetAndDestroy();
  }

  /** Cut when these words have come through a WebSocket; resolves then. */
  cutAfter(words) {
    return new Promise((resolve) => {
      this.#trigger = { words, resolve };
    });
  }

  /** Cut, and refuse connections until `mend`. */
  interrupt() {
    this.#isDown = true;
    this.cut();
  }

  mend() {
    this.#isDown = false;
  }

  async remove() {
    this.#server.close();
    this.cut();
    await once(this.#server, "close");
  }

  #take(socket) {
    socket.on("error", () => {});
    if (this.#isDown) socket.resetAndDestroy();
    this.#connections.add(socket);
    socket.on("close", () => this.#connections.delete(socket));
  }

  #forward(request, response) {
    const onward = forward(request.url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  }

  /** A tunnel, which browsers have WebSockets go through. */
  #join(address, near, head) {
    const [host, port] = address.split(":");
    const far = connect(Number(port), host, () => {
      near.write("HTTP/1.1 200 Connection established\r\n\r\n");
      far.write(head);
      near.pipe(far);
    });
    far.on("error", () => near.destroy());
    near.on("close", () => far.destroy());
    far.on("data", (chunk) => {
      near.write(chunk);
      this.#listen(chunk);
    });
    far.on("end", () => near.end());
  }

  #listen(chunk) {
    if (this.#trigger === null || !chunk.includes(this.#trigger.words)) return;
    const { resolve } = this.#trigger;
    this.#trigger = null;
    this.cut();
    resolve();
  }
}
