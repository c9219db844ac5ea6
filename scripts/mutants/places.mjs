/**
 * A part of the code whose tests are tested: what decides money, what may be sent to Stripe, what is kept secret, what a
 * stream saves.
 * @typedef {object} Place
 * @property {string} files a glob of its sources
 * @property {readonly string[]} tests globs of the tests that run for each of its mutants
 */

/** @type {Readonly<Record<string, Place>>} by the name on the command line */
export const places = {
  "src/metrics/mrr": {
    files: "src/metrics/mrr/*.ts",
    tests: ["src/metrics/mrr/*.test.ts", "src/metrics/explain/explain-mrr.test.ts"],
  },
  "src/metrics/timeline": {
    files: "src/metrics/timeline/*.ts",
    tests: [
      "src/metrics/timeline/*.test.ts",
      "src/metrics/derive.test.ts",
      "src/metrics/{events,explain}/**/*.test.ts",
    ],
  },
  "src/state": { files: "src/state/*.ts", tests: ["src/state/*.test.ts"] },
  "src/stripe/key/key-policy": {
    files: "src/stripe/key/key-policy.ts",
    tests: ["src/stripe/key/key-policy.test.ts"],
  },
  "src/stripe/key/write-guard": {
    files: "src/stripe/key/write-guard.ts",
    tests: ["src/stripe/key/write-*.test.ts"],
  },
  "src/stripe/limits": { files: "src/stripe/limits/*.ts", tests: ["src/stripe/limits/**/!(limiter-adapts).test.ts"] },
  "src/stripe/lists/ranges": { files: "src/stripe/lists/ranges.ts", tests: ["src/stripe/lists/**/*.test.ts"] },
  "src/stripe/request/retry": { files: "src/stripe/request/retry.ts", tests: ["src/stripe/request/retry.test.ts"] },
  "packages/cdk-typescript-compat/src/redaction": {
    files: "packages/cdk-typescript-compat/src/{redaction,secret-forms,secret-needles}.ts",
    tests: ["packages/cdk-typescript-compat/src/{redaction,secret-needles}.test.ts"],
  },
};
