// Run by the pipeline once for the schemas of all documents; INPUT and OUTPUT say where from and where to.
export default {
  input: process.env.INPUT,
  logs: { level: "error", file: false },
  output: {
    path: process.env.OUTPUT,
    module: { extension: ".js" },
    header: [],
    indexFile: false,
    fileName: { suffix: null },
  },
  plugins: ["@hey-api/typescript"],
};
