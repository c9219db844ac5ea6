import { isDeepStrictEqual } from "node:util";
import { customersBeyondEvents, customersOfDeletedCoupons } from "../support/oracle-limits.js";
import { expectedFacts } from "../support/oracle-facts.js";
import { customersWithTraces, expectedMetrics } from "../support/oracle.js";
import { truthOf, type Truth } from "../support/oracle-truth.js";
import { historyOf, isFollowed, isWithin, numberIn, type Row, type StreamHistory } from "./history.js";
import { baseConfig, type Played } from "./play.js";
import { problemsOfMoney } from "./problems-of-money.js";
import { problemsOfAppending, problemsOfRepetition } from "./problems-of-repetition.js";
import type { Platform } from "./platform.js";

/** Where customer_metrics and lifecycle_events differ from what the account's truth says, beyond what can be known. */
export async function problemsOfDerivedStreams(played: Played): Promise<string[]> {
  const truth = truthOf(played.simulator);
  const history = historyOf(played, "lifecycle_events")!;
  const wasBlind = played.syncs.some(({ planned }) => planned.lacks === "charge_read");
  const fresh = played.story.seed % 4 === 0 ? await played.syncAfresh() : undefined;
  return [
    ...problemsOfMetrics(truth, played.platform, wasBlind).slice(0, 5),
    ...problemsOfDeletion(truth, played).slice(0, 5),
    ...problemsOfFacts(truth, played.platform, history).slice(0, 5),
    ...problemsOfFailures(truth, played.platform, history).slice(0, 5),
    ...problemsOfMoney(truth, played, history).slice(0, 5),
    ...problemsOfSums(truth, played, history).slice(0, 5),
    ...problemsOfTrials(truth, played.platform).slice(0, 5),
    ...problemsOfRepetition(played).slice(0, 5),
    ...problemsOfAppending(played).slice(0, 5),
    ...(fresh ? problemsOfMetrics(truth, fresh, false).map((problem) => `afresh: ${problem}`) : []),
    ...(fresh ? problemsOfIds(truth, played.platform, fresh, history) : []).slice(0, 5),
  ];
}

/** @param wasBlind some sync could not read charges: what that takes is null until something else touches the customer */
function problemsOfMetrics(truth: Truth, { destination }: Platform, wasBlind: boolean): string[] {
  const rows = new Map(destination.rows("customer_metrics").map((row) => [row["customer_id"] as string, row]));
  const known = customersWithTraces(truth);
  const unclear = customersOfDeletedCoupons(truth);
  const problems = known.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [`customer_metrics: ${id} is missing`];
    if (unclear.has(id)) return [];
    // A discount's end alone brings no event, so that the row says how it was when it was made.
    const atSeconds = Date.parse(row["computed_at"] as string) / 1000;
    const expected: Row = expectedMetrics(truth, id, atSeconds, baseConfig.external_id_metadata_key);
    const isUnseen = (field: string) => wasBlind && chargeColumns.has(field) && row[field] === null;
    const fields = Object.keys(expected).filter(
      (field) => !isDeepStrictEqual(row[field], expected[field]) && !isUnseen(field),
    );
    const told = fields.map(
      (field) => `${field} ${JSON.stringify(row[field])} instead of ${JSON.stringify(expected[field])}`,
    );
    return fields.length > 0
      ? [`customer_metrics: ${id} computed at ${String(row["computed_at"])}: ${told.join(", ")}`]
      : [];
  });
  return problems;
}

const chargeColumns = new Set(["ltv_net", "refunded", "other_revenue"]);

/** A customer of whom nothing is left is told to be deleted, where the event could be heard. */
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
  return heard.map((row) => `customer_metrics: ${row["customer_id"] as string} is gone, but not told to be`);
}

/** Each signup, trial and cancellation is told once, at its time. */
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

/** A trial that was ended in the second in which it began: who saw it running told it. */
function hadNoTime({ subscriptions }: Truth, id: string): boolean {
  return subscriptions.some(
    (each) => each.id === id && each.trial_start !== null && each.trial_end === each.trial_start,
  );
}

/** Before the import window nothing has to be told. */
function compare(fact: string, told: readonly string[], true_: readonly string[], history: StreamHistory): string[] {
  const rest = [...told];
  const missing = true_.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0 && Date.parse(line.split(" ")[1]!) / 1000 >= history.importStart;
  });
  return [
    ...missing.map((line) => `lifecycle_events: ${fact} ${line} is missing`),
    ...rest.map((line) => `lifecycle_events: ${fact} ${line} is told, but is not so`),
  ];
}

function problemsOfFailures(truth: Truth, { destination }: Platform, history: StreamHistory): string[] {
  const told = destination
    .rows("lifecycle_events")
    .filter((row) => row["event_type"] === "payment_failed")
    .map((row) => `${row["invoice_id"] as string} attempt ${row["attempt_count"] as number}`);
  const all = new Set(expectedFacts.paymentFailures(truth));
  const followed = expectedFacts.paymentFailures(truth, -Infinity, (seconds) => isFollowed(history, seconds));
  return [
    ...told.filter((line) => !all.has(line)).map((line) => `lifecycle_events: ${line} never failed`),
    ...followed.filter((line) => !told.includes(line)).map((line) => `lifecycle_events: failed ${line} is missing`),
  ];
}

/** The deltas of each customer add up to its MRR. */
function problemsOfSums(truth: Truth, { platform, simulator }: Played, history: StreamHistory): string[] {
  const told = new Map<string, number>();
  for (const row of platform.destination.rows("lifecycle_events")) {
    if (row["event_type"] !== "subscription_changed" && row["event_type"] !== "subscription_cancelled") continue;
    const key = `${row["customer_id"] as string} ${row["currency"] as string}`;
    told.set(key, (told.get(key) ?? 0) + numberIn(row, "mrr_delta"));
  }
  const now = new Map<string, number>();
  for (const row of platform.destination.rows("customer_metrics")) {
    for (const { currency, amount } of row["mrr_by_currency"] as { currency: string; amount: number }[]) {
      now.set(`${row["customer_id"] as string} ${currency}`, amount);
    }
  }
  const beyond = customersBeyondEvents(truth, history.followsSince, simulator.clock.nowSeconds);
  for (const customer of customersOfUnclearHistory(truth, history)) beyond.add(customer);
  for (const customer of customersOfDeletedCoupons(truth)) beyond.add(customer);
  for (const customer of customersAheadOfEvents(truth, history)) beyond.add(customer);
  for (const customer of customersToldOutOfOrder(truth, history)) beyond.add(customer);
  if (history.importStart > 0) for (const customer of customersBefore(truth, history.importStart)) beyond.add(customer);
  return [...new Set([...told.keys(), ...now.keys()])]
    .filter((key) => !beyond.has(key.split(" ")[0]!))
    .filter((key) => (told.get(key) ?? 0) !== (now.get(key) ?? 0))
    .map((key) => `lifecycle_events: ${key}: deltas add up to ${told.get(key) ?? 0}, MRR is ${now.get(key) ?? 0}`);
}

/** What ends within its trial never had MRR. */
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

/** Whose subscriptions changed while the stream was listing, or before it had to infer history anew. */
function customersOfUnclearHistory({ events }: Truth, history: StreamHistory): Set<string> {
  const { gaps, listings, followsSince, widenedSeconds } = history;
  const lastGap = Math.max(-Infinity, ...gaps.map(({ to }) => to));
  const customers = new Set<string>();
  for (const { type, object, created } of events) {
    if (!/^customer\.(subscription|discount)\./.test(type)) continue;
    const isRetold = (created >= followsSince && created <= lastGap + 60) || created <= widenedSeconds;
    if (isRetold || isWithin(listings, created)) customers.add(object["customer"] as string);
  }
  return customers;
}

/**
 * Customers with a discount of their own whose subscription changed while they were read: a turn of that discount is told by the
 * subscription as it was found, which the next sync's events may call later than the turn.
 */
function customersAheadOfEvents({ events }: Truth, { readings }: StreamHistory): string[] {
  const discounted = new Set<unknown>();
  const changed = new Set<string>();
  for (const { type, object, created } of events) {
    const customer = object["customer"] as string;
    if (type.startsWith("customer.discount.") && !object["subscription"]) discounted.add(customer);
    if (/^customer\.(subscription|discount)\./.test(type) && isWithin(readings, created)) changed.add(customer);
  }
  return [...changed].filter((customer) => discounted.has(customer));
}

/** Customers with a change whose event could not be seen yet when a sync saw the event of another change within the same minute. */
function customersToldOutOfOrder({ events }: Truth, { readings }: StreamHistory): Set<string> {
  const changes = events.filter(({ type }) => /^customer\.(subscription|discount)\./.test(type));
  const late = changes.filter(({ created, visibleAt }) =>
    readings.some(({ from, to }) => created <= to && from < visibleAt && created < visibleAt),
  );
  const customers = new Set<string>();
  for (const { id, object, created } of late) {
    const customer = object["customer"] as string;
    const neighbour = changes.find(
      (other) =>
        other.id !== id && other.object["customer"] === customer && Math.abs(other.created - created) <= lagSeconds,
    );
    if (neighbour) customers.add(customer);
  }
  return customers;
}

const lagSeconds = 60;

function customersBefore({ subscriptions }: Truth, seconds: number): string[] {
  return subscriptions.filter(({ start_date: start }) => start < seconds).map(({ customer }) => customer as string);
}

/** A connection that begins now gives facts the same ids. */
function problemsOfIds(truth: Truth, told: Platform, fresh: Platform, history: StreamHistory): string[] {
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
  const [old, now] = [ids(told), ids(fresh)];
  return [
    ...[...old].filter(([id]) => !now.has(id)).map(([, what]) => `lifecycle_events: ${what} has another id afresh`),
    ...[...now].filter(([id]) => !old.has(id)).map(([, what]) => `lifecycle_events: ${what} is told only afresh`),
  ];
}
