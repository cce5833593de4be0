// Run by the pipeline once for all documents; CLIENTS lists `{input, output}` of each.
const clients = JSON.parse(process.env.CLIENTS);

export default clients.map(({ input, output }) => ({
  input,
  logs: { level: "error", file: false },
  output: { path: output, module: { extension: ".js" }, header: [] },
  plugins: [
    "@hey-api/typescript",
    "@hey-api/sdk",
    { name: "@hey-api/client-fetch", baseUrl: false },
  ],
}));
