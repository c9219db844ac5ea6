import { workingCard } from "./working-card.js";
import { startQuietAccount, type QuietAccount } from "./quiet-account.js";

/** Customers in an account of their own, whose histories show each kind of line of an explanation. */
export interface ExplainedCustomers {
  readonly account: QuietAccount;
  /** Upgraded with prorations, discounted, refunded, and refunded outside Stripe. */
  readonly busy: string;
  /**
   * A yearly plan in euros and a weekly plan in yen, one with a scheduled cancellation; a payment without an invoice; a
   * lost dispute.
   */
  readonly worldly: string;
  /** Cancelled during the trial, then deleted. */
  readonly gone: string;
}

const day = 86_400;

export async function liveExplainedCustomers(scopes?: readonly string[]): Promise<ExplainedCustomers> {
  const quiet = await startQuietAccount({ ...(scopes && { scopes }) });
  const { account, advance } = quiet;
  const product = (name: string) => account.createProduct({ name }).id;
  const [starter, pro, api] = [product("Starter"), product("Pro"), product("API calls")];
  const price = (of: string, currency: string, unitAmount: number, interval: "week" | "month" | "year") =>
    account.createPrice({ product: of, currency, unitAmount, recurring: { interval } }).id;
  const [starterMonth, proMonth] = [price(starter, "usd", 2900, "month"), price(pro, "usd", 4900, "month")];
  const usage = account.createPrice({
    product: api,
    currency: "usd",
    unitAmount: 2,
    recurring: { interval: "month", usageType: "metered" },
  }).id;
  account.createCoupon({ id: "LOYAL15", percentOff: 15, duration: "forever" });
  account.createCoupon({ id: "WELCOME5", amountOff: 500, currency: "usd", duration: "once" });
  const signUp = (name: string, card: typeof workingCard | null = workingCard) => {
    advance(day);
    return account.createCustomer({ name, email: `${name.toLowerCase()}@example.com`, card }).id;
  };

  const busy = signUp("Ada");
  const subscription = account.createSubscription({
    customer: busy,
    items: [{ price: starterMonth, quantity: 3 }, { price: usage }],
    discounts: ["WELCOME5"],
  });
  const worldly = signUp("Blaise");
  const yearly = { customer: worldly, items: [{ price: price(pro, "eur", 49_000, "year") }] };
  const ofYear = account.createSubscription(yearly);
  advance(60);
  account.createSubscription({ customer: worldly, items: [{ price: price(starter, "jpy", 1000, "week") }] });
  const gone = signUp("Grace", null);
  const trial = account.createSubscription({ customer: gone, items: [{ price: starterMonth }], trialDays: 14 });

  advance(10 * day);
  account.cancelSubscription(trial.id, { feedback: "unused" });
  advance(30 * day);
  const item = subscription.items.data[0]!.id;
  account.updateSubscription(subscription.id, { items: [{ id: item, price: proMonth, quantity: 3 }] });
  account.updateSubscription(subscription.id, { discounts: ["LOYAL15"] });
  account.createCharge({ amountMinor: 4000, currency: "eur", customer: worldly });
  const invoices = account.store.collections.invoices;
  const first = invoices.all().find(({ customer }) => customer === busy);
  account.refundCharge(account.chargesOf(first!.id)[0]!, { amountMinor: 1000 });
  advance(30 * day);
  account.updateSubscription(ofYear.id, { cancelAtPeriodEnd: true });
  const paid = invoices.all().find(({ customer }) => customer === worldly);
  const dispute = account.createDispute(account.chargesOf(paid!.id)[0]!);
  advance(3 * day);
  account.closeDispute(dispute.id, "lost");
  account.deleteCustomer(gone);
  advance(day / 2);
  return { account: quiet, busy, worldly, gone };
}
