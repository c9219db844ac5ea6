import type { Query } from "../destination/database.js";
import { numberOf, textOf } from "./cell.js";
import type { Customer, Money, TimelineEvent } from "./customer.js";
import { eventDetail } from "./event-detail.js";

/** Returns all customers with their events, also deleted ones. The latest signups come first. */
export async function readCustomers(query: Query): Promise<readonly Customer[]> {
  const events = await readEvents(query);
  const rows = await query(`
    SELECT customer_id, external_id, name, email, status, status_detail, plan, is_deleted, will_renew,
      mrr_by_currency, ltv_by_currency, ${["signed_up_at", "renewal_at", "churned_at"].map(secondsOf).join(", ")}
    FROM customer_metrics ORDER BY signed_up_at DESC NULLS LAST, customer_id`);
  return rows.map((row) => ({
    id: String(row["customer_id"]),
    externalId: textOf(row["external_id"]),
    name: textOf(row["name"]),
    email: textOf(row["email"]),
    status: String(row["status"]),
    detail: textOf(row["status_detail"]),
    plan: textOf(row["plan"]),
    isDeleted: row["is_deleted"] === true,
    willRenew: row["will_renew"] === true,
    mrr: moneyOf(row["mrr_by_currency"]) ?? [],
    ltv: moneyOf(row["ltv_by_currency"]),
    signedUpSeconds: numberOf(row["signed_up_at"]),
    renewalSeconds: numberOf(row["renewal_at"]),
    churnedSeconds: numberOf(row["churned_at"]),
    events: events.get(String(row["customer_id"])) ?? [],
  }));
}

/** Returns the events by customer, oldest first. Of one second, the five canonical types come first. */
async function readEvents(query: Query): Promise<ReadonlyMap<string, readonly TimelineEvent[]>> {
  const rows = await query(`
    SELECT customer_id, event_type, epoch(occurred_at)::BIGINT AS seconds, precision, currency, amount, previous_mrr, mrr,
      movement, plan, "interval", interval_count, change_types, trial_days, strftime(cancel_at, '%Y-%m-%d') AS cancel_at,
      attempt_count, failure_code, reason, feedback, during_trial
    FROM lifecycle_events
    ORDER BY customer_id, occurred_at, list_position(
      ['user_signed_up', 'trial_started', 'subscription_changed', 'subscription_cancelled', 'payment_failed'], event_type)
      NULLS LAST, event_type, event_id`);
  const events = new Map<string, TimelineEvent[]>();
  for (const row of rows) {
    const customerId = String(row["customer_id"]);
    const ofCustomer = events.get(customerId) ?? [];
    events.set(customerId, ofCustomer);
    ofCustomer.push({
      type: String(row["event_type"]),
      seconds: Number(row["seconds"]),
      isInferred: row["precision"] === "inferred",
      currency: textOf(row["currency"]),
      amountMinor: numberOf(row["amount"]),
      previousMrrMinor: numberOf(row["previous_mrr"]),
      mrrMinor: numberOf(row["mrr"]),
      movement: textOf(row["movement"]),
      plan: planOf(row),
      detail: eventDetail(row),
    });
  }
  return events;
}

/** "Pro, by the month", "Pro, every 3 months". */
function planOf(row: Record<string, unknown>): string | null {
  const [name, interval, count] = ["plan", "interval", "interval_count"].map((column) => textOf(row[column]));
  if (!name || !interval) return name ?? null;
  return count === "1" ? `${name}, by the ${interval}` : `${name}, every ${count} ${interval}s`;
}

function secondsOf(column: string): string {
  return `epoch(${column})::BIGINT AS ${column}`;
}

function moneyOf(cell: unknown): Money[] | null {
  const json = textOf(cell);
  if (json === null) return null;
  return (JSON.parse(json) as { currency: string; amount: number }[]).map(({ currency, amount }) => ({
    currency,
    minor: amount,
  }));
}
