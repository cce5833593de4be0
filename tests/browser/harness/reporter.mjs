/** Reports the end of each test as one line of JSON, for pytest to read. */
import { inspect } from "node:util";

export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { name, details } = data;
    const error = details.error?.cause ?? details.error;
    const failure = type === "test:fail" ? (error?.stack ?? inspect(error)) : null;
    yield `${JSON.stringify({ name, failure, kind: details.type ?? "test", ms: Math.round(details.duration_ms) })}\n`;
  }
}
