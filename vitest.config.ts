import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const all = [
  "src/**/*.test.ts",
  "packages/*/src/**/*.test.ts",
  "integration_tests/**/*.test.ts",
  "scripts/**/*.test.ts",
  "bench/src/**/*.test.ts",
];

/**
 * They start the built program, wait in real time, play hundreds of accounts, read accounts of thousands of customers
 * or drive a browser: `npm run test:slow`.
 */
const slow = [
  "integration_tests/**/*.slow.test.ts",
  "integration_tests/process/**/*.test.ts",
  "packages/cdk-typescript-compat/src/process.test.ts",
  "integration_tests/simulation/{shard-*,determinism}.test.ts",
  "integration_tests/clients/**/*.test.ts",
  "packages/stripe-lifecycle/src/**/*.slow.test.ts",
  "packages/stripe-lifecycle/src/report/*.browser.test.ts",
];

export default defineConfig({
  resolve: {
    alias: [
      // Tests run on the sources, so that a stale build can't pass them.
      {
        find: /^@airbyte\/cdk-typescript-compat\/testing$/,
        replacement: here("packages/cdk-typescript-compat/src/testing.ts"),
      },
      {
        find: /^@airbyte\/cdk-typescript-compat\/compile$/,
        replacement: here("packages/cdk-typescript-compat/src/compile-config-schemas.ts"),
      },
      { find: /^@airbyte\/cdk-typescript-compat$/, replacement: here("packages/cdk-typescript-compat/src/index.ts") },
      { find: /^stripe-lifecycle$/, replacement: here("packages/stripe-lifecycle/src/index.ts") },
      { find: /^stripe-simulator$/, replacement: here("packages/stripe-simulator/src/index.ts") },
    ],
  },
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Vitest leaves one core alone, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        // A worker keeps its modules from file to file: to load them anew for each file takes longer than the tests.
        test: { name: "fast", include: all, exclude: slow, isolate: false },
      },
      { extends: true, test: { name: "slow", include: slow, exclude: ["integration_tests/clients/**"] } },
      { extends: true, test: { name: "clients", include: ["integration_tests/clients/**/*.test.ts"] } },
    ],
  },
});
