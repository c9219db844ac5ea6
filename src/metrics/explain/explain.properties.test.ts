import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DiscountFacts, TierFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { MetricsOptions } from "../options.js";
import {
  at,
  charge,
  creditNote,
  customer,
  discount,
  invoice,
  item,
  price,
  refund,
  subscription,
} from "../testing/world.js";
import { explained } from "../testing/explained.js";
import type { Explanation } from "./explain.js";
import type { Statement } from "./statement.js";

const amount = fc.integer({ min: 0, max: 1_000_000 });
const currency = fc.constantFrom("usd", "eur", "jpy", "kwd");

const tiers = fc
  .record({ upTo: fc.integer({ min: 1, max: 20 }), first: amount, rest: amount, flat: amount })
  .map(({ upTo, first, rest, flat }): TierFacts[] => [
    { upTo, unitAmountMinor: String(first), flatAmountMinor: "0" },
    { upTo: null, unitAmountMinor: String(rest), flatAmountMinor: String(flat) },
  ]);

const recurrence = fc.record({
  interval: fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const),
  intervalCount: fc.integer({ min: 1, max: 6 }),
});

const offer = fc.record({
  amount,
  recurrence,
  tiers: fc.option(tiers),
  scheme: fc.constantFrom("graduated" as const, "volume" as const),
  kind: fc.constantFrom("licensed", "licensed", "licensed", "metered", "one_time", "unknown"),
  package: fc.option(
    fc.record({ divideBy: fc.integer({ min: 1, max: 9 }), round: fc.constantFrom("up" as const, "down" as const) }),
  ),
});

const given = fc.record({
  percentOff: fc.option(fc.integer({ min: 0, max: 10_000 }).map((points) => String(points / 100))),
  amountOffMinor: amount,
  currency,
  currencyOptions: fc.dictionary(currency, amount, { maxKeys: 2 }),
  duration: fc.constantFrom("once" as const, "repeating" as const, "forever" as const),
  endSeconds: fc.option(fc.constantFrom(at("2026-02-01"), at("2026-06-01"))),
  productIds: fc.option(fc.subarray(["prod_0", "prod_1"])),
});

const sold = fc.record({
  offer,
  quantity: fc.option(fc.integer({ min: 0, max: 40 })),
  taxPercent: fc.constantFrom("0", "19", "7.7", null),
  discounts: fc.array(given, { maxLength: 1 }),
});

const contract = fc.record({
  currency,
  status: fc.constantFrom("active", "active", "active", "past_due", "trialing", "unpaid", "canceled", "of_2030"),
  pauseBehavior: fc.constantFrom(null, null, "void", "keep_as_draft"),
  cancelAtPeriodEnd: fc.boolean(),
  items: fc.array(sold, { minLength: 1, maxLength: 4 }),
  discounts: fc.array(given, { maxLength: 2 }),
});

const bill = fc.record({
  currency,
  status: fc.constantFrom("paid", "paid", "open", "void", "draft", "uncollectible"),
  amountPaidMinor: amount,
  amountPaidOffStripeMinor: fc.constantFrom(0, 0, 700),
  refund: fc.option(fc.record({ amount, status: fc.constantFrom("succeeded", "failed") })),
  paidBack: fc.option(fc.record({ amount, status: fc.constantFrom("issued", "void") })),
});

const life = fc.record({
  contracts: fc.array(contract, { maxLength: 3 }),
  bills: fc.array(bill, { maxLength: 4 }),
  ofCustomer: fc.option(given),
});

type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;
type Contract = Life["contracts"][number];

const options = fc.constantFrom<Partial<MetricsOptions>>(
  {},
  { mrrProfile: "stripe_dashboard" },
  { discounts: "all", unpaidCounts: true },
  { pausedCollection: "include", churnTiming: "requested", discounts: "none" },
);

function dossierOf({ contracts, bills, ofCustomer }: Life): Partial<Dossier> {
  const invoices = bills.map(({ refund: _refund, paidBack: _paidBack, ...rest }, index) =>
    invoice({ id: `in_${index}`, paidBy: [`pi_${index}`], ...rest }),
  );
  return {
    customer: customer({ discount: ofCustomer && discountOf(ofCustomer, "all") }),
    subscriptions: contracts.map(subscriptionOf),
    invoices,
    charges: bills.flatMap(({ refund: back }, index) => {
      const refunds = back
        ? [refund(back.amount, { id: `re_${index}`, status: back.status, currency: bills[index]!.currency })]
        : [];
      return back ? charge(invoices[index], { id: `ch_${index}`, refunds }) : [];
    }),
    creditNotes: bills.flatMap(({ paidBack, currency }, index) => {
      const outOfBandMinor = paidBack?.amount ?? 0;
      const rest = {
        id: `cn_${index}`,
        invoiceId: `in_${index}`,
        currency,
        outOfBandMinor,
        status: paidBack?.status ?? "",
      };
      return paidBack ? creditNote(outOfBandMinor, rest) : [];
    }),
  };
}

function subscriptionOf({ items, discounts, ...rest }: Contract, index: number): SubscriptionFacts {
  const own = items.map((each, nth) => itemOf(each, rest.currency, `${index}_${nth}`));
  return subscription(own, {
    ...rest,
    id: `sub_${index}`,
    trialEndSeconds: null,
    discounts: discounts.map((each, nth) => discountOf(each, `s${index}_${nth}`)),
  });
}

function itemOf(
  { offer, quantity, taxPercent, discounts }: Contract["items"][number],
  currency: string,
  id: string,
): ItemFacts {
  const { kind, tiers: own, scheme, package: transformQuantity } = offer;
  const isTiered = own !== null && kind === "licensed";
  const offered = price(isTiered || kind === "unknown" ? null : offer.amount, "month", {
    id: `price_${id}`,
    productId: `prod_${id.slice(-1)}`,
    currency,
    recurrence: kind === "one_time" ? null : offer.recurrence,
    isMetered: kind === "metered",
    ...(isTiered ? { scheme, tiers: own } : { transformQuantity }),
  });
  const own_ = discounts.map((each, nth) => discountOf(each, `i${id}_${nth}`));
  return item(offered, quantity, { id: `si_${id}`, inclusiveTaxPercent: taxPercent, discounts: own_ });
}

function discountOf(
  { percentOff, amountOffMinor, currency, currencyOptions, duration, endSeconds, productIds }: Given,
  id: string,
): DiscountFacts {
  const amountOff = percentOff === null ? { amountOffMinor, currency, currencyOptions } : { percentOff };
  return discount({ id, duration, ...amountOff, ...(productIds && { productIds }) }, { endSeconds });
}

function sumsOf(statements: readonly Statement[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { amount } of statements) if (amount) sums[amount.currency] = (sums[amount.currency] ?? 0) + amount.minor;
  return sums;
}

function statementsOf({ sections }: Explanation, title: string): readonly Statement[] {
  return sections.find((section) => section.title.startsWith(title))!.statements;
}

function byCurrency(rows: readonly { readonly currency: string; readonly amount: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ currency, amount }) => [currency, amount]));
}

test("the explained amounts add up to the MRR of each currency", () => {
  fc.assert(
    fc.property(life, options, (of, chosen) => {
      const explanation = explained(dossierOf(of), chosen);
      expect(sumsOf(statementsOf(explanation, "MRR"))).toEqual(byCurrency(explanation.metrics.mrr_by_currency));
    }),
    { numRuns: 300 },
  );
});

test("the steps of every subscription that counts end at its MRR", () => {
  fc.assert(
    fc.property(life, options, (of, chosen) => {
      for (const { text, amount, because = [] } of statementsOf(explained(dossierOf(of), chosen), "MRR")) {
        const end = /^(?:the items together|rounded half up, once): ([\d.,]+) [A-Z]{3} a month$/.exec(
          because.at(-1)?.text ?? "",
        );
        if (amount && end && !text.includes("counts 0")) {
          expect(Number(end[1]!.replace(/[,.]/g, ""))).toBe(amount.minor);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("the explained payments and deductions of invoices add up to ltv and ltv_net", () => {
  fc.assert(
    fc.property(life, (of) => {
      const explanation = explained(dossierOf(of));
      const statements = statementsOf(explanation, "LTV");
      const { metrics } = explanation;
      expect(sumsOf(statements)).toEqual(byCurrency(metrics.ltv_by_currency ?? []));
      const back = sumsOf(statements.flatMap(({ because = [] }) => because));
      const main = metrics.currency ?? "";
      expect((metrics.ltv ?? 0) + (back[main] ?? 0)).toBe(metrics.ltv_net ?? 0);
    }),
    { numRuns: 300 },
  );
});

test("the text of a dossier does not depend on the order of its lists", () => {
  fc.assert(
    fc.property(life, options, (of, chosen) => {
      const dossier = dossierOf(of);
      const turned = {
        ...dossier,
        invoices: dossier.invoices!.toReversed(),
        subscriptions: dossier.subscriptions!.toReversed(),
      };
      expect(explained(turned, chosen)).toEqual(explained(dossier, chosen));
    }),
    { numRuns: 200 },
  );
});
