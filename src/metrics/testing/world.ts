import type { CouponFacts, DiscountFacts, PriceFacts, Recurrence } from "../dossier/catalog-facts.js";
import type { ChargeFacts, DisputeFacts, RefundFacts } from "../dossier/charge-facts.js";
import type { CreditNoteFacts } from "../dossier/credit-note-facts.js";
import type { CustomerFacts } from "../dossier/customer-facts.js";
import { derive, type Derivation, type DerivationContext } from "../derive.js";
import type { Dossier, ObjectChange, PaymentFailedChange, SubscriptionChange } from "../dossier/dossier.js";
import type { InvoiceFacts, LineFacts } from "../dossier/invoice-facts.js";
import { valuationContextOf, type ValuationContext } from "../mrr/valuation-context.js";
import { defaultOptions, type MetricsOptions } from "../options.js";
import type { References } from "../dossier/references.js";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";

/** Builders of plain facts for tests. Values that are not given have the simplest defaults. */

/** Returns the seconds of an ISO date or time in UTC. */
export function at(iso: string): number {
  return Date.parse(iso.includes("T") ? iso : `${iso}T00:00:00Z`) / 1000;
}

export const now = at("2026-03-15");
/** Before every change in a test, unless the test changes it. */
const boundary = at("2026-03-14");

export function price(
  amount: number | string | null,
  every: Recurrence["interval"] | null = "month",
  rest: Partial<PriceFacts> = {},
): PriceFacts {
  return {
    id: `price_${amount}_${every}${rest.recurrence?.intervalCount ?? ""}${rest.isMetered ? "_metered" : ""}`,
    productId: `prod_${amount}`,
    nickname: null,
    lookupKey: null,
    metadata: {},
    currency: "usd",
    recurrence: every && { interval: every, intervalCount: 1 },
    isMetered: false,
    scheme: "per_unit",
    unitAmountMinor: amount === null ? null : String(amount),
    tiers: undefined,
    transformQuantity: null,
    currencyOptions: undefined,
    ...rest,
  };
}

export function item(of: PriceFacts, quantity: number | null = 1, rest: Partial<ItemFacts> = {}): ItemFacts {
  return {
    id: `si_${of.id}`,
    createdSeconds: null,
    price: of,
    quantity,
    discounts: [],
    periodStartSeconds: at("2026-03-01"),
    periodEndSeconds: at("2026-04-01"),
    inclusiveTaxPercent: "0",
    ...rest,
  };
}

export function subscription(items: readonly ItemFacts[], rest: Partial<SubscriptionFacts> = {}): SubscriptionFacts {
  return {
    id: "sub_1",
    customerId: "cus_1",
    currency: "usd",
    status: "active",
    collectionMethod: "charge_automatically",
    createdSeconds: at("2026-01-01"),
    startSeconds: rest.createdSeconds ?? at("2026-01-01"),
    endedSeconds: null,
    cancelRequestedSeconds: null,
    cancelAtSeconds: null,
    cancelAtPeriodEnd: false,
    trialStartSeconds: null,
    trialEndSeconds: null,
    pausedSeconds: null,
    pauseBehavior: null,
    cancellationReason: null,
    cancellationFeedback: null,
    cancellationFeedbackOption: null,
    discounts: [],
    items,
    itemsAreCut: false,
    ...rest,
  };
}

export function monthly(amount: number, rest: Partial<SubscriptionFacts> = {}): SubscriptionFacts {
  return subscription([item(price(amount))], rest);
}

export function discount(coupon: Partial<CouponFacts>, rest: Partial<DiscountFacts> = {}): DiscountFacts {
  const whole: CouponFacts = {
    id: "coupon",
    createdSeconds: null,
    duration: "forever",
    percentOff: null,
    amountOffMinor: null,
    currency: coupon.amountOffMinor === undefined ? null : "usd",
    currencyOptions: undefined,
    productIds: undefined,
    ...coupon,
  };
  const startSeconds = at("2026-01-01");
  return { id: `di_${whole.id}`, couponId: whole.id, coupon: whole, startSeconds, endSeconds: null, ...rest };
}

export function customer(rest: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    id: "cus_1",
    createdSeconds: at("2026-01-01"),
    email: "ada@example.com",
    name: "Ada",
    currency: null,
    metadata: {},
    discount: null,
    isDeleted: false,
    ...rest,
  };
}

export function invoice(rest: Partial<InvoiceFacts> = {}): InvoiceFacts {
  const createdSeconds = rest.createdSeconds ?? at("2026-01-01");
  const amountDueMinor = rest.amountDueMinor ?? 2900;
  const status = rest.status ?? "paid";
  return {
    id: `in_${createdSeconds}`,
    customerId: "cus_1",
    subscriptionId: "sub_1",
    createdSeconds,
    currency: "usd",
    status,
    billingReason: "subscription_cycle",
    amountDueMinor,
    amountPaidMinor: status === "paid" ? amountDueMinor : 0,
    amountPaidOffStripeMinor: 0,
    isAttempted: true,
    attemptCount: 1,
    nextAttemptSeconds: null,
    finalizedSeconds: createdSeconds,
    paidSeconds: status === "paid" ? createdSeconds : null,
    voidedSeconds: null,
    uncollectibleSeconds: null,
    paidBy: [`pi_in_${createdSeconds}`],
    paidPayments: [],
    failureCode: null,
    discounts: [],
    lines: [],
    ...rest,
  };
}

/** Returns a charge that paid an invoice; without an invoice, a separate charge. */
export function charge(of: InvoiceFacts | undefined, rest: Partial<ChargeFacts> = {}): ChargeFacts {
  const createdSeconds = rest.createdSeconds ?? of?.paidSeconds ?? at("2026-01-01");
  return {
    id: `ch_${of?.id ?? createdSeconds}`,
    customerId: "cus_1",
    createdSeconds,
    currency: of?.currency ?? "usd",
    status: "succeeded",
    amountMinor: of?.amountPaidMinor ?? 2900,
    attemptedMinor: of?.amountDueMinor ?? 2900,
    failureCode: null,
    isCard: true,
    failureTransactionId: null,
    paymentIntentId: of?.paidBy[0] ?? `pi_${createdSeconds}`,
    invoiceId: null,
    isDisputed: false,
    refunds: [],
    ...rest,
  };
}

export function refund(amountMinor: number, rest: Partial<RefundFacts> = {}): RefundFacts {
  const createdSeconds = rest.createdSeconds ?? at("2026-02-01");
  const id = `re_${createdSeconds}_${amountMinor}`;
  return { id, createdSeconds, currency: "usd", amountMinor, status: "succeeded", reason: null, ...rest };
}

export function dispute(amountMinor: number, status: string, rest: Partial<DisputeFacts> = {}): DisputeFacts {
  const createdSeconds = rest.createdSeconds ?? at("2026-02-01");
  return {
    id: `dp_${createdSeconds}`,
    chargeId: "ch_1",
    createdSeconds,
    currency: "usd",
    amountMinor,
    status,
    reason: "fraudulent",
    ...rest,
  };
}

export function creditNote(amountMinor: number, rest: Partial<CreditNoteFacts> = {}): CreditNoteFacts {
  const createdSeconds = rest.createdSeconds ?? at("2026-02-01");
  return {
    id: `cn_${createdSeconds}`,
    invoiceId: null,
    customerId: "cus_1",
    createdSeconds,
    currency: "usd",
    amountMinor,
    outOfBandMinor: 0,
    recordRefunds: [],
    status: "issued",
    reason: null,
    ...rest,
  };
}

/** Returns an event about an object that is not a subscription. */
export function objectChange(
  when: string,
  eventType: ObjectChange["eventType"],
  objectId: string,
  status: string | null = null,
): ObjectChange {
  return { type: "object", eventId: `evt_${eventType}_${when}`, createdSeconds: at(when), eventType, objectId, status };
}

/** Returns a paid invoice for one item of a subscription, for one period. */
export function billed(
  of: PriceFacts,
  from: string,
  to: string,
  rest: Partial<LineFacts> = {},
  onInvoice: Partial<InvoiceFacts> = {},
): InvoiceFacts {
  const quantity = rest.quantity ?? 1;
  const amountMinor = Number(of.unitAmountMinor) * quantity;
  const line: LineFacts = {
    id: `il_${of.id}_${from}`,
    proration: null,
    creditedLineIds: [],
    subscriptionId: onInvoice.subscriptionId ?? "sub_1",
    itemId: "si_1",
    priceId: of.id,
    productId: of.productId,
    recurrence: null,
    isMetered: null,
    quantity,
    amountMinor,
    discounts: [],
    inclusiveTaxMinor: 0,
    periodStartSeconds: at(from),
    periodEndSeconds: at(to),
    ...rest,
  };
  return invoice({ createdSeconds: at(from), amountDueMinor: line.amountMinor, lines: [line], ...onInvoice });
}

/** Returns a change from an event; `from` undefined: the subscription's creation. */
export function change(
  when: string,
  from: SubscriptionFacts | undefined,
  to: SubscriptionFacts,
  eventId = `evt_${when}`,
): SubscriptionChange {
  return { type: "subscription", eventId, createdSeconds: at(when), before: from, after: to, beforeIsExact: true };
}

export function failure(when: string, of: InvoiceFacts): PaymentFailedChange {
  return { type: "payment_failed", eventId: `evt_fail_${when}`, createdSeconds: at(when), invoice: of };
}

function dossier(rest: Partial<Dossier>): Dossier {
  return { customer: customer(), subscriptions: [], invoices: [], charges: [], creditNotes: [], changes: [], ...rest };
}

export const noReferences: References = {
  price: () => undefined,
  product: () => undefined,
  coupon: () => undefined,
  disputesOf: () => [],
  failureSeconds: () => undefined,
};

/** Returns the valuation context of a dossier. */
export function valuingOf(
  of: Partial<Dossier> = {},
  options: Partial<MetricsOptions> = {},
  references: References = noReferences,
): ValuationContext {
  return valuationContextOf(dossier(of), references, { ...defaultOptions, ...options });
}

/** Derives as of 2026-03-15, with the changes of the day before. */
export function derived(
  of: Partial<Dossier>,
  options: Partial<MetricsOptions> = {},
  context: Partial<DerivationContext> = {},
  references: References = noReferences,
): Derivation {
  return derive(
    dossier(of),
    references,
    { ...defaultOptions, ...options },
    {
      account: { id: "acct_1", livemode: false },
      asOfSeconds: now,
      changesFromSeconds: boundary,
      connectedAtSeconds: boundary,
      ...context,
    },
  );
}

/** Returns the events of a derivation as short lines, for comparison and review as text. */
export function eventLines({ events }: Derivation): string[] {
  return events.map((event) => {
    const time = event.occurred_at.replace("T00:00:00.000Z", "").replace(".000Z", "Z");
    const recorded = event.recorded_at === event.occurred_at ? "" : ` (recorded ${event.recorded_at.slice(0, 10)})`;
    const mrr =
      event.mrr_delta === null ? "" : ` ${event.previous_mrr}->${event.mrr} ${event.currency} ${event.movement ?? "-"}`;
    const days = event.trial_days === null ? "" : ` ${event.trial_days} days`;
    const types = event.change_types === null ? "" : ` [${event.change_types.join()}]`;
    const attempt = event.attempt_count === null ? "" : ` ${event.amount} attempt ${event.attempt_count}`;
    return `${time}${recorded} ${event.event_type}${types}${mrr}${days}${attempt} ${event.source}/${event.precision}`;
  });
}
