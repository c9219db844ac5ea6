import { monthlyWorth } from "./oracle-mrr.js";
import { paidOn, revenueOf } from "./oracle-revenue.js";
import { idOf, type Customer, type Subscription, type Truth } from "./oracle-truth.js";

/**
 * Returns the expected row of `customer_metrics` with default options. A second and different calculation: it uses only
 * the account's truth, and no code of the connector.
 *
 * @param metadataKey the configured `external_id_metadata_key`
 */
export function expectedMetrics(truth: Truth, customerId: string, atSeconds: number, metadataKey: string) {
  const customer = truth.customers.get(customerId);
  const subscriptions = truth.subscriptions.filter((each) => idOf(each.customer) === customerId);
  const invoices = truth.invoices.filter((each) => each.customer !== null && idOf(each.customer) === customerId);
  const holdings = subscriptions.map((subscription) => {
    const { net, gross } = monthlyWorth(subscription, customer, truth, atSeconds);
    const counts = isCounted(subscription);
    return {
      subscription,
      mrr: counts ? net : 0,
      gross: counts ? gross : 0,
      trial: subscription.status === "trialing" ? net : 0,
    };
  });
  const issued = invoices.filter(({ status }) => status !== "draft");
  const currency = mainCurrency(customer?.currency ?? null, [
    holdings.filter((holding) => holding.mrr > 0).map(({ subscription }) => subscription),
    subscriptions,
    issued.filter((invoice) => paidOn(invoice) > 0),
    invoices,
    truth.charges.filter(({ customer, status }) => customer === customerId && status === "succeeded"),
  ]);
  const main = holdings.filter(({ subscription }) => subscription.currency === currency);
  const everPaid = issued.some((invoice) => paidOn(invoice) > 0);
  const mrr = sum(main.map((holding) => holding.mrr));
  const paidTimes = issued
    .filter((invoice) => paidOn(invoice) > 0)
    .flatMap((invoice) => timesOf(invoice, truth.invoicePayments));
  const trial = latestTrial(subscriptions);
  const live = subscriptions.filter(({ status }) => ["active", "past_due", "trialing"].includes(status));
  const paid = byCurrency(issued.map((invoice) => [invoice.currency, paidOn(invoice)]));
  const ltv = paid.find((entry) => entry.currency === currency)?.amount ?? 0;
  const { refunded, paidElsewhereBack, lost, other } = revenueOf(truth, customerId, currency);
  return {
    ...(customer && identity(customer, metadataKey)),
    is_deleted: customer === undefined,
    currency,
    currency_exponent: currency && exponentOf(currency),
    mrr,
    mrr_gross: sum(main.map(({ gross }) => gross)),
    committed_mrr: sum(main.filter(({ subscription }) => !isEnding(subscription)).map((holding) => holding.mrr)),
    trial_mrr: sum(main.map(({ trial }) => trial)),
    mrr_by_currency: byCurrency(holdings.map(({ subscription, mrr: own }) => [subscription.currency, own])),
    ltv,
    ltv_net: ltv - refunded - paidElsewhereBack - lost,
    refunded,
    other_revenue: other,
    ltv_by_currency: paid,
    ...statusOf(subscriptions, { hasMrr: holdings.some((holding) => holding.mrr > 0), everPaid }),
    ever_paid: everPaid,
    will_renew: live.some((subscription) => !isEnding(subscription)),
    plan: planNames(subscriptions, truth),
    renewal_at: earliest(live.flatMap(({ items }) => items.data.map((item) => item.current_period_end))),
    cancel_at: earliest(live.map((subscription) => subscription.cancel_at)),
    first_paid_at: earliest(paidTimes),
    last_paid_at: latest(paidTimes),
    trial_started_at: trial?.startedAt ?? null,
    trial_ends_at: trial?.endsAt ?? null,
    ...churn(subscriptions),
    subscription_count: subscriptions.filter(({ status }) => !status.startsWith("incomplete")).length,
    active_subscription_count: live.length,
    invoice_count: issued.length,
    paid_invoice_count: issued.filter((invoice) => invoice.status === "paid" && paidOn(invoice) > 0).length,
    failed_payment_count: failedAttempts(truth, customerId),
  };
}

/**
 * Returns the customer's own currency, unless all of its MRR is in others; else the first currency by code of the first
 * non-empty list.
 */
function mainCurrency(
  own: string | null,
  owners: readonly (readonly { readonly currency: string }[])[],
): string | null {
  const [withMrr, ...others] = owners.map((each) => each.map(({ currency }) => currency).toSorted());
  if (own !== null && (withMrr!.length === 0 || withMrr!.includes(own))) return own;
  return [withMrr!, ...others].find((currencies) => currencies.length > 0)?.[0] ?? null;
}

/** Returns the customers with anything left to show. */
export function customersWithTraces({ customers, subscriptions, invoices }: Truth): string[] {
  const traces = [...subscriptions, ...invoices].flatMap(({ customer }) => (customer === null ? [] : idOf(customer)));
  return [...new Set([...customers.keys(), ...traces])].filter((id) => !id.startsWith("gcus_"));
}

function identity({ id, email, name, metadata, created }: Customer, metadataKey: string) {
  return {
    customer_id: id,
    email,
    name: name ?? null,
    external_id: metadata[metadataKey] ?? null,
    signed_up_at: iso(created),
  };
}

function isCounted({ status, pause_collection: pause }: Subscription): boolean {
  if (status !== "active" && status !== "past_due") return false;
  return pause === null || pause.behavior === "keep_as_draft";
}

function isEnding({ cancel_at_period_end: atPeriodEnd, cancel_at: at }: Subscription): boolean {
  return atPeriodEnd || at !== null;
}

function statusOf(
  subscriptions: readonly Subscription[],
  { hasMrr, everPaid }: { readonly hasMrr: boolean; readonly everPaid: boolean },
): { status: string; status_detail: string | null } {
  const having = (...statuses: readonly string[]) => subscriptions.filter(({ status }) => statuses.includes(status));
  const result = (status: string, detail: string | null) => ({ status, status_detail: detail });

  const active = having("active", "past_due");
  if (active.some(({ status }) => status === "past_due")) return result("active", "past_due");
  if (active.length > 0) {
    if (active.every((subscription) => subscription.pause_collection !== null)) return result("active", "paused");
    if (active.every(isEnding)) return result("active", "cancelling");
    if (hasMrr) return result("active", "paying");
    const prices = active.flatMap(({ items }) => items.data.map(({ price }) => price));
    return result(
      "active",
      prices.some(({ recurring }) => recurring?.usage_type === "metered") ? "usage_based" : "free",
    );
  }
  const trialing = having("trialing");
  if (trialing.length > 0) return result("trial", trialing.every(isEnding) ? "cancelling" : "trialing");
  const gone = having("canceled", "unpaid", "paused");
  if (gone.length > 0) {
    if (!everPaid && gone.some((subscription) => subscription.trial_end !== null))
      return result("churned", "trial_expired");
    const rest = ["unpaid", "paused"].find((status) => gone.some((subscription) => subscription.status === status));
    return result("churned", rest ?? "cancelled");
  }
  if (having("incomplete").length > 0) return result("lead", "incomplete");
  return result("lead", subscriptions.length > 0 ? "incomplete_expired" : null);
}

/**
 * Returns the time only if every subscription has ended, because the rules for paused and unpaid ones are more complex.
 */
function churn(subscriptions: readonly Subscription[]): { churned_at?: string | null } {
  const begun = subscriptions.filter(({ status }) => !status.startsWith("incomplete"));
  if (begun.some(({ status }) => status === "paused" || status === "unpaid")) return {};
  const isChurned = begun.length > 0 && begun.every(({ status }) => status === "canceled");
  return { churned_at: isChurned ? latest(begun.map((subscription) => subscription.ended_at)) : null };
}

function latestTrial(subscriptions: readonly Subscription[]): { startedAt: string; endsAt: string } | undefined {
  return subscriptions
    .flatMap(({ id, trial_start: start, trial_end: end }) =>
      start === null || end === null || end <= start ? [] : { id, start, end },
    )
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
    .map(({ start, end }) => ({ startedAt: iso(start), endsAt: iso(end) }))
    .at(-1);
}

function planNames(subscriptions: readonly Subscription[], { productNames }: Truth): string | null {
  const names = subscriptions
    .filter(({ status }) => !["canceled", "incomplete", "incomplete_expired"].includes(status))
    .toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
    .flatMap(({ items }) => items.data.map(({ price }) => productNames.get(idOf(price.product))!));
  return names.length > 0 ? [...new Set(names)].join(", ") : null;
}

/** Returns when the payments of an invoice were made. Without one, it was settled outside of Stripe. */
function timesOf(invoice: Truth["invoices"][number], payments: Truth["invoicePayments"]): (number | null)[] {
  const paid = payments.filter((payment) => idOf(payment.invoice) === invoice.id && payment.status === "paid");
  return paid.length > 0
    ? paid.map((payment) => payment.status_transitions.paid_at)
    : [invoice.status_transitions.paid_at];
}

/** Counts by events, because each attempt has its own. A manual retry repeats the attempt's number. */
function failedAttempts({ events }: Truth, customerId: string): number {
  const failures = events.filter(
    ({ type, object }) => type === "invoice.payment_failed" && object["customer"] === customerId,
  );
  return new Set(failures.map(({ object }) => `${object["id"] as string} ${String(object["attempt_count"])}`)).size;
}

function byCurrency(amounts: readonly (readonly [string, number])[]) {
  return [...new Set(amounts.map(([currency]) => currency))].toSorted().map((currency) => ({
    currency,
    currency_exponent: exponentOf(currency),
    amount: sum(amounts.filter(([other]) => other === currency).map(([, amount]) => amount)),
  }));
}

/** ISO 4217's decimals of the simulated currencies, as Intl has them. Stripe's exceptions are not among those. */
function exponentOf(currency: string): number | undefined {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function earliest(times: readonly (number | null)[]): string | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? iso(Math.min(...known)) : null;
}

function latest(times: readonly (number | null)[]): string | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? iso(Math.max(...known)) : null;
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
