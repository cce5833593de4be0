// Bundles what applications import, minified and compressed, and prints how many bytes each bundle has.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const CORE = 'export { createClient } from "@mobilitycorp/sdk/core";';
const CHAT = 'export { ChatClient } from "@mobilitycorp/sdk/chat";';
const BUNDLES = {
  booking: `${CORE} export { createReservation } from "@mobilitycorp/sdk/operations";`,
  search: `${CORE} export { searchVehicles } from "@mobilitycorp/sdk/operations";`,
  "search and chat": `${CORE} ${CHAT} export { searchVehicles } from "@mobilitycorp/sdk/operations";`,
  "whole client": 'export * from "@mobilitycorp/sdk";',
  "whole client and chat": `${CHAT} export * from "@mobilitycorp/sdk";`,
  validation: 'export { contractValidation } from "@mobilitycorp/sdk/validation";',
  "one query": 'export { searchVehiclesQuery } from "@mobilitycorp/sdk/tanstack-query";',
};

const measured = {};
for (const [name, contents] of Object.entries(BUNDLES)) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const [{ text }] = outputFiles;
  measured[name] = {
    bytes: Buffer.byteLength(text),
    compressed: gzipSync(text, { level: 9 }).length,
    paths: [...new Set(text.match(/"\/v1\/[^"]*"/g))].map((path) => JSON.parse(path)),
  };
}
console.log(JSON.stringify(measured));
