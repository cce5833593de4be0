import { defineConfig } from "vitest/config";

// Logic without a page: none of the build's plugins is needed, and files leave nothing behind that others could meet.
export default defineConfig({ test: { include: ["src/**/*.test.ts"], isolate: false, pool: "threads" } });
