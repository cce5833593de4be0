import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { bookingExample } from "./build/booking-example.ts";
import { chatComponent } from "./build/chat-component.ts";
import { chatDocument } from "./build/chat-document.ts";
import { compressed } from "./build/compressed.ts";
import { pageFiles } from "./build/pages.ts";
import { stateDiagrams } from "./build/state-diagrams.ts";
import { PREFIX } from "./src/pages.ts";

// Where `make run` serves the APIs while `npm run dev` serves the portal.
const gateway = process.env["GATEWAY_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: `${PREFIX}/`,
  plugins: [react(), bookingExample(), chatComponent(), chatDocument(), stateDiagrams(), pageFiles(), compressed()],
  build: {
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0,
    // The references are large by their nature, and are loaded only when they are opened.
    chunkSizeWarningLimit: 5000,
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/v1": { target: gateway, ws: true },
      [`${PREFIX}/configuration.json`]: gateway,
      [`${PREFIX}/map`]: gateway,
    },
  },
});
