// Checks AsyncAPI documents by the rules of the specification and prints each fault: node asyncapi.mjs FILE...
import { Parser, fromFile } from "@asyncapi/parser";

const ERROR = 0;

// Payloads are JSON Schema 2020-12, as in OpenAPI 3.1. What they may hold is a rule of scripts/generate/lint.
const schemas = {
  validate: () => [],
  parse: ({ data }) => data,
  getMimeTypes: () => ["application/schema+json;version=draft-2020-12"],
};

const faults = [];
for (const file of process.argv.slice(2)) {
  const parser = new Parser({ schemaParsers: [schemas] });
  for (const { severity, code, message, path, source } of await fromFile(parser, file).validate()) {
    if (severity === ERROR) faults.push({ file: source ?? file, code, message, path });
  }
}
console.log(JSON.stringify(faults));
