import { describe, expect, it } from "vitest";
import { createAccount, type AccountOptions } from "../account/account.js";
import { VirtualClock } from "../clock.js";
import type { InvoiceLine } from "../account/types.js";
import { DAY_SECONDS } from "./life.js";
import { PRORATING_PROFILE } from "./profile.js";
import { createWorld, type World } from "./world.js";

const FROM = Date.UTC(2025, 0, 1) / 1000;
const TO = Date.UTC(2026, 1, 1) / 1000;

function makeWorld(stepSeconds: number, options: Omit<AccountOptions, "clock"> = {}): World {
  const account = createAccount({ clock: new VirtualClock(FROM), seed: 5, ...options });
  const world = createWorld({ account, seed: 5, profile: PRORATING_PROFILE });
  world.populate({ customers: 120, fromSeconds: FROM, toSeconds: TO });
  for (let at = FROM; at < TO; at += stepSeconds) world.advanceTo(at);
  world.advanceTo(TO);
  return world;
}

/** Returns a line's amount after its discounts, in minor units. */
const netOf = ({ amount, discount_amounts }: InvoiceLine) =>
  (discount_amounts ?? []).reduce((net, off) => net - off.amount, amount);

const isProration = ({ parent }: InvoiceLine) =>
  (parent?.subscription_item_details ?? parent?.invoice_item_details)?.proration ?? false;

describe("a world of the prorating profile", () => {
  const world = makeWorld(TO - FROM);
  const { invoices, invoiceitems, subscriptions } = world.account.store.collections;
  const lines = invoices.all().flatMap((invoice) => invoice.lines.data);

  it("does not depend on the size of the steps", () => {
    const small = makeWorld(3 * DAY_SECONDS + 12_345).account.store.collections;
    expect(small.invoiceitems.all()).toEqual(invoiceitems.all());
    expect(small.invoices.all()).toEqual(invoices.all());
  });

  it("contains both billing modes, backdated changes, pending items, and lines of several tiers", () => {
    expect(new Set(subscriptions.all().map(({ billing_mode: mode }) => mode.type))).toEqual(
      new Set(["classic", "flexible"]),
    );
    const prorated = invoiceitems.all().filter(({ proration }) => proration);
    expect(prorated.length).toBeGreaterThan(100);
    expect(prorated.filter(({ date, period }) => period.start < date && period.end > date).length).toBeGreaterThan(10);
    expect(prorated.some(({ invoice }) => invoice === null)).toBe(true);
    expect(lines.some((line) => line.quantity === 0 && line.amount > 0 && !isProration(line))).toBe(true);
  });

  it("has a line on its invoice for each invoiced item, with its amount and its period", () => {
    const byId = new Map(lines.map((line) => [line.parent?.subscription_item_details?.invoice_item, line]));
    for (const { id, amount, period, invoice, proration } of invoiceitems.all()) {
      if (invoice !== null && proration) expect(byId.get(id), id).toMatchObject({ amount, period, invoice });
    }
  });

  it("never credits a debit of flexible billing with more than it was", () => {
    const left = new Map(lines.map((line) => [line.id, netOf(line)]));
    const flexible = new Set(
      subscriptions.all().flatMap(({ id, billing_mode: mode }) => (mode.type === "flexible" ? [id] : [])),
    );
    const credited = new Set<string>();
    for (const line of lines) {
      const details = line.parent?.subscription_item_details;
      const [debit, ...others] = details?.proration_details?.credited_items?.invoice_line_items ?? [];
      if (debit === undefined || !flexible.has(details?.subscription ?? "")) continue;
      credited.add(debit);
      expect(others).toEqual([]);
      left.set(debit, left.get(debit)! + netOf(line));
    }
    expect(credited.size).toBeGreaterThan(50);
    // Each amount and each discount is rounded.
    for (const id of credited) expect(left.get(id), id).toBeGreaterThanOrEqual(-4);
  });

  it("differs in the parents of its proration lines only, where the account's lines name no item", () => {
    const other = makeWorld(TO - FROM, { prorationLineShape: "invoice_item_details" }).account.store.collections;
    const others = other.invoices.all().flatMap((invoice) => invoice.lines.data);
    expect(others.map((line) => ({ ...line, parent: null }))).toEqual(lines.map((line) => ({ ...line, parent: null })));
    const parents = others.filter(isProration).map(({ parent }) => parent?.type);
    expect(new Set(parents)).toEqual(new Set(["invoice_item_details"]));
  });
});
