import { describe, expect, test } from "vitest";
import type { DiscountFacts, PriceFacts } from "../dossier/catalog-facts.js";
import type { InvoiceFacts, LineFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { line } from "../testing/evidence.js";
import { at, billed, discount, invoice, item, price, subscription, valuingOf } from "../testing/world.js";
import { billedTerms, isContract } from "./billed-terms.js";
import { subscriptionLines, type SubscriptionLine } from "./subscription-lines.js";

const [small, large] = [price(1000), price(2000)];
const created = { createdSeconds: at("2026-01-01") };
const holding = (of: PriceFacts, discounts: readonly DiscountFacts[] = []): SubscriptionFacts =>
  subscription([item(of, 1, { id: "si_1" })], { ...created, discounts });

/** Returns the MRR from each moment on that invoices show. */
function terms(
  invoices: readonly InvoiceFacts[],
  facts = holding(small),
  { known = [small, large], catalog = [] as readonly PriceFacts[] } = {},
): [day: string, mrr: number, isExact: boolean, discountIds: string][] {
  const lines = subscriptionLines({ invoices }).get("sub_1") ?? [];
  const valuing = valuingOf({ subscriptions: [facts], invoices });
  const references = { ...valuing.references, price: (id: string) => catalog.find((each) => each.id === id) };
  const prices = new Map(known.map((each) => [each.id, each]));
  return billedTerms(lines, facts, prices, { ...valuing, references }).map(({ fromSeconds, isExact, mrrState }) => {
    const day = new Date(fromSeconds * 1000).toISOString().slice(0, 10);
    return [day, mrrState.mrrMinor, isExact, mrrState.discountIds.join()];
  });
}

describe("the contract that invoices show", () => {
  const january = billed(small, "2026-01-01", "2026-02-01");
  const february = billed(large, "2026-02-01", "2026-03-01", {}, { id: "in_2" });

  test("has the MRR of each period, from its start on", () => {
    expect(terms([february, january])).toEqual([
      ["2026-01-01", 1000, false, ""],
      ["2026-02-01", 2000, false, ""],
    ]);
  });

  test("does not have periods of void invoices, and counts those of open ones", () => {
    expect(terms([january, { ...february, status: "void" }])).toEqual([["2026-01-01", 1000, false, ""]]);
    expect(terms([{ ...january, status: "open" }])).toEqual([["2026-01-01", 1000, false, ""]]);
  });

  test("is never empty, because the credit of an end is no contract", () => {
    const credit = line(small, "2026-01-20", "2026-02-01", { proration: "credit" });
    const end = invoice({ id: "in_3", createdSeconds: at("2026-01-20"), lines: [credit] });
    expect(terms([january, end])).toEqual([["2026-01-01", 1000, false, ""]]);
  });

  test("has the exact MRR of its prices, which an invoice rounds", () => {
    const quarterly = price("1000.4", "month", { recurrence: { interval: "month", intervalCount: 3 } });
    const rounded = billed(quarterly, "2026-01-01", "2026-04-01", { amountMinor: 1000 });
    const two = { ...rounded, lines: [rounded.lines[0]!, { ...rounded.lines[0]!, id: "il_2", itemId: "si_2" }] };
    const four = {
      ...two,
      lines: [...two.lines, ...two.lines.map((each) => ({ ...each, itemId: `${each.itemId}0` }))],
    };
    // 4 x 1000.4 / 3 is 1333.87, and 4 x 1000 / 3 is 1333.33.
    expect(terms([four], holding(small), { known: [quarterly] })[0]?.[1]).toBe(1334);
    expect(terms([four], holding(small), { known: [] })[0]?.[1]).toBe(1333);
    expect(terms([four], holding(small), { known: [], catalog: [quarterly] })[0]?.[1]).toBe(1334);
  });

  test("has the price's amount of the catalog first", () => {
    const shown = price(1000, "month", { currency: "eur" });
    expect(terms([january], holding(small), { known: [shown], catalog: [small] })).toEqual([
      ["2026-01-01", 1000, false, ""],
    ]);
  });

  describe("with a discount", () => {
    const half = discount({ id: "half", percentOff: "50" });
    const off = { discounts: [{ discountId: half.id, amountMinor: 500 }] };

    test("has the discount that its lines show", () => {
      const invoices = [billed(small, "2026-01-01", "2026-02-01", off)];
      expect(terms(invoices, holding(small, [half]))).toEqual([["2026-01-01", 500, false, half.id]]);
    });

    test("has the exact MRR of its coupon, which an invoice rounds", () => {
      const odd = price(999);
      const discounts = [{ discountId: half.id, amountMinor: 500 }];
      const invoices = [billed(odd, "2026-01-01", "2026-02-01", { discounts })];
      // 999 less 50 % is 499.5, and less the billed 500 it is 499.
      expect(terms(invoices, holding(odd, [half]), { known: [odd], catalog: [] })[0]?.[1]).toBe(500);
    });

    test("has none that only the current subscription has, because its lines would show it", () => {
      expect(terms([january], holding(small, [half]))).toEqual([["2026-01-01", 1000, false, ""]]);
    });

    test("has the billed discount, if the coupon would take off nothing", () => {
      const elsewhere = discount({ id: "half", percentOff: "50", productIds: ["prod_else"] });
      const invoices = [billed(small, "2026-01-01", "2026-02-01", off)];
      expect(terms(invoices, holding(small, [elsewhere]))).toEqual([["2026-01-01", 500, false, half.id]]);
    });

    test("has the current one after a proration, if it had begun", () => {
      const change = ["credit", "debit"].map((proration) =>
        line(proration === "credit" ? small : large, "2026-01-11", "2026-02-01", {
          id: `il_${proration}`,
          proration: proration as LineFacts["proration"],
        }),
      );
      const update = invoice({ id: "in_3", createdSeconds: at("2026-01-11"), lines: change });
      const since = (day: string) => holding(large, [{ ...half, startSeconds: at(day) }]);
      expect(terms([january, update], since("2026-01-11"))[1]).toEqual(["2026-01-11", 1000, true, half.id]);
      expect(terms([january, update], since("2026-01-12"))[1]).toEqual(["2026-01-11", 2000, true, ""]);
    });

    test("has an unknown one, if it was billed in several periods", () => {
      const gone = { discounts: [{ discountId: "di_gone", amountMinor: 300 }] };
      const invoices = [
        billed(small, "2026-01-01", "2026-02-01", gone),
        billed(small, "2026-02-01", "2026-03-01", gone, { id: "in_2" }),
      ];
      expect(terms(invoices).map(([, mrr, , ids]) => [mrr, ids])).toEqual([
        [700, "di_gone"],
        [700, "di_gone"],
      ]);
    });

    test("has one of a single period, if its coupon is forever", () => {
      const shown = billed(small, "2026-01-01", "2026-02-01", off, { discounts: [half] });
      expect(terms([shown])).toEqual([["2026-01-01", 500, false, half.id]]);
      expect(terms([{ ...shown, discounts: [] }])).toEqual([["2026-01-01", 1000, false, ""]]);
    });
  });
});

describe("a line is of a contract", () => {
  const issued = at("2026-02-01");
  const shown = (rest: Partial<LineFacts> = {}, to = "2026-02-02"): SubscriptionLine => {
    const times = { issuedSeconds: issued, recordedSeconds: issued };
    return { line: line(small, "2026-01-01", to, rest), invoice: undefined, currency: "usd", ...times };
  };
  const metered = { ...small, isMetered: true };

  test.each<[string, SubscriptionLine, PriceFacts | undefined, boolean]>([
    ["if its period goes on", shown(), undefined, true],
    ["if its period goes on, and its price is known", shown(), small, true],
    ["but not if it is usage", shown({ isMetered: true }), small, false],
    ["but not if its price is usage", shown(), metered, false],
    ["if it says that it is not usage", shown({ isMetered: false }), metered, true],
    ["but not if its period is over, like that of usage", shown({}, "2026-02-01"), undefined, false],
    [
      "though its period is over, if it says that it is not usage",
      shown({ isMetered: false }, "2026-02-01"),
      undefined,
      true,
    ],
    ["though its period is over, if its price is known", shown({}, "2026-02-01"), small, true],
    ["but not without a period", shown({ periodStartSeconds: at("2026-02-02") }), small, false],
  ])("%s", (_what, each, of, expected) => {
    expect(isContract(each, of)).toBe(expected);
  });
});
