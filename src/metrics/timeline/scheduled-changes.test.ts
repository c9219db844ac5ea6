import { describe, expect, test } from "vitest";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import type { MetricsOptions } from "../options.js";
import { at, customer, discount, invoice, item, monthly, price, subscription, valuingOf } from "../testing/world.js";
import { scheduledChangesOf } from "./scheduled-changes.js";

const from = at("2026-02-01");
const to = at("2026-06-01");
const ending = (id: string, endSeconds: number | null): DiscountFacts =>
  discount({ id, percentOff: "10", duration: "repeating" }, { endSeconds });

/** Returns the scheduled changes from February to June. */
function scheduled(
  facts: SubscriptionFacts,
  of: Partial<Dossier> = {},
  options: Partial<MetricsOptions> = {},
): ScheduledChange[] {
  return scheduledChangesOf(facts, from, to, valuingOf({ subscriptions: [facts], ...of }, options));
}

describe("the scheduled changes of a subscription", () => {
  test("are the ends of its discounts and of its items', ascending, each time once", () => {
    const ofItem = item(price(2900), 1, { discounts: [ending("a", at("2026-03-01")), ending("b", at("2026-04-01"))] });
    const discounts = [ending("c", at("2026-05-01")), ending("d", at("2026-03-01")), ending("e", null)];
    expect(scheduled(subscription([ofItem], { discounts }))).toEqual(
      ["2026-03-01", "2026-04-01", "2026-05-01"].map((day) => ({ atSeconds: at(day), isDiscountEnd: true })),
    );
  });

  test("lie between the two times", () => {
    const discounts = [from, from + 1, to - 1, to].map((end) => ending(`${end}`, end));
    expect(scheduled(monthly(2900, { discounts })).map(({ atSeconds }) => atSeconds)).toEqual([from + 1, to - 1]);
  });

  test("are the start and the end of the customer's discount", () => {
    const ofCustomer = { ...ending("c", at("2026-04-01")), startSeconds: at("2026-03-01") };
    expect(scheduled(monthly(2900), { customer: customer({ discount: ofCustomer }) })).toEqual([
      { atSeconds: at("2026-03-01"), isDiscountEnd: false },
      { atSeconds: at("2026-04-01"), isDiscountEnd: true },
    ]);
  });

  test("have the end of a discount, if something else changes in the same second", () => {
    const ofCustomer = discount({ percentOff: "30" }, { startSeconds: at("2026-03-01") });
    const facts = monthly(2900, { discounts: [ending("a", at("2026-03-01"))] });
    expect(scheduled(facts, { customer: customer({ discount: ofCustomer }) })).toEqual([
      { atSeconds: at("2026-03-01"), isDiscountEnd: true },
    ]);
  });
});

describe("past_due_max_days", () => {
  const owed = { pastDueMaxDays: 20 };
  const pastDue = monthly(2900, { status: "past_due" });
  const open = (createdSeconds: number) => invoice({ createdSeconds, status: "open" });

  test("is over so many days after the debt began", () => {
    const of = { invoices: [open(at("2026-01-20"))] };
    expect(scheduled(pastDue, of, owed)).toEqual([{ atSeconds: at("2026-02-09"), isDiscountEnd: false }]);
    expect(scheduled(pastDue, of)).toEqual([]);
    expect(scheduled(monthly(2900), of, owed)).toEqual([]);
  });

  test("begins again when the oldest invoice is paid", () => {
    const paid = invoice({ createdSeconds: at("2026-01-20"), paidSeconds: at("2026-02-05") });
    const invoices = [paid, open(at("2026-02-03"))];
    // Issued on the 3rd, paid on the 5th; 20 days after January 20, and after February 3.
    expect(scheduled(pastDue, { invoices }, owed).map(({ atSeconds }) => atSeconds)).toEqual(
      ["2026-02-03", "2026-02-05", "2026-02-09", "2026-02-23"].map(at),
    );
    expect(scheduled(pastDue, { invoices })).toEqual([]);
    expect(scheduled(monthly(2900), { invoices }, owed)).toEqual([]);
  });

  test("does not depend on invoices that were settled before", () => {
    const paid = invoice({ createdSeconds: at("2026-01-15"), paidSeconds: from });
    const invoices = [paid, open(at("2026-01-25"))];
    // 20 days after January 25, and not those after January 15.
    expect(scheduled(pastDue, { invoices }, owed).map(({ atSeconds }) => atSeconds)).toEqual([at("2026-02-14")]);
  });
});
