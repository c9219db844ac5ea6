import { describe, expect, test } from "vitest";
import type { DiscountFacts, PriceFacts } from "../dossier/catalog-facts.js";
import type { LineFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { line } from "../testing/evidence.js";
import { at, customer, discount, invoice, item, price, subscription, valuingOf } from "../testing/world.js";
import type { HeldItem } from "./contracts.js";
import { pricedContract } from "./priced-contract.js";

const of = price(1000);
const from = at("2026-02-01");
const start = at("2026-01-01");
const february = (rest: Partial<LineFacts> = {}) => line(of, "2026-02-01", "2026-03-01", rest);
const off = (...ids: readonly string[]) => ({ discounts: ids.map((discountId) => ({ discountId, amountMinor: 1 })) });
const current = (rest: Partial<SubscriptionFacts> = {}) =>
  subscription([item(of, 1, { id: "si_1" })], { createdSeconds: start, ...rest });

interface Given {
  readonly facts?: SubscriptionFacts;
  readonly isExact?: boolean;
  readonly fromSeconds?: number;
  readonly known?: readonly PriceFacts[];
  readonly discounts?: readonly DiscountFacts[];
  readonly ofCustomer?: DiscountFacts;
}

/** Returns the contract that these lines of items show, as a subscription. */
function priced(lines: Readonly<Record<string, LineFacts>>, given: Given = {}) {
  const { facts = current(), isExact = false, fromSeconds = from, known = [of], discounts = [], ofCustomer } = given;
  const items = new Map(
    Object.entries(lines).map(([id, each]): [string, HeldItem] => {
      const times = { issuedSeconds: from, recordedSeconds: from };
      return [id, { line: { line: each, invoice: invoice(), currency: "usd", ...times }, period: undefined }];
    }),
  );
  const valuing = valuingOf({
    customer: customer({ discount: ofCustomer ?? null }),
    subscriptions: [facts],
    invoices: [invoice({ discounts })],
  });
  return pricedContract(
    { fromSeconds, recordedSeconds: fromSeconds, isExact, items },
    facts,
    { of: ({ discounts: each }) => each },
    (id) => known.find((each) => each.id === id),
    valuing,
  );
}

/** Returns the ids of the discounts: the subscription's, and each item's. */
function discountsOf(...args: Parameters<typeof priced>) {
  const result = priced(...args)?.subscription;
  const ids = (discounts: readonly DiscountFacts[]) => discounts.map(({ id }) => id).join();
  return result && [ids(result.discounts), ...result.items.map(({ discounts }) => ids(discounts))];
}

describe("a past contract as a subscription", () => {
  test("counts, and has its lines' prices, quantities and periods", () => {
    const ended: Partial<SubscriptionFacts> = {
      status: "canceled",
      pauseBehavior: "void",
      cancelAtPeriodEnd: true,
      cancelAtSeconds: from,
      endedSeconds: from,
    };
    expect(priced({ si_1: february({ quantity: 3, amountMinor: 3000 }) }, { facts: current(ended) })).toEqual({
      at: from,
      subscription: {
        ...current(),
        items: [
          item(of, 3, {
            id: "si_1",
            periodStartSeconds: from,
            periodEndSeconds: at("2026-03-01"),
            createdSeconds: null,
          }),
        ],
      },
    });
  });

  test("is valued at its beginning, or at the subscription's start", () => {
    expect(priced({ si_1: february() }, { fromSeconds: -Infinity })?.at).toBe(start);
    expect(priced({ si_1: february() }, { fromSeconds: start + 1 })?.at).toBe(start + 1);
  });

  test.each<[string, LineFacts, Given]>([
    ["its price", february(), { known: [] }],
    ["its price in the currency", february(), { known: [{ ...of, currency: "eur" }] }],
    ["the rate of its tax", february({ inclusiveTaxMinor: 1 }), { facts: current({ items: [] }) }],
    ["an amount that is not the price's", february({ amountMinor: 999 }), {}],
    ["the coupon of a discount", february(off("di_gone")), {}],
  ])("is unknown without %s", (_what, each, given) => {
    expect(priced({ si_1: each }, given)).toBeUndefined();
  });

  test("has the tax of its item, and none of an item that is gone and was not taxed", () => {
    const taxed = current({ items: [item(of, 1, { id: "si_1", inclusiveTaxPercent: "19" })] });
    const lines = { si_1: february({ inclusiveTaxMinor: 160 }), si_2: february() };
    expect(priced(lines, { facts: taxed })?.subscription.items.map((each) => each.inclusiveTaxPercent)).toEqual([
      "19",
      "0",
    ]);
  });

  test("may be a proration, whose amount is a part of the price's", () => {
    expect(priced({ si_1: february({ amountMinor: 1, proration: "debit" }) })).toBeDefined();
  });
});

describe("the discounts of a past contract", () => {
  const [a, b] = [discount({ id: "a", percentOff: "10" }), discount({ id: "b", percentOff: "20" })];
  const discounts = [a, b];
  const two = { si_1: february(off(a.id)), si_2: february() };
  const both = { si_1: february(off(a.id)), si_2: february(off(a.id)) };

  test("are those that its lines show", () => {
    expect(discountsOf({ si_1: february(off(a.id, b.id)) }, { discounts })).toEqual([`${a.id},${b.id}`, ""]);
    expect(discountsOf({ si_1: february() }, { discounts })).toEqual(["", ""]);
  });

  test("are the subscription's, if all lines show them, and else the items'", () => {
    expect(discountsOf(both, { discounts })).toEqual([a.id, "", ""]);
    expect(discountsOf(two, { discounts })).toEqual(["", a.id, ""]);
  });

  test("do not depend on other discounts of the current subscription or its items", () => {
    expect(discountsOf(two, { discounts, facts: current({ discounts: [b] }) })).toEqual(["", a.id, ""]);
    const facts = current({ items: [item(of, 1, { id: "si_1", discounts: [b] })] });
    expect(discountsOf(both, { discounts, facts })).toEqual([a.id, "", ""]);
  });

  test("are the subscription's, if the current subscription has them", () => {
    expect(discountsOf(two, { facts: current({ discounts: [a] }) })).toEqual([a.id, "", ""]);
  });

  test("are the items', if a current item has them", () => {
    const facts = current({ items: [item(of, 1, { id: "si_9", discounts: [b] }), item(of, 1, { discounts: [a] })] });
    expect(discountsOf(both, { facts })).toEqual(["", a.id, a.id]);
  });

  test("include the current subscription's after a proration, if they had begun", () => {
    const debit = { si_1: february({ proration: "debit" }) };
    const since = (startSeconds: number | null) => current({ discounts: [{ ...a, startSeconds }] });
    expect(discountsOf(debit, { facts: since(from), isExact: true })).toEqual([a.id, ""]);
    expect(discountsOf(debit, { facts: since(from + 1), isExact: true })).toEqual(["", ""]);
    expect(discountsOf(debit, { facts: since(null), isExact: true })).toEqual(["", ""]);
    expect(discountsOf(debit, { facts: since(from), isExact: false })).toEqual(["", ""]);
    const unknown = current({ discounts: [{ ...a, couponId: null, coupon: undefined }] });
    expect(discountsOf(debit, { facts: unknown, isExact: true })).toEqual(["", ""]);
  });

  test("do not include the customer's, which is valued with any subscription", () => {
    const lines = { si_1: february(off(a.id, b.id)) };
    expect(discountsOf(lines, { discounts, ofCustomer: a })).toEqual([b.id, ""]);
    const later = { ...a, startSeconds: from + 1 };
    expect(discountsOf(lines, { discounts: [b], ofCustomer: later })).toEqual([`${a.id},${b.id}`, ""]);
  });
});
