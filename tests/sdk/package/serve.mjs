// Serves the fault server: the first try of each call is lost after it has had its effect. Prints its address, and what
// has happened once its standard input ends.
import { serve } from "../faults/server.mjs";

const seen = new Set();
const server = await serve(({ headers }) => {
  const key = headers["idempotency-key"];
  if (key === undefined || seen.has(key)) return undefined;
  seen.add(key);
  return "dropped after";
});
console.log(server.url);
process.stdin.resume();
process.stdin.once("end", async () => {
  const { effects } = server.ledger;
  console.log(JSON.stringify(effects.map(({ operation }) => operation)));
  await server.close();
});
