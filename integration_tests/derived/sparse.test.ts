import {
  createSimulator,
  PRORATING_PROFILE,
  startServer,
  type InProcessSimulator,
  type LifeOptions,
  type SimulatorServer,
} from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { allStreams, connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { explain } from "../support/explain.js";
import { apiKey } from "../support/live-account.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import { recordsOf, type Row } from "../support/records.js";
import { recordProblems } from "../support/strict-schema.js";

const config = { api_key: apiKey, external_id_metadata_key: "workspace_id" };
const keys = [{ key: apiKey, scopes: "all" }] as const;

/** The columns that only show what a sparse account leaves out, and when a sync ran. */
const mayDiffer = {
  customer_metrics: [
    "computed_at",
    // The customer's own fields.
    "email",
    "name",
  ],
  lifecycle_events: [
    // The code of a failed charge, and the reasons of refunds, credit notes and cancellations.
    "failure_code",
    "reason",
    "feedback",
    "is_voluntary",
    // Without its payment method, a charge may have failed days after it was made.
    "precision",
  ],
};

const accounts: readonly (readonly [name: string, options: LifeOptions])[] = [
  ["", { customers: 80, seed: 9 }],
  [
    ", whose seats change often, by lines that name no item, with older events",
    {
      customers: 60,
      seed: 21,
      profile: PRORATING_PROFILE,
      prorationLineShape: "invoice_item_details",
      eventApiVersion: "2024-06-20",
    },
  ],
];

describe.each(accounts)("an account that leaves out every field that it may%s", (_name, options) => {
  let account: InProcessSimulator;
  let servers: SimulatorServer[];
  let whole: Connection;
  let sparse: Connection;
  let outcomes: readonly Outcome[];

  beforeAll(async () => {
    account = createSimulator({ ...options, months: 14, livemode: true });
    servers = await Promise.all(
      (["whole", "sparse"] as const).map((fields) => startServer(account.store, account.clock, { keys, fields })),
    );
    [whole, sparse] = servers.map((server) => connect(server, config)) as [Connection, Connection];
    const first = await sparse.sync();
    await whole.sync();
    account.advance(3 * 86_400);
    outcomes = [first, await sparse.sync()];
    await whole.sync();
  }, 120_000);

  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it("is read completely, at first and three days later", () => {
    for (const outcome of outcomes) {
      expectComplete(outcome);
      for (const stream of allStreams) expect(storyOf(outcome.messages, stream).at(-1)).toBe("COMPLETE");
    }
    expect(recordsOf(outcomes[1]!.messages, "lifecycle_events").length).toBeGreaterThan(0);
  });

  it("gives records that conform to their schemas", () => {
    for (const { messages } of outcomes) {
      for (const stream of allStreams) {
        expect(recordsOf(messages, stream).flatMap((record) => recordProblems(stream, record))).toEqual([]);
      }
    }
  });

  it("gives as many objects as the whole account", () => {
    for (const stream of allStreams) {
      expect(sparse.destination.rows(stream), stream).toHaveLength(whole.destination.rows(stream).length);
    }
  });

  it.each(["customer_metrics", "lifecycle_events"] as const)(
    "gives the same %s, but for what it left out",
    (stream) => {
      expect(whole.destination.rows(stream).length).toBeGreaterThan(60);
      expect(sorted(sparse, stream)).toEqual(sorted(whole, stream));
    },
  );

  it("gives deltas that add up to the MRR of the rows", () => {
    expect(emittedMrr(sparse.destination.rows("lifecycle_events"))).toEqual(
      presentMrr(sparse.destination.rows("customer_metrics")),
    );
  });

  it("is explained", async () => {
    const paying = sparse.destination.rows("customer_metrics").filter((row) => (row["mrr"] as number) > 0);
    for (const row of paying.slice(0, 3)) {
      const { exitCode, stdout } = await explain(servers[1]!, config, "--customer", row["customer_id"] as string);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(row["customer_id"]);
    }
  });
});

function sorted({ destination }: Connection, stream: keyof typeof mayDiffer): Row[] {
  const key = stream === "customer_metrics" ? "customer_id" : "event_id";
  return destination
    .rows(stream)
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !mayDiffer[stream].includes(name))))
    .toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
}
