import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawStreams } from "../src/streams/list.js";
import { connect } from "./support/connection.js";
import { customersBeyondEvents } from "./support/oracle-limits.js";
import { expectedFacts } from "./support/oracle-facts.js";
import { customersWithTraces, expectedMetrics } from "./support/oracle.js";
import { truthOf, type Truth } from "./support/oracle-truth.js";
import { play, scenarioConfig, scenarioOf, type Outcome, type Scenario } from "./support/scenario.js";

type Row = Readonly<Record<string, unknown>>;

/** More, when looking for trouble: SOAK_FROM=100 SOAK_SEEDS=50 npx vitest run integration_tests/soak.test.ts */
const { SOAK_FROM: from = "1", SOAK_SEEDS: count = "6" } = process.env;
const seeds = Array.from({ length: Number(count) }, (_, index) => Number(from) + index);

describe.each(seeds)("an account and syncs by chance, seed %i", (seed) => {
  const scenario: Scenario = scenarioOf(seed);
  let outcome: Outcome;
  let truth: Truth;

  beforeAll(async () => {
    outcome = await play(scenario, seed);
    truth = truthOf(outcome.simulator);
  }, 120_000);

  afterAll(() => outcome.simulator.close());

  const rows = (stream: string) => outcome.connection.destination.rows(stream);
  const eventsOf = (type: string) => rows("lifecycle_events").filter((row) => row["event_type"] === type);

  it("bring the raw streams to the account's truth", () => {
    for (const { name, expand } of rawStreams) {
      const expected = new Map([...outcome.simulator.truth(name as "invoices", expand)].map((each) => [each.id, each]));
      const living = new Map(
        rows(name)
          .filter((row) => row["is_deleted"] === false)
          .map((row) => [row["id"], row]),
      );
      for (const [id, object] of expected) {
        const { account_id: _account, observed_at: _at, is_deleted: _deleted, ...row } = living.get(id) ?? {};
        expect(withoutSilent(row), `${name} ${String(id)}`).toEqual(withoutSilent(object));
      }
      // A deletion shows in its event alone.
      if (isFollowed(name)) expect([...living.keys()].filter((id) => !expected.has(id as string))).toEqual([]);
    }
  });

  it("bring customer_metrics to what an independent calculation says", () => {
    expectMetrics(rows("customer_metrics"));
    const known = new Set(customersWithTraces(truth));
    const others = rows("customer_metrics").filter((row) => !known.has(row["customer_id"] as string));
    if (isFollowed("customer_metrics")) expect(others.filter((row) => row["is_deleted"] !== true)).toEqual([]);
  });

  it("end where a fresh connection begins, under the same ids", async () => {
    const fresh = connect(outcome.simulator, scenarioConfig);
    await fresh.sync({ streams: ["customer_metrics", "lifecycle_events"] });
    expectMetrics(fresh.destination.rows("customer_metrics"));
    const exact = new Set(["user_signed_up", "trial_started", "subscription_cancelled"]);
    const ids = (all: readonly Row[]) =>
      all
        .filter((row) => exact.has(row["event_type"] as string) && truth.customers.has(row["customer_id"] as string))
        .map(
          (row) => `${row["event_type"] as string} ${row["subscription_id"] as string} ${row["event_id"] as string}`,
        );
    expect(ids(rows("lifecycle_events")).toSorted()).toEqual(
      ids(fresh.destination.rows("lifecycle_events")).toSorted(),
    );
  });

  it("tell each signup, trial and cancellation as Stripe states it", () => {
    const line = (row: Row, id: string) => `${row[id] as string} ${row["occurred_at"] as string}`;
    const signups = eventsOf("user_signed_up").filter((row) => truth.customers.has(row["customer_id"] as string));
    expect(signups.map((row) => line(row, "customer_id")).toSorted()).toEqual(expectedFacts.signups(truth).toSorted());
    const cancellations = eventsOf("subscription_cancelled").map((row) => line(row, "subscription_id"));
    expect(cancellations.toSorted()).toEqual(expectedFacts.cancellations(truth).toSorted());
    const trials = new Map(eventsOf("trial_started").map((row) => [row["subscription_id"], row]));
    expect(trials.size).toBe(expectedFacts.trials(truth).length);
    for (const { subscription, startedAt, days } of expectedFacts.trials(truth)) {
      expect(trials.get(subscription)!["occurred_at"]).toBe(startedAt);
      expect(days).toContain(trials.get(subscription)!["trial_days"]);
    }
  });

  it("tell failed payments that happened, and all of those since the connection began", () => {
    const told = eventsOf("payment_failed").map(
      (row) => `${row["invoice_id"] as string} attempt ${row["attempt_count"] as number}`,
    );
    expect(expectedFacts.paymentFailures(truth)).toEqual(expect.arrayContaining(told));
    if (isFollowed("lifecycle_events")) {
      const since = firstSyncOf("lifecycle_events") - 60;
      expect(told).toEqual(expect.arrayContaining(expectedFacts.paymentFailures(truth, since)));
    }
  });

  it("have deltas that add up to each customer's MRR, where events were followed all along", () => {
    if (!isFollowed("lifecycle_events")) return;
    const told = new Map<string, number>();
    for (const row of [...eventsOf("subscription_changed"), ...eventsOf("subscription_cancelled")]) {
      const key = `${row["customer_id"] as string} ${row["currency"] as string}`;
      told.set(key, (told.get(key) ?? 0) + (row["mrr_delta"] as number));
    }
    const now = new Map<string, number>();
    for (const row of rows("customer_metrics")) {
      for (const { currency, amount } of row["mrr_by_currency"] as { currency: string; amount: number }[]) {
        now.set(`${row["customer_id"] as string} ${currency}`, amount);
      }
    }
    const since = Math.min(firstSyncOf("lifecycle_events"), firstSyncOf("customer_metrics")) - 60;
    const beyond = customersBeyondEvents(truth, since, outcome.simulator.clock.nowSeconds);
    const wrong = [...new Set([...told.keys(), ...now.keys()])]
      .filter((key) => !beyond.has(key.split(" ")[0]!))
      .filter((key) => (told.get(key) ?? 0) !== (now.get(key) ?? 0));
    expect(wrong.map((key) => `${key}: told ${told.get(key)}, is ${now.get(key)}`)).toEqual([]);
  });

  it("tell an event once, but for the minute between two syncs and for what is listed anew", () => {
    const before = new Set<string>();
    for (const { statesBefore, messages } of outcome.syncs) {
      const emitted = messages.flatMap((message) =>
        message.type === "RECORD" && message.record.stream === "lifecycle_events" ? [message.record.data as Row] : [],
      );
      const ids = emitted.map((row) => row["event_id"] as string);
      expect(ids.length).toBe(new Set(ids).size);
      const cursor = stateOf("lifecycle_events", statesBefore)?.["events_cursor"] as number | undefined;
      const repeated = emitted.filter((row) => before.has(row["event_id"] as string));
      if (!isListedAnew(messages)) {
        expect(repeated.filter((row) => Date.parse(row["recorded_at"] as string) / 1000 < cursor!)).toEqual([]);
      }
      ids.forEach((id) => before.add(id));
    }
  });

  function expectMetrics(told: readonly Row[]): void {
    const byCustomer = new Map(told.map((row) => [row["customer_id"] as string, row]));
    for (const id of customersWithTraces(truth)) {
      const row = byCustomer.get(id);
      // A discount's end alone brings no event, so that the row says how it was when it was made.
      const atSeconds = Date.parse((row?.["computed_at"] as string | undefined) ?? "") / 1000;
      const expected = expectedMetrics(truth, id, atSeconds, scenarioConfig.external_id_metadata_key);
      expect(row, `metrics of ${id}`).toMatchObject(expected);
    }
  }

  /** The stream knows everything from events since its first sync. */
  function isFollowed(stream: string): boolean {
    const states = outcome.syncs.slice(1).flatMap(({ messages, statesBefore }) => {
      const isFirst = !stateOf(stream, statesBefore);
      return isFirst
        ? []
        : messages.flatMap((message) => (message.type === "STATE" ? [stateIn(message.state, stream)] : []));
    });
    return scenario.followsChanges && states.every((state) => state?.["phase"] !== "backfill");
  }

  function firstSyncOf(stream: string): number {
    return (stateOf(stream, outcome.connection.states)!["connected_at"] as number) + 60;
  }
});

/** Stripe sends no event for it. */
function withoutSilent({ times_redeemed: _times, ...object }: Row): Row {
  return object;
}

function stateOf(stream: string, states: readonly object[]): Row | undefined {
  return states.map((state) => stateIn(state, stream)).find((state) => state !== undefined);
}

function stateIn(state: object, stream: string): Row | undefined {
  const { stream_descriptor: descriptor, stream_state: value } = (
    state as { stream: { stream_descriptor: { name: string }; stream_state: Row } }
  ).stream;
  return descriptor.name === stream ? value : undefined;
}

function isListedAnew(messages: Outcome["syncs"][number]["messages"]): boolean {
  return messages.some(
    (message) => message.type === "STATE" && stateIn(message.state, "lifecycle_events")?.["phase"] === "backfill",
  );
}
