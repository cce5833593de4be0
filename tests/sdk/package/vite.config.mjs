// A small page that books, bundled as applications are.
import { defineConfig } from "vite";

export default defineConfig({
  root: "page",
  logLevel: "warn",
  build: { outDir: "../built", emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
});
