import type { LifecycleEvents } from "../../generated/lifecycle_events.js";
import type { CustomerFacts } from "../dossier/customer-facts.js";
import { currencyExponent } from "../currency-exponent.js";
import { eventId, type Account } from "./ids.js";
import type { MetricsOptions } from "../options.js";
import { iso } from "../time.js";
import { sequenceOf } from "./sequence.js";
import { metadataValue } from "../metadata-value.js";

/** A record of the stream lifecycle_events. */
export type LifecycleEvent = LifecycleEvents;

/** The values that all events of one customer share. */
export interface EventFrame {
  readonly account: Account;
  readonly customer: CustomerFacts;
  readonly options: Pick<MetricsOptions, "externalIdMetadataKey">;
  readonly connectedAtSeconds: number;
}

/** The values that every event has. Other fields depend on its type. */
export interface EventCore {
  readonly type: string;
  readonly key: string;
  readonly occurredSeconds: number;
  readonly recordedSeconds: number;
  readonly source: "list" | "event" | "history";
  readonly precision: "exact" | "inferred";
}

export function eventRecord(frame: EventFrame, core: EventCore, fields: Partial<LifecycleEvent>): LifecycleEvent {
  const id = eventId(frame.account, core.type, core.key);
  return {
    event_id: id,
    event_type: core.type,
    occurred_at: iso(core.occurredSeconds),
    recorded_at: iso(core.recordedSeconds),
    sequence: sequenceOf(core.type, id),
    customer_id: frame.customer.id,
    external_id: externalId(frame.customer, frame.options),
    account_id: frame.account.id,
    livemode: frame.account.livemode,
    ...emptyFields,
    ...fields,
    currency_exponent: fields.currency ? currencyExponent(fields.currency) : null,
    source: core.source,
    precision: core.precision,
    is_historical: core.recordedSeconds < frame.connectedAtSeconds,
  };
}

/** Returns the customer's id in the user's own system; null: none. */
export function externalId(
  { metadata }: CustomerFacts,
  { externalIdMetadataKey }: Pick<MetricsOptions, "externalIdMetadataKey">,
): string | null {
  return externalIdMetadataKey === null ? null : (metadataValue(metadata, externalIdMetadataKey) ?? null);
}

/** Fields that an event type does not use are null, so that every record has the same columns. */
const emptyFields = {
  subscription_id: null,
  invoice_id: null,
  object_id: null,
  currency: null,
  currency_exponent: null,
  mrr: null,
  previous_mrr: null,
  mrr_delta: null,
  movement: null,
  change_types: null,
  items: null,
  previous_items: null,
  interval: null,
  interval_count: null,
  quantity: null,
  plan: null,
  price_id: null,
  product_id: null,
  trial_days: null,
  trial_ends_at: null,
  cancel_at: null,
  amount: null,
  attempt_count: null,
  next_attempt_at: null,
  failure_code: null,
  reason: null,
  feedback: null,
  feedback_option: null,
  is_voluntary: null,
  during_trial: null,
};

/** The event types of `event_set: canonical`. They count each sign-up, trial, MRR movement and failed payment once. */
export const canonicalTypes: ReadonlySet<string> = new Set([
  "user_signed_up",
  "trial_started",
  "subscription_changed",
  "subscription_cancelled",
  "payment_failed",
]);
