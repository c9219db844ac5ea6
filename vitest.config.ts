import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // Tests run on the sources, so that a stale build can't pass them.
      {
        find: /^@airbyte\/cdk-typescript-compat\/testing$/,
        replacement: here("packages/cdk-typescript-compat/src/testing.ts"),
      },
      { find: /^@airbyte\/cdk-typescript-compat$/, replacement: here("packages/cdk-typescript-compat/src/index.ts") },
      { find: /^stripe-simulator$/, replacement: here("packages/stripe-simulator/src/index.ts") },
    ],
  },
  test: {
    include: [
      "src/**/*.test.ts",
      "packages/*/src/**/*.test.ts",
      "integration_tests/**/*.test.ts",
      "scripts/**/*.test.ts",
      "bench/src/**/*.test.ts",
      "demo/src/**/*.test.ts",
    ],
    testTimeout: 30_000,
  },
});
