import { main } from "@airbyte/cdk-typescript-compat";
import type * as SourceModule from "../../src/source.js";
import type * as ClockModule from "../../src/stripe/clock.js";
import { built } from "./built.js";

// The built connector on a clock that runs ten times faster. Its own limits per second are then ten times as high, so
// its work limits it, not Stripe's limits.
const speed = 10;

const { createSource } = (await built("source.js")) as typeof SourceModule;
const { systemClock } = (await built("stripe/clock.js")) as typeof ClockModule;

const clock: ClockModule.Clock = {
  ...systemClock,
  monotonicMs: () => systemClock.monotonicMs() * speed,
  after: (delayMs, run) => systemClock.after(delayMs / speed, run),
};

await main(createSource(process.env, { clock }), { name: "source-stripe-lifecycle" });
