/** Reports the end of each flow as one line of JSON, for pytest to read. */
import { inspect } from "node:util";

export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { name, details } = data;
    if (details.type === "suite") continue;
    const error = details.error?.cause ?? details.error;
    const failure = type === "test:fail" ? (error?.stack ?? inspect(error)) : null;
    yield `${JSON.stringify({ name, failure, ms: Math.round(details.duration_ms) })}\n`;
  }
}
