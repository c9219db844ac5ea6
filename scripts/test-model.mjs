import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

/**
 * Plays seeds of the model test on all cores: `npm run test:model -- --seeds 5000 [--from 1] [--shrink-seconds 60]`.
 * Prints the progress, and at the end the failed seeds with the simplest story found for each. Exits with 1 if any
 * failed.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "300" },
    from: { type: "string", default: "1" },
    "shrink-seconds": { type: "string", default: "60" },
  },
});

const total = Number(values.seeds);
const beganMs = performance.now();
let passed = 0;
/** @type {string[]} */
const failed = [];

/** @type {import("vitest/node").Reporter} */
const reporter = {
  onTestCaseResult(testCase) {
    const { state, errors = [] } = testCase.result();
    if (state === "passed") passed += 1;
    if (state === "failed") {
      failed.push(/seed (\d+)/.exec(testCase.name)?.[1] ?? testCase.fullName);
      console.log(errors.map(({ message }) => message).join("\n"));
    }
  },
  // A file that could not be loaded has no test case.
  onTestModuleEnd(testModule) {
    for (const { message } of testModule.errors()) console.log(message);
  },
};

const timer = setInterval(() => console.log(progress()), 10_000);
const vitest = await startVitest("test", ["integration_tests/simulation/shard-"], {
  project: ["slow"],
  watch: false,
  reporters: [reporter],
  maxWorkers: availableParallelism(),
  env: {
    MODEL_SEEDS: values.seeds,
    MODEL_FROM: values.from,
    MODEL_SHRINK_SECONDS: values["shrink-seconds"],
  },
});
clearInterval(timer);
await vitest.close();
console.log(progress());
const isComplete = passed === total;
console.log(
  isComplete ? `${total} seeds passed` : `${total - passed} of ${total} seeds did not pass: ${failed.join(", ")}`,
);
process.exitCode = isComplete ? 0 : 1;

function progress() {
  const done = passed + failed.length;
  const seconds = (performance.now() - beganMs) / 1000;
  return `${done} of ${total} seeds played, ${failed.length} failed, ${(done / seconds).toFixed(1)} seeds/s`;
}
