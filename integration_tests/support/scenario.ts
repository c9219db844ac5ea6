import { sample, constantFrom, integer, oneof, record, subarray, array, boolean } from "fast-check";
import { startSimulator, type Simulator, type StoredEvent } from "stripe-simulator";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { allStreams, connect, type Connection } from "./connection.js";

/** An account's life and how often it is looked at, all by chance. */
export interface Scenario {
  readonly customers: number;
  readonly months: number;
  readonly eventApiVersion: string;
  /** The longest that an event is late, in seconds. */
  readonly lateSeconds: number;
  /** The key may read events. */
  readonly followsChanges: boolean;
  readonly syncs: readonly PlannedSync[];
}

interface PlannedSync {
  readonly streams: readonly string[];
  /** How long the account lives on after the sync before. */
  readonly secondsBefore: number;
  /** Then the sync comes so many seconds after the next change of a subscription, when its event may not be visible yet; null: at once. */
  readonly secondsAfterChange: number | null;
}

/** One sync that was made: what the platform passed in, and what came out. */
export interface SyncMade {
  readonly statesBefore: readonly object[];
  readonly messages: readonly AirbyteMessage[];
}

export interface Outcome {
  readonly simulator: Simulator;
  readonly connection: Connection;
  readonly syncs: readonly SyncMade[];
}

export const scenarioConfig = { api_key: "rk_live_51SimulatedReadOnlyKey", external_id_metadata_key: "workspace_id" };

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The scenario of a seed: the same one each time. */
export function scenarioOf(seed: number): Scenario {
  const scenarios = record({
    customers: integer({ min: 30, max: 80 }),
    months: integer({ min: 3, max: 10 }),
    eventApiVersion: constantFrom(...payloadVersions),
    lateSeconds: constantFrom(0, 45, 45),
    followsChanges: oneof({ weight: 5, arbitrary: constantFrom(true) }, { weight: 1, arbitrary: boolean() }),
    syncs: array(
      record({
        streams: oneof(constantFrom(allStreams), subarray([...allStreams], { minLength: 1 })),
        secondsBefore: oneof(
          integer({ min: 10, max: 2 * hour }),
          integer({ min: 2 * hour, max: 2 * day }),
          integer({ min: 2 * day, max: 20 * day }),
          integer({ min: 20 * day, max: 35 * day }),
        ),
        secondsAfterChange: oneof(constantFrom(null), integer({ min: 0, max: 40 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  return sample(scenarios, { seed, numRuns: 1 })[0]!;
}

const payloadVersions = [
  "2026-10-28.endive",
  "2026-03-25.dahlia",
  "2025-09-30.clover",
  "2025-03-31.basil",
  "2024-09-30.acacia",
  "2024-06-20",
];

/** Lives the scenario, and syncs everything once more after two quiet minutes, when every event can be seen. */
export async function play(scenario: Scenario, seed: number): Promise<Outcome> {
  const simulator = await startSimulator({
    customers: scenario.customers,
    months: scenario.months,
    seed,
    livemode: true,
    eventApiVersion: scenario.eventApiVersion,
    lateEvents: { share: 0.8, maxSeconds: scenario.lateSeconds },
    keys: [{ key: scenarioConfig.api_key, scopes: scenario.followsChanges ? "all" : scopesWithoutEvents }],
  });
  const connection = connect(simulator, scenarioConfig);
  const syncs: SyncMade[] = [];
  const sync = async (streams: readonly string[]): Promise<void> => {
    const statesBefore = connection.states;
    const { messages, exitCode, stderr } = await connection.sync({ streams });
    if (exitCode !== 0) throw new Error(`the sync failed: ${stderr}`);
    syncs.push({ statesBefore, messages });
  };
  for (const { streams, secondsBefore, secondsAfterChange } of scenario.syncs) {
    simulator.advance(secondsBefore);
    if (secondsAfterChange !== null) advancePastChange(simulator, secondsAfterChange);
    await sync(streams);
  }
  do simulator.advance(2 * minute);
  while (simulator.store.events.at(-1)!.created > simulator.clock.nowSeconds - 2 * minute);
  await sync(allStreams);
  return { simulator, connection, syncs };
}

/** A renewal names its invoice: what else changes a subscription's items, discounts or collection may change its MRR. */
function advancePastChange({ advance, store }: Simulator, seconds: number): void {
  let seen = store.events.length;
  const isChange = ({ type, previousAttributes: previous = {} }: StoredEvent) =>
    type === "customer.subscription.updated" &&
    !("latest_invoice" in previous) &&
    ("items" in previous || "discounts" in previous || "pause_collection" in previous);
  for (let second = 0; second < 10 * day; second += 1) {
    advance(1);
    if (store.events.slice(seen).some(isChange)) break;
    seen = store.events.length;
  }
  if (seconds > 0) advance(seconds);
}

const scopesWithoutEvents = [
  "customer_read",
  "subscription_read",
  "invoice_read",
  "plan_read",
  "product_read",
  "coupon_read",
  "promotion_code_read",
  "credit_note_read",
  "tax_rate_read",
  "charge_read",
];
