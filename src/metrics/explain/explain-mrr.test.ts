import { describe, expect, it } from "vitest";
import {
  at,
  customer,
  discount,
  invoice,
  item,
  monthly,
  noReferences,
  now,
  price,
  subscription,
} from "../testing/world.js";
import type { DiscountFacts, TierFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { MetricsOptions } from "../options.js";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";
import { explained, linesOf } from "../testing/explained.js";

/** Returns the lines about the only subscription, without title and row. */
function ofContract(
  items: readonly ItemFacts[],
  rest: Partial<SubscriptionFacts> = {},
  dossier: Partial<Dossier> = {},
  options: Partial<MetricsOptions> = {},
): string[] {
  const of = { subscriptions: [subscription(items, rest)], ...dossier };
  return linesOf(explained(of, options), "MRR")
    .slice(1, -1)
    .map((line) => line.replace(/^ {6}/, "").trimEnd());
}

/** Returns the first line of a subscription. */
function mrrState(rest: Partial<SubscriptionFacts>, options: Partial<MetricsOptions> = {}, dossier = {}): string {
  const of = { subscriptions: [monthly(2900, rest)], ...dossier };
  return linesOf(explained(of, options), "MRR")[1]!.trim();
}

const tier = (upTo: number | null, unitAmountMinor: string, flatAmountMinor = "0"): TierFacts => ({
  upTo,
  unitAmountMinor,
  flatAmountMinor,
});

describe("the explanation of an item", () => {
  it("contains quantity and price", () => {
    expect(ofContract([item(price(2900), 3)])).toEqual([
      "  87.00 USD  sub_1: active, counts",
      "price_2900_month, 3 × 29.00 USD: 87.00 USD a month",
    ]);
  });

  it("contains the factor to a month, and the one rounding", () => {
    expect(ofContract([item(price(1000, "week", { recurrence: { interval: "week", intervalCount: 2 } }))])).toEqual([
      "  21.67 USD  sub_1: active, counts",
      "price_1000_week2, 1 × 10.00 USD: 10.00 USD every 2 weeks",
      "  × 52/12 ÷ 2: 21.666666... USD a month",
      "rounded half up, once: 21.67 USD a month",
    ]);
  });

  it("contains each reached tier", () => {
    const tiers = [tier(10, "0", "5000"), tier(null, "300")];
    expect(ofContract([item(price(null, "month", { scheme: "graduated", tiers }), 12)]).slice(1)).toEqual([
      "price_null_month, 12 units, graduated tiers: 56.00 USD a month",
      "  units 1 to 10: 10 × 0.00 USD + 50.00 USD flat = 50.00 USD",
      "  from unit 11 on: 2 × 3.00 USD = 6.00 USD",
    ]);
  });

  it("contains the one tier of a volume price", () => {
    const tiers = [tier(5, "700"), tier(null, "650", "200")];
    expect(ofContract([item(price(null, "month", { scheme: "volume", tiers }), 6)]).slice(1)).toEqual([
      "price_null_month, 6 units, volume tiers: 41.00 USD a month",
      "  from unit 6 on: 6 × 6.50 USD + 2.00 USD flat = 41.00 USD",
    ]);
  });

  it("contains packages", () => {
    const packages = price(1000, "month", { transformQuantity: { divideBy: 5, round: "up" } });
    expect(ofContract([item(packages, 12)])[1]).toBe(
      "price_1000_month, 12 units in packages of 5, rounded up, at 10.00 USD: 30.00 USD a month",
    );
  });

  it("contains why it is no part of MRR", () => {
    const items = [
      item(price(2000)),
      item(price(10, "month", { isMetered: true }), null),
      item(price(5000, null)),
      item(price(null, "month", { id: "price_custom" })),
    ];
    expect(ofContract(items).slice(2)).toEqual([
      "price_10_month_metered: billed by usage, which isn't known in advance, so no part of MRR.",
      "price_5000_null: billed once, so no part of MRR.",
      "price_custom: its amount in the subscription's currency can't be read, so it adds 0.",
    ]);
  });

  it("contains the included tax, after discounts", () => {
    const taxed = item(price(11_900), 1, { inclusiveTaxPercent: "19", discounts: [discount({ percentOff: "50" })] });
    expect(ofContract([taxed]).slice(1)).toEqual([
      "price_11900_month, 1 × 119.00 USD: 119.00 USD a month",
      "  less 59.50 USD a month: 50 % off forever, coupon coupon, of the item",
      "  without the 19 % tax that it includes: 50.00 USD",
    ]);
    expect(ofContract([item(price(11_900), 1, { inclusiveTaxPercent: null })])[2]).toBe(
      "  its amount includes tax of a rate that can't be read: the tax stays in",
    );
  });

  it("contains a coupon's amount in the subscription's currency", () => {
    const discounts = [discount({ amountOffMinor: 600, currency: "eur", currencyOptions: { usd: 700 } })];
    expect(ofContract([item(price(3000))], { discounts })).toContain(
      "  less 7.00 USD a month: 7.00 USD off forever, coupon coupon, of the subscription",
    );
  });

  it("contains the plan's name if it is known", () => {
    const references = { ...noReferences, product: (id: string) => ({ id, name: "Team", metadata: {} }) };
    const lines = linesOf(explained({ subscriptions: [monthly(2900)] }, {}, references), "MRR");
    expect(lines[2]).toContain("Team (price_2900_month), 1 × 29.00 USD");
  });

  it("adds several items before rounding", () => {
    const weekly = (id: string) => item(price(100, "week", { id }));
    expect(ofContract(["a", "b"].map(weekly)).slice(-2)).toEqual([
      "the items together: 8.666666... USD a month",
      "rounded half up, once: 8.67 USD a month",
    ]);
  });
});

describe("the explanation of a discount without effect contains the reason", () => {
  const reasonOf = (given: DiscountFacts, rest: Partial<SubscriptionFacts> = {}, options = {}, dossier = {}) =>
    ofContract([item(price(2900))], { discounts: [given], ...rest }, dossier, options).at(-1);

  it.each<[string, DiscountFacts, string]>([
    [
      "for one invoice",
      discount({ percentOff: "20", duration: "once" }),
      "20 % off once, coupon coupon, of the subscription: takes nothing off, since it lowers one invoice only.",
    ],
    [
      "that has ended",
      discount({ percentOff: "20", duration: "repeating" }, { endSeconds: at("2026-03-01") }),
      "20 % off repeating, coupon coupon, of the subscription: takes nothing off, since it ended 2026-03-01.",
    ],
    [
      "in another currency",
      discount({ amountOffMinor: 500, currency: "eur" }),
      "5.00 EUR off forever, coupon coupon, of the subscription: takes nothing off, since it is in " +
        "EUR and the subscription in USD.",
    ],
    [
      "in several other currencies",
      discount({ amountOffMinor: 500, currency: "eur", currencyOptions: { gbp: 400 } }),
      "5.00 EUR off forever, coupon coupon, of the subscription: takes nothing off, since it is in " +
        "EUR, GBP and the subscription in USD.",
    ],
    [
      "for other products",
      discount({ percentOff: "20", productIds: ["prod_x"] }),
      "20 % off forever, coupon coupon, of the subscription: takes nothing off, since it is " +
        "restricted to other products (prod_x).",
    ],
    [
      "with an amount of 0",
      discount({ percentOff: "0" }),
      "0 % off forever, coupon coupon, of the subscription: takes nothing off, since there is " +
        "nothing that it could be taken off.",
    ],
    [
      "whose coupon is unknown",
      { id: "di_x", couponId: null, coupon: undefined, startSeconds: null, endSeconds: null },
      "Discount di_x, of the subscription: takes nothing off, since its coupon is unknown.",
    ],
  ])("%s", (_what, given, text) => {
    expect(reasonOf(given)).toBe(text);
  });

  it("the customer's discount, if the subscription has its own", () => {
    const of = { customer: customer({ discount: discount({ id: "all", percentOff: "30" }) }) };
    expect(reasonOf(discount({ percentOff: "10" }), {}, {}, of)).toBe(
      "30 % off forever, coupon all, of the customer: takes nothing off, since the subscription has " +
        "a discount of its own, which replaces the customer's.",
    );
    expect(ofContract([item(price(10_000))], {}, of).at(-1)).toBe(
      "  less 30.00 USD a month: 30 % off forever, coupon all, of the customer",
    );
  });

  it("the option that decides", () => {
    const repeating = discount({ percentOff: "20", duration: "repeating" });
    expect(reasonOf(repeating, {}, { discounts: "forever" })).toMatch(
      /since repeating discounts don't count \(metrics\.discounts is forever\)\.$/,
    );
    expect(reasonOf(repeating, {}, { mrrProfile: "stripe_dashboard" })).toMatch(
      /\(metrics\.mrr_profile is stripe_dashboard\)\.$/,
    );
    expect(reasonOf(discount({ percentOff: "20", duration: "once" }), {}, { discounts: "all" })).toBe(
      "  less 5.80 USD a month: 20 % off once, coupon coupon, of the subscription (metrics.discounts is all)",
    );
  });
});

describe("the explanation of whether a subscription counts", () => {
  const owed = { invoices: [invoice({ status: "open", createdSeconds: at("2026-02-01") })] };
  const paused = { pauseBehavior: "void" };

  it.each<[Partial<SubscriptionFacts>, string]>([
    [{}, "29.00 USD  sub_1: active, counts"],
    [{ cancelAtSeconds: at("2026-05-01") }, "29.00 USD  sub_1: active, counts, and is to be cancelled 2026-05-01"],
    [{ cancelAtPeriodEnd: true }, "29.00 USD  sub_1: active, counts, and is to be cancelled 2026-04-01"],
    [{ pauseBehavior: "keep_as_draft" }, "29.00 USD  sub_1: active, its collection paused (keep_as_draft), counts"],
    [paused, "0.00 USD  sub_1: active, but its collection is paused (void), counts 0"],
    [{ status: "trialing", trialEndSeconds: at("2026-03-20") }, "0.00 USD  sub_1: in trial until 2026-03-20, counts 0"],
    [{ status: "paused" }, "0.00 USD  sub_1: paused since its trial ended without a payment method, counts 0"],
    [{ status: "incomplete" }, "0.00 USD  sub_1: its first payment was never made, counts 0"],
    [
      { status: "canceled", endedSeconds: at("2026-03-02T10:20:30Z") },
      "0.00 USD  sub_1: ended 2026-03-02 10:20:30, counts 0",
    ],
    [{ status: "asleep" }, '0.00 USD  sub_1: its status "asleep" is unknown to this version, counts 0'],
  ])("%j", (rest, text) => {
    expect(mrrState(rest)).toBe(text);
  });

  it("contains since when it owes", () => {
    expect(mrrState({ status: "past_due" }, {}, owed)).toBe("29.00 USD  sub_1: past due since 2026-02-01, counts");
    expect(mrrState({ status: "unpaid" }, {}, owed)).toBe("0.00 USD  sub_1: unpaid since 2026-02-01, counts 0");
  });

  it("contains the option that decides, if the defaults would give another outcome", () => {
    expect(mrrState({ status: "unpaid" }, { unpaidCounts: true }, owed)).toBe(
      "29.00 USD  sub_1: unpaid since 2026-02-01, counts (metrics.unpaid_counts is true)",
    );
    expect(mrrState({ status: "past_due" }, { pastDueMaxDays: 30 }, owed)).toBe(
      "0.00 USD  sub_1: past due since 2026-02-01, for so long that it is treated as unpaid, counts " +
        "0 (metrics.past_due_max_days is 30)",
    );
    expect(mrrState({ status: "past_due" }, { pastDueMaxDays: 60 }, owed)).toBe(
      "29.00 USD  sub_1: past due since 2026-02-01, counts until 2026-04-02 (metrics.past_due_max_days)",
    );
    expect(mrrState(paused, { pausedCollection: "include" })).toMatch(
      /counts \(metrics.paused_collection is include\)$/,
    );
    expect(mrrState({ cancelAtPeriodEnd: true }, { churnTiming: "requested" })).toBe(
      "0.00 USD  sub_1: active, but to be cancelled 2026-04-01, counts 0 from the request on " +
        "(metrics.churn_timing is requested)",
    );
    expect(mrrState({ cancelAtPeriodEnd: true }, { mrrProfile: "stripe_dashboard" })).toMatch(
      /\(metrics.mrr_profile is stripe_dashboard\)$/,
    );
    // Each of the two options alone would decide.
    expect(mrrState({ cancelAtPeriodEnd: true }, { churnTiming: "requested", mrrProfile: "stripe_dashboard" })).toMatch(
      /\(metrics.mrr_profile is stripe_dashboard, metrics.churn_timing is requested\)$/,
    );
    // An option that decides nothing here is not shown.
    expect(mrrState({}, { unpaidCounts: true, pausedCollection: "exclude" })).toBe("29.00 USD  sub_1: active, counts");
  });
});

describe("the explanation of the customer's MRR", () => {
  it("adds its subscriptions by currency, and shows the other columns", () => {
    const subscriptions = [
      monthly(2900, { discounts: [discount({ percentOff: "10" })] }),
      monthly(1000, { id: "sub_2", cancelAtPeriodEnd: true }),
      monthly(2000, { id: "sub_3", currency: "eur", items: [item(price(2000, "month", { currency: "eur" }))] }),
      monthly(500, { id: "sub_4", status: "trialing", trialEndSeconds: now + 86_400 }),
    ];
    const lines = linesOf(explained({ customer: customer({ currency: "usd" }), subscriptions }), "MRR");
    expect(lines[0]).toBe("MRR: 20.00 EUR and 36.10 USD");
    expect(lines.slice(-3)).toEqual([
      "  together in USD: 26.10 USD + 10.00 USD = 36.10 USD",
      "  Amounts of different currencies are never added up.",
      "  In customer_metrics, in USD: mrr 36.10 USD and arr, 12 times as much, 433.20 USD; " +
        "mrr_gross, before discounts, 39.00 USD; committed_mrr, without what is to be cancelled, 26.10 " +
        "USD; trial_mrr, what trials would be worth, 5.00 USD.",
    ]);
  });

  it("is none without subscriptions", () => {
    expect(linesOf(explained({}), "MRR")).toEqual(["MRR: none, since there is no subscription"]);
  });
});
