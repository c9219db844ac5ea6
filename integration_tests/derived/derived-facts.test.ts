import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "stripe-simulator";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { fasterClock } from "../support/faster-clock.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { silentChanges } from "../support/oracle-silent-changes.js";
import { differences, lineOfFact, lineOfRow, none } from "../support/oracle-lines.js";
import { moneyFacts } from "../support/oracle-money-facts.js";
import { monthsOfMrr, movementsOf } from "../support/oracle-movements.js";
import { requestFacts } from "../support/oracle-request-facts.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import { truthOf, type Truth } from "../support/oracle-truth.js";
import type { Row } from "../support/records.js";

const config = { api_key: apiKey };
/** The account changes only between the syncs, so a clock that runs ahead misses no change. */
const surroundings = { clock: fasterClock(10) };
const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** The contents of a destination after a sync, and the account's truth at that time. */
interface Visit {
  readonly seconds: number;
  readonly truth: Truth;
  readonly events: readonly Row[];
  readonly metrics: readonly Row[];
}

describe("the facts of a whole simulated account, after a first sync and after later syncs", () => {
  let simulator: Simulator;
  const visits: Visit[] = [];
  const first = () => visits[0]!;
  const last = () => visits.at(-1)!;
  /** The sums after every sync of every connection. */
  const sums: { readonly emitted: Record<string, number>; readonly present: Record<string, number> }[] = [];

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 250, months: 14, seed: 23 });
    const connection = connect(simulator, config, surroundings);
    // An amount that is past due counts for some days.
    const patient = connect(simulator, { ...config, metrics: { past_due_max_days: 4 } }, surroundings);
    visits.push(await visit(connection));
    await sync(patient);
    // The steps are short, so that many changes happen just before and just after a sync.
    for (let step = 0; step < 24; step += 1) {
      simulator.advance(2 * hour);
      await sync(connection);
      await sync(patient);
    }
    for (const days of [0.1, 3, 12, 20]) {
      simulator.advance(days * day);
      visits.push(await visit(connection));
      await sync(patient);
    }
  }, 180_000);

  afterAll(() => simulator.close());

  async function sync(connection: Connection): Promise<Pick<Visit, "events" | "metrics">> {
    expectComplete(await connection.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
    const { destination } = connection;
    const events = destination.rows("lifecycle_events");
    const metrics = destination.rows("customer_metrics");
    sums.push({ emitted: emittedMrr(events), present: presentMrr(metrics) });
    return { events, metrics };
  }

  async function visit(connection: Connection): Promise<Visit> {
    const rows = await sync(connection);
    return { seconds: simulator.clock.nowSeconds, truth: truthOf(simulator), ...rows };
  }

  const moneyTypes = [
    "payment_succeeded",
    "subscription_renewed",
    "trial_converted",
    "payment_refunded",
    "payment_disputed",
    "dispute_lost",
    "credit_note_issued",
    "invoice_voided",
    "invoice_uncollectible",
  ];

  it.each(moneyTypes)("contain every %s once, with its customer, time and amount", (type) => {
    for (const { truth, events } of visits) {
      // A dispute object does not show when it was closed, so the time of older ones is not known.
      const isTimed = (seconds: number | undefined) => type !== "dispute_lost" || seconds! >= first().seconds;
      const facts = moneyFacts(truth).filter((fact) => fact.type === type);
      expect(facts.length).toBeGreaterThan(0);
      const emitted = events.filter((row) => row["event_type"] === type);
      const emittedLines = emitted.map((row) => lineOfRow(row, isTimed(secondsOf(row))));
      const stated = facts.map((fact) => lineOfFact(fact, isTimed(fact.atSeconds)));
      expect(differences(emittedLines, stated)).toEqual(none);
    }
  });

  const requestTypes = [
    "subscription_cancellation_scheduled",
    "subscription_cancellation_revoked",
    "subscription_paused",
    "subscription_resumed",
  ];

  it.each(requestTypes)("contain every %s since the first sync once, with its customer and time", (type) => {
    const { truth, events } = last();
    const isMeant = (seconds: number) => seconds >= first().seconds;
    const facts = requestFacts(truth).filter((fact) => fact.type === type && isMeant(fact.atSeconds!));
    expect(facts.length).toBeGreaterThan(0);
    const emitted = events.filter((row) => row["event_type"] === type && isMeant(secondsOf(row)));
    const emittedLines = emitted.map((row) => lineOfRow(row));
    const stated = facts.map((fact) => lineOfFact(fact));
    expect(differences(emittedLines, stated)).toEqual(none);
  });

  it("are the same with the same ids for a connection that begins later", async () => {
    const fresh = connect(simulator, config, surroundings);
    const { events } = await visit(fresh);
    const money = (rows: readonly Row[]) =>
      rows
        .filter((row) => moneyTypes.includes(row["event_type"] as string))
        // Only the event shows when a dispute was lost.
        .map((row) => `${lineOfRow(row, row["event_type"] !== "dispute_lost")} ${row["event_id"] as string}`);
    expect(money(events).length).toBeGreaterThan(1000);
    expect(differences(money(events), money(last().events))).toEqual(none);
  });

  it("have deltas that add up to the MRR of each customer and currency after every sync, though some changes have no event", () => {
    const { endedDiscounts, hiddenEnds } = silentChanges(last().truth, first().seconds, last().seconds);
    expect([endedDiscounts.size, hiddenEnds.size].every((count) => count > 0)).toBe(true);
    expect(sums.length).toBeGreaterThan(57);
    for (const { emitted, present } of sums) expect(emitted).toEqual(present);
  });

  it("have a delta only on the two types that change MRR", () => {
    const others = last().events.filter(
      ({ event_type: type }) => !/^subscription_(changed|cancelled)$/.test(type as string),
    );
    expect(others.filter((row) => row["mrr_delta"] !== null || row["movement"] !== null)).toEqual([]);
    expect(others.length).toBeGreaterThan(1000);
  });

  it("move MRR month by month, so that opening plus movements equals closing in each currency", () => {
    for (const { events, metrics } of visits) {
      const months = monthsOfMrr(events);
      const closings: Record<string, number> = {};
      for (const { currency, opening, moved, closing, month } of months) {
        const {
          new: fresh = 0,
          expansion = 0,
          reactivation = 0,
          contraction = 0,
          churn = 0,
          null: none = 0,
          ...rest
        } = moved;
        expect(rest, month).toEqual({});
        expect(none, month).toBe(0);
        expect(opening + fresh + expansion + reactivation + contraction + churn, `${currency} ${month}`).toBe(closing);
        closings[currency] = closing;
      }
      expect(closings).toEqual(mrrByCurrency(metrics));
    }
  });

  it("have movements named by their effect on the customer's MRR", () => {
    const movements = movementsOf(last().events);
    expect(new Set(movements.map(({ expected }) => expected))).toEqual(
      new Set([null, "new", "expansion", "contraction", "churn", "reactivation"]),
    );
    expect(movements.filter(({ entry, expected }) => entry["movement"] !== expected)).toEqual([]);
  });

  it("date each delta so that the ledger also gives the MRR of every earlier sync", () => {
    for (const { seconds, metrics } of visits) {
      const until = last().events.filter((row) => Date.parse(row["recorded_at"] as string) / 1000 < seconds - minute);
      expect(emittedMrr(until)).toEqual(presentMrr(metrics));
    }
  });
});

function secondsOf(row: Row): number {
  return Date.parse(row["occurred_at"] as string) / 1000;
}

function mrrByCurrency(metrics: readonly Row[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [owner, mrr] of Object.entries(presentMrr(metrics))) {
    const currency = owner.split(" ")[1]!;
    totals[currency] = (totals[currency] ?? 0) + mrr;
  }
  return totals;
}
