/** The made-up customers: each is lent to one flow at a time, and comes back without open reservations. */
import { Api } from "./api.mjs";

const OPEN = new Set(["held", "confirmed"]);
const free = ["aino", "bram", "chiara", "diego"];
const waiting = [];

/** A customer whom nobody else is meanwhile. */
export class Customer {
  #kept = new Set();
  #earlier;

  constructor(name, api, earlier) {
    this.name = name;
    this.api = api;
    this.#earlier = new Set(earlier.map(({ id }) => id));
  }

  /** Borrow whoever is free; waits for somebody to come back. */
  static async borrow() {
    const name = free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
    const api = await Api.of(name);
    return new Customer(name, api, await api.reservations());
  }

  /** What was reserved since the customer was borrowed, newest first. */
  async reservations() {
    return (await this.api.reservations()).filter(({ id }) => !this.#earlier.has(id));
  }

  /** Leave a reservation as it is: its state is compared with the database in the end. */
  keep(id) {
    this.#kept.add(id);
  }

  async giveBack() {
    for (const { id, status } of await this.api.reservations()) {
      if (OPEN.has(status) && !this.#kept.has(id)) await this.api.release(await this.api.reservation(id));
    }
    const next = waiting.shift();
    if (next) next(this.name);
    else free.push(this.name);
  }
}
