import { isDeepStrictEqual } from "node:util";
import { expectedFacts } from "../support/oracle-facts.js";
import { customersWithTraces, expectedMetrics } from "../support/oracle.js";
import { truthOf, type Truth } from "../support/oracle-truth.js";
import { visibleSeconds } from "../../src/stripe/change-feed.js";
import { historyOf, isFollowed, isWithin, type Row, type StreamHistory } from "./history.js";
import { baseConfig, type Played } from "./play.js";
import { problemsOfMoney } from "./problems-of-money.js";
import { problemsOfAppending, problemsOfChangedDeltas, problemsOfRepetition } from "./problems-of-repetition.js";
import { problemsOfSums } from "./problems-of-sums.js";
import type { Platform } from "./platform.js";

/**
 * Returns the differences of customer_metrics and lifecycle_events from the account's truth, except for what the
 * connector cannot know.
 */
export async function problemsOfDerivedStreams(played: Played): Promise<string[]> {
  const truth = truthOf(played.simulator);
  const history = historyOf(played, "lifecycle_events")!;
  const wasBlind = played.syncs.some(({ planned }) => planned.lacks === "charge_read");
  const fresh = played.story.seed % 4 === 0 ? await played.syncAfresh() : undefined;
  return [
    ...problemsOfMetrics(truth, played, played.platform, wasBlind).slice(0, 5),
    ...problemsOfDeletion(truth, played).slice(0, 5),
    ...problemsOfFacts(truth, played.platform, history).slice(0, 5),
    ...problemsOfFailures(truth, played.platform, history).slice(0, 5),
    ...problemsOfMoney(truth, played, history).slice(0, 5),
    ...problemsOfSums(truth, played).slice(0, 5),
    ...problemsOfTrials(truth, played.platform).slice(0, 5),
    ...problemsOfRepetition(played).slice(0, 5),
    ...problemsOfChangedDeltas(played).slice(0, 5),
    ...problemsOfAppending(played).slice(0, 5),
    ...(fresh ? problemsOfMetrics(truth, played, fresh, false).map((each) => `afresh: ${each}`) : []),
    ...(fresh ? problemsOfIds(truth, played.platform, fresh, history) : []).slice(0, 5),
    ...(fresh ? problemsOfTimes(played, fresh, history) : []).slice(0, 5),
  ];
}

/**
 * @param wasBlind some sync could not read charges: columns that need them are null until the customer changes again
 */
function problemsOfMetrics(truth: Truth, { syncs }: Played, { destination }: Platform, wasBlind: boolean): string[] {
  const rows = new Map(destination.rows("customer_metrics").map((row) => [row["customer_id"] as string, row]));
  // Changes by time alone may also be as of the minute before the last sync, in which nothing happened.
  const atSeconds = syncs.at(-1)!.beganSeconds - 61;

  function differencesIn(row: Row): string[] {
    const id = row["customer_id"] as string;
    const expected: Row = expectedMetrics(truth, id, atSeconds, baseConfig.external_id_metadata_key);
    const isUnseen = (field: string) =>
      (wasBlind && chargeColumns.has(field) && row[field] === null) ||
      (field === "failed_payment_count" &&
        truth.invoices.some((invoice) => invoice.customer === id && hasManualFailure(truth, invoice.id))) ||
      (field === "failed_payment_count" &&
        hasFailureWithoutCharge(truth, id) &&
        Number(row[field]) < Number(expected[field]));
    return Object.keys(expected)
      .filter((field) => !isDeepStrictEqual(row[field], expected[field]) && !isUnseen(field))
      .map((field) => `${field} ${JSON.stringify(row[field])} instead of ${JSON.stringify(expected[field])}`);
  }

  return customersWithTraces(truth).flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [`customer_metrics: ${id} is missing`];
    const differences = differencesIn(row);
    return differences.length === 0
      ? []
      : [`customer_metrics: ${id} computed at ${String(row["computed_at"])}: ${differences.join(", ")}`];
  });
}

/**
 * Returns whether an attempt of the customer failed without a charge. If the invoice was paid by hand afterwards, only
 * the event shows that attempt.
 */
function hasFailureWithoutCharge({ events, charges }: Truth, customerId: string): boolean {
  const failed = charges.filter(({ customer, status }) => customer === customerId && status === "failed");
  return events.some(
    ({ type, object, created }) =>
      type === "invoice.payment_failed" &&
      object["customer"] === customerId &&
      !failed.some((charge) => Math.abs(charge.created - created) <= 60),
  );
}

const chargeColumns = new Set(["ltv_net", "refunded", "other_revenue"]);

/** Checks that a customer without any objects is marked as deleted, if the stream could read the event. */
function problemsOfDeletion({ events, ...truth }: Truth, played: Played): string[] {
  const history = historyOf(played, "customer_metrics")!;
  const traces = new Set(customersWithTraces({ events, ...truth }));
  const gone = played.platform.destination
    .rows("customer_metrics")
    .filter((row) => !traces.has(row["customer_id"] as string) && row["is_deleted"] !== true);
  const heard = gone.filter((row) => {
    const deletion = events.find(
      ({ type, object }) => type === "customer.deleted" && object["id"] === row["customer_id"],
    );
    return deletion === undefined || isFollowed(history, deletion.created);
  });
  return heard.map((row) => `customer_metrics: ${row["customer_id"] as string} is gone, but not marked as deleted`);
}

/** Checks that each signup, trial and cancellation is emitted once, with its time. */
function problemsOfFacts(truth: Truth, { destination }: Platform, history: StreamHistory): string[] {
  const of = (type: string) => destination.rows("lifecycle_events").filter((row) => row["event_type"] === type);
  const line = (row: Row, id: string) => `${row[id] as string} ${row["occurred_at"] as string}`;
  const signups = of("user_signed_up").filter((row) => truth.customers.has(row["customer_id"] as string));
  const trials = expectedFacts.trials(truth);
  return [
    ...compare(
      "signup",
      signups.map((row) => line(row, "customer_id")),
      expectedFacts.signups(truth),
      history,
    ),
    ...compare(
      "cancellation",
      of("subscription_cancelled").map((row) => line(row, "subscription_id")),
      expectedFacts.cancellations(truth),
      history,
    ),
    ...compare(
      "trial",
      of("trial_started")
        .filter((row) => !hadNoTime(truth, row["subscription_id"] as string))
        .map((row) => line(row, "subscription_id")),
      trials.map(({ subscription, startedAt }) => `${subscription} ${startedAt}`),
      history,
    ),
    ...of("trial_started").flatMap((row) => {
      const trial = trials.find(({ subscription }) => subscription === row["subscription_id"]);
      const isAgreed = trial?.days.includes(row["trial_days"] as number) ?? true;
      return isAgreed
        ? []
        : [
            `trial of ${String(row["subscription_id"])}: ${String(row["trial_days"])} days, not ${trial!.days.join(" or ")}`,
          ];
    }),
  ];
}

/** Returns whether a trial ended in the second in which it began. A sync that saw it running emitted it. */
function hadNoTime({ subscriptions }: Truth, id: string): boolean {
  return subscriptions.some(
    (each) => each.id === id && each.trial_start !== null && each.trial_end === each.trial_start,
  );
}

/** Compares facts. The connector does not have to emit facts before the import window. */
function compare(fact: string, emitted: readonly string[], true_: readonly string[], history: StreamHistory): string[] {
  const rest = [...emitted];
  const missing = true_.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0 && Date.parse(line.split(" ")[1]!) / 1000 >= history.importStart;
  });
  return [
    ...missing.map((line) => `lifecycle_events: ${fact} ${line} is missing`),
    ...rest.map((line) => `lifecycle_events: ${fact} ${line} is emitted, but is not true`),
  ];
}

function problemsOfFailures(truth: Truth, { destination }: Platform, history: StreamHistory): string[] {
  const emitted = destination
    .rows("lifecycle_events")
    .filter((row) => row["event_type"] === "payment_failed")
    .map((row) => `${row["invoice_id"] as string} attempt ${row["attempt_count"] as number}`);
  const all = new Set(expectedFacts.paymentFailures(truth));
  const followed = expectedFacts.paymentFailures(truth, -Infinity, (seconds) => isFollowed(history, seconds));
  return [
    ...emitted
      .filter((line) => !all.has(line) && !hasManualFailure(truth, line.split(" ")[0]!))
      .map((line) => `lifecycle_events: ${line} never failed`),
    ...followed.filter((line) => !emitted.includes(line)).map((line) => `lifecycle_events: failed ${line} is missing`),
  ];
}

/**
 * Returns whether an attempt by hand failed. It shares its number with the attempt before it, and its charge does not
 * show that. So the charges alone may give one number too many.
 */
function hasManualFailure({ events }: Truth, invoiceId: string): boolean {
  const attempts = events
    .filter(({ type, object }) => type === "invoice.payment_failed" && object["id"] === invoiceId)
    .map(({ object }) => object["attempt_count"]);
  return new Set(attempts).size < attempts.length;
}

/** Checks that a subscription that ends within its trial never had MRR. */
function problemsOfTrials({ subscriptions }: Truth, { destination }: Platform): string[] {
  const unpaid = subscriptions.filter(
    ({ ended_at: ended, trial_end: trialEnd }) => ended !== null && trialEnd !== null && ended < trialEnd,
  );
  const ids = new Set(unpaid.map(({ id }) => id));
  return destination
    .rows("lifecycle_events")
    .filter((row) => ids.has(row["subscription_id"] as string) && (row["mrr_delta"] ?? 0) !== 0)
    .map(
      (row) =>
        `lifecycle_events: ${row["subscription_id"] as string} ended within its trial, but has MRR of ${String(row["mrr_delta"])}`,
    );
}

/** Checks that a connection that begins now emits facts with the same ids. */
function problemsOfIds(truth: Truth, emitted: Platform, fresh: Platform, history: StreamHistory): string[] {
  const exact = new Set([
    "user_signed_up",
    "trial_started",
    "subscription_cancelled",
    "payment_succeeded",
    "subscription_renewed",
    "credit_note_issued",
  ]);
  const ids = ({ destination }: Platform) =>
    new Map(
      destination
        .rows("lifecycle_events")
        .filter((row) => exact.has(row["event_type"] as string) && truth.customers.has(row["customer_id"] as string))
        .filter((row) => Date.parse(row["occurred_at"] as string) / 1000 >= history.importStart)
        .map((row) => [row["event_id"] as string, `${row["event_type"] as string} of ${row["customer_id"] as string}`]),
    );
  const [old, now] = [ids(emitted), ids(fresh)];
  return [
    ...[...old]
      .filter(([id]) => !now.has(id))
      .map(([, what]) => `lifecycle_events: ${what} has another id in a fresh connection`),
    ...[...now]
      .filter(([id]) => !old.has(id))
      .map(([, what]) => `lifecycle_events: ${what} is emitted only by a fresh connection`),
  ];
}

/**
 * Checks that a connection that begins now reports each change of the last 30 days with the same id and at the same
 * time as one that followed it.
 */
function problemsOfTimes({ platform, syncs }: Played, fresh: Platform, history: StreamHistory): string[] {
  // A change in a gap is part of the next one's delta.
  if (history.gaps.length > 0) return [];
  const nowSeconds = syncs.at(-1)!.beganSeconds;
  // Lists may show a change whose event is not visible yet. Then its time is inferred.
  const listings = [...history.listings, ...history.rescans].map(({ from, to }) => ({ from: from - 120, to }));
  const isComparable = (seconds: number) =>
    seconds >= nowSeconds - visibleSeconds + 120 && isFollowed(history, seconds) && !isWithin(listings, seconds);
  const changes = ({ destination }: Platform) =>
    new Map(
      destination
        .rows("lifecycle_events")
        .filter((row) => row["event_type"] === "subscription_changed" && row["precision"] === "exact")
        .filter((row) => isComparable(Date.parse(row["recorded_at"] as string) / 1000))
        .map((row) => [
          row["event_id"] as string,
          `${row["subscription_id"] as string} at ${row["occurred_at"] as string}, ${String(row["mrr_delta"])}`,
        ]),
    );
  const [followed, first] = [changes(platform), changes(fresh)];
  return [...new Set([...followed.keys(), ...first.keys()])]
    .filter((id) => followed.get(id) !== first.get(id))
    .map((id) => `lifecycle_events: change ${followed.get(id) ?? "missing"} is ${first.get(id) ?? "missing"} afresh`);
}
