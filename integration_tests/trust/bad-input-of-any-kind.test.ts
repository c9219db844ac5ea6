import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { allStreams, configuredCatalog } from "../support/connection.js";
import {
  apiKey,
  openHostileStripe,
  statesOf,
  type HostileRun,
  type HostileStripe,
} from "../support/hostile/hostile-stripe.js";
import { mutate, mutations } from "../support/hostile/mutations.js";
import { stringify } from "../support/hostile/stringify.js";
import { problemsOf } from "../support/hostile/problems.js";

let stripe: HostileStripe;

beforeAll(async () => {
  stripe = await openHostileStripe();
}, 60_000);

/** Sets every option, so each of them can be mutated. */
const config = {
  api_key: apiKey,
  import_window: { window: "last_months", months: 12 },
  external_id_metadata_key: "workspace_id",
  entity_type: "users",
  rate_limit_share_percent: 50,
  stage_map: { lead: "Lead", active: "Customer" },
  require_read_only: false,
  customer_ids: [],
  include_test_clocks: true,
  full_rescan_interval_days: 7,
  metrics: {
    past_due_max_days: 30,
    discounts: "all",
    movement_window_minutes: 60,
    plan_name: "product",
    ltv_basis: "net",
    event_set: "canonical",
  },
};

/** JSON of a valid value with a mutation in it, or of any other value. */
function broken(valid: unknown): fc.Arbitrary<string> {
  const changed = fc
    .array(mutations, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((value, mutation) => mutate(value, mutation).value, valid));
  return fc.oneof({ weight: 6, arbitrary: changed }, { weight: 1, arbitrary: fc.jsonValue() }).map(stringify);
}

async function holds(inputs: fc.Arbitrary<HostileRun>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const outcome = await stripe.run(input);
      expect(problemsOf(outcome)).toEqual([]);
    }),
    { numRuns },
  );
}

describe("whatever its files contain, a run ends, says why, and writes nothing invalid", () => {
  it("in the configuration", async () => {
    const commands = fc.constantFrom("read" as const, "check" as const, "discover" as const);
    await holds(fc.record({ command: commands, config: broken(config) }), 60);
  }, 60_000);

  it("in the configured catalog", async () => {
    await holds(
      fc.record({
        command: fc.constant("read" as const),
        catalog: broken(configuredCatalog(allStreams, "incremental")),
      }),
      50,
    );
  }, 60_000);

  it("in the state, with a new state that the next sync can resume from", async () => {
    await fc.assert(
      fc.asyncProperty(broken(stripe.states), async (state) => {
        const outcome = await stripe.run({ command: "read", state });
        expect(problemsOf(outcome)).toEqual([]);
        const next = await stripe.run({ command: "read", state: statesOf(outcome.messages) });
        expect(problemsOf(next)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  }, 90_000);
});
