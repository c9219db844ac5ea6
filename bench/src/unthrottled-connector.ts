import { main } from "@airbyte/cdk-typescript-compat";
import { createSource } from "../../src/source.js";
import { defaultLimits } from "../../src/stripe/limits/limits.js";

// The connector with limits per second that are a hundred times as high. So its work limits it, not Stripe's limits. It
// is bundled like the connector itself (`npm run build:bench`).
const { globalPerSecond, endpointPerSecond } = defaultLimits("live");
const limits = { globalPerSecond: 100 * globalPerSecond, endpointPerSecond: 100 * endpointPerSecond };

await main(createSource(process.env, { limits }), { name: "source-stripe-lifecycle" });
