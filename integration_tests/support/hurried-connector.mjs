// The built connector, with its clock at 100 times the machine's speed, so that measurements do not wait for rate
// limits.
import { main } from "@airbyte/cdk-typescript-compat";
import { createSource } from "../../dist/source.js";
import { systemClock } from "../../dist/stripe/clock.js";

const factor = 100;
const beganMs = systemClock.monotonicMs();
const beganEpochMs = systemClock.epochMs();
const monotonicMs = () => (systemClock.monotonicMs() - beganMs) * factor;

const clock = {
  monotonicMs,
  epochMs: () => beganEpochMs + monotonicMs(),
  /** @type {import("../../dist/stripe/clock.js").Clock["after"]} */
  after: (delayMs, run) => systemClock.after(delayMs / factor, run),
};

await main(createSource(process.env, { clock }), { name: "source-stripe-lifecycle" });
