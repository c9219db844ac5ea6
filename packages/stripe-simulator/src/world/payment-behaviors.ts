import { between, chance, pick } from "./chance.js";
import { COUNTRIES, inDays, latestChargedInvoice, makeCard, subscriptionsIn, type Life } from "./life.js";

/** The card begins to decline. Some customers replace it in time, some too late, some never. */
export function cardFails(life: Life): void {
  const { account, random, profile, customerId } = life;
  const card = account.cardOf(customerId);
  if (!card) return;
  account.setCard(customerId, { ...card, declineCode: pick(random, profile.payment.declineCodes) });
  if (chance(random, profile.payment.recovers)) {
    inDays(life, 1, profile.payment.recoveryDays, () => replaceCard(life));
  }
}

/** Refunds the last payment: all of it, or half. */
export function refund(life: Life): void {
  const { account, random } = life;
  const charge = refundableCharge(life);
  if (!charge) return;
  const half = Math.max(1, Math.floor(charge.amount / 2));
  account.refundCharge(charge.id, {
    ...(chance(random, 0.5) && { amountMinor: half }),
    reason: "requested_by_customer",
  });
}

export function creditNote(life: Life): void {
  const { account, random } = life;
  const charge = refundableCharge(life);
  const invoice = charge && latestInvoice(life);
  if (!invoice) return;
  const amountMinor = Math.max(1, Math.floor(invoice.amount_paid / between(random, 2, 5)));
  const settle = pick(random, ["refund", "customer_balance", "out_of_band"] as const);
  account.createCreditNote({ invoice: invoice.id, amountMinor, settle, reason: "order_change" });
}

/** The bank decides weeks later. If the merchant loses the dispute, the customer cancels too. */
export function dispute(life: Life): void {
  const { account, random, profile } = life;
  const charge = refundableCharge(life);
  if (!charge) return;
  const { id } = account.createDispute(charge.id, {
    reason: pick(random, ["fraudulent", "product_not_received", "general"]),
  });
  const isWon = chance(random, profile.disputeWon);
  inDays(life, 20, 60, () => {
    // The merchant may have settled it in the meantime.
    if (account.store.collections.disputes.get(id)?.status !== "needs_response") return;
    account.closeDispute(id, isWon ? "won" : "lost");
    if (isWon) return;
    for (const subscription of subscriptionsIn(life, "active", "past_due")) account.cancelSubscription(subscription.id);
  });
}

/** Onboarding with a separate invoice: paid by card, out of band or in parts, or never paid and therefore voided. */
export function buyOneOff(life: Life): void {
  const { account, random, customerId, currency, catalog } = life;
  const isPaidManually = chance(random, 0.4);
  const invoice = account.createInvoice({
    customer: customerId,
    currency,
    lines: [
      currency === "usd" ? { price: catalog.setup } : { amountMinor: 9000, description: "Onboarding" },
      { amountMinor: between(random, 10, 80) * 100, description: "Training" },
    ],
    ...(isPaidManually ? { collectionMethod: "send_invoice" as const, daysUntilDue: 14 } : {}),
    autoAdvance: true,
  });
  if (!isPaidManually) return;
  inDays(life, 2, 25, () => {
    if (account.store.collections.invoices.get(invoice.id)?.status !== "open") return;
    const choice = random();
    if (choice < 0.5) account.payInvoice(invoice.id, { outOfBand: true });
    else if (choice < 0.75) account.payInvoice(invoice.id, { amountMinor: 4000 });
    else account.voidInvoice(invoice.id);
  });
}

export function chargeWithoutInvoice(life: Life): void {
  const { account, random, customerId, currency } = life;
  account.createCharge({
    amountMinor: between(random, 5, 60) * 100,
    currency,
    customer: customerId,
    description: "Sticker pack",
  });
}

/** Customers with bank transfers pay within some weeks, and sometimes never. */
export function payTransfers(life: Life): void {
  const { account, random } = life;
  for (const { latest_invoice: id } of subscriptionsIn(life, "active", "past_due")) {
    const invoice = typeof id === "string" ? account.store.collections.invoices.get(id) : undefined;
    if (invoice?.status !== "open" || invoice.collection_method !== "send_invoice") continue;
    if (chance(random, 0.9)) account.payInvoice(invoice.id, { outOfBand: true });
    else account.markInvoiceUncollectible(invoice.id);
  }
}

function replaceCard(life: Life): void {
  const { account, random, customerId, currency } = life;
  account.setCard(customerId, makeCard(random, COUNTRIES[currency], null));
}

function latestInvoice(life: Life) {
  const [subscription] = subscriptionsIn(life, "active", "past_due", "canceled");
  return subscription && latestChargedInvoice(life, subscription);
}

/** Returns the last invoice's charge if it has no refunds and disputes. */
function refundableCharge(life: Life) {
  const invoice = latestInvoice(life);
  const id = invoice && life.account.chargesOf(invoice.id).at(-1);
  const charge = id === undefined ? undefined : life.account.store.collections.charges.get(id);
  return charge && charge.amount_refunded === 0 && !charge.disputed && invoice!.post_payment_credit_notes_amount === 0
    ? charge
    : undefined;
}
