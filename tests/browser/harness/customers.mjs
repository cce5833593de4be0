/** The made-up customers: each is lent to one flow at a time, and comes back without open reservations. */
import { Api } from "./api.mjs";

const OPEN = new Set(["held", "confirmed"]);
const free = ["aino", "bram", "chiara", "diego"];
const waiting = [];

/** A customer whom nobody else is meanwhile. */
export class Customer {
  #told = new Set();

  constructor(name, api) {
    this.name = name;
    this.api = api;
  }

  /** Borrow whoever is free; waits for somebody to come back. */
  static async borrow() {
    const name = free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
    return new Customer(name, await Api.of(name));
  }

  /** Leave a reservation as it is: its state is compared with the database in the end. */
  keep(id) {
    this.#told.add(id);
  }

  async giveBack() {
    for (const { id, status } of await this.api.reservations()) {
      if (OPEN.has(status) && !this.#told.has(id)) await this.api.release(await this.api.reservation(id));
    }
    const next = waiting.shift();
    if (next) next(this.name);
    else free.push(this.name);
  }
}
