import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import everyTest from "../../vitest.config.js";

export default defineConfig({
  resolve: everyTest.resolve,
  test: {
    include: JSON.parse(process.env["MUTANTS_TESTS"]!) as string[],
    // They take seconds each, and run once for each mutant.
    exclude: [
      "src/metrics/{events,explain}/**/*.properties.test.ts",
      "src/metrics/events/ledger/contract-items.test.ts",
    ],
    isolate: false,
    setupFiles: [fileURLToPath(new URL("repeatable-properties.ts", import.meta.url))],
  },
});
