import { main } from "@airbyte/cdk-typescript-compat";
import { createSource } from "../../src/source.js";
import { systemClock, type Clock } from "../../src/stripe/clock.js";

// The connector on a clock that runs ten times faster. Its own limits per second are then ten times as high, so its work
// limits it, not Stripe's limits. It is bundled like the connector itself (`npm run build:bench`).
const speed = 10;

const clock: Clock = {
  ...systemClock,
  monotonicMs: () => systemClock.monotonicMs() * speed,
  after: (delayMs, run) => systemClock.after(delayMs / speed, run),
};

await main(createSource(process.env, { clock }), { name: "source-stripe-lifecycle" });
