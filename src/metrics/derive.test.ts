import { describe, expect, test } from "vitest";
import type { Dossier } from "./dossier/dossier.js";
import type { References } from "./dossier/references.js";
import { defaultOptions } from "./options.js";
import {
  at,
  change,
  customer,
  derived,
  discount,
  invoice,
  item,
  monthly,
  noReferences,
  price,
  subscription,
} from "./testing/world.js";

describe("a derivation describes one moment", () => {
  const noon = at("2026-03-14T12:00:00Z");
  const asOf = (of: Partial<Dossier>) => derived(of, {}, { asOfSeconds: noon });

  test("later changes only show a subscription's state before them", () => {
    const raised = change("2026-03-14T12:00:01Z", monthly(2900), monthly(4900));
    const { events, metrics, subscriptions } = asOf({ subscriptions: [monthly(4900)], changes: [raised] });
    expect(metrics.mrr).toBe(2900);
    expect(subscriptions).toEqual([monthly(2900)]);
    expect(events.map(({ mrr_delta }) => mrr_delta).filter((delta) => delta !== null)).toEqual([2900]);
  });

  test("a subscription that was created later is not included", () => {
    const late = monthly(2900, { createdSeconds: noon + 1 });
    const creation = change("2026-03-14T12:00:01Z", undefined, late);
    for (const changes of [[], [creation]]) {
      const { events, metrics, subscriptions } = asOf({ subscriptions: [late], changes });
      expect([metrics.mrr, metrics.subscription_count, subscriptions]).toEqual([0, 0, []]);
      expect(events.map(({ event_type }) => event_type)).toEqual(["user_signed_up"]);
    }
  });

  test("a subscription that ended later still runs, even if the event of its end is not visible yet", () => {
    const ended = monthly(2900, { status: "canceled", endedSeconds: noon + 1 });
    const { metrics, carryOver } = asOf({ subscriptions: [ended] });
    expect([metrics.mrr, metrics.status]).toEqual([2900, "active"]);
    expect(carryOver).toBeUndefined();
    const carriedOver = { scheduledSeconds: null, idle: { sub_1: "unpaid" } };
    const unpaid = derived({ subscriptions: [ended] }, {}, { asOfSeconds: noon, carriedOver });
    expect([unpaid.metrics.mrr, unpaid.metrics.status_detail]).toEqual([0, "unpaid"]);
    expect(unpaid.carryOver).toEqual(carriedOver);
  });
});

describe("a coupon's id", () => {
  const spring = discount({ id: "SPRING", percentOff: "20" }).coupon!;
  const given = (startSeconds: number) => {
    return { id: "di_1", couponId: "SPRING", coupon: undefined, startSeconds, endSeconds: null };
  };
  const mrr = (startSeconds: number, coupon: References["coupon"]) => {
    const subscriptions = [monthly(1000, { discounts: [given(startSeconds)] })];
    return derived({ subscriptions }, {}, {}, { ...noReferences, coupon }).metrics.mrr;
  };

  test("identifies the coupon that had it when the discount began", () => {
    const asked: (number | null)[] = [];
    const coupon: References["coupon"] = (_id, startSeconds) => {
      asked.push(startSeconds);
      return spring;
    };
    expect(mrr(at("2026-01-05"), coupon)).toBe(800);
    expect(new Set(asked)).toEqual(new Set([at("2026-01-05")]));
  });

  test("does not identify a coupon that was created later", () => {
    const later = { ...spring, createdSeconds: at("2026-02-01") };
    expect(mrr(at("2026-01-31"), () => later)).toBe(1000);
    expect(mrr(at("2026-02-01"), () => later)).toBe(800);
  });
});

describe("unknown values are reported as issues, never thrown", () => {
  test("a discount without a coupon, missing tiers, another currency, an unknown status", () => {
    const unknown = { id: "di_x", couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
    const subscriptions = [
      monthly(2900, { discounts: [unknown] }),
      subscription([item(price(null, "month", { scheme: "graduated" }))], { id: "sub_2" }),
      monthly(2900, { id: "sub_3", currency: "eur" }),
      monthly(2900, { id: "sub_4", status: "hibernating" }),
      subscription([item(price(2900), 1, { inclusiveTaxPercent: null })], { id: "sub_5" }),
    ];
    const { metrics, issues } = derived({ subscriptions });
    expect(metrics.mrr_by_currency).toEqual([
      { currency: "eur", currency_exponent: 2, amount: 0 },
      { currency: "usd", currency_exponent: 2, amount: 5800 },
    ]);
    expect(issues.map(({ text }) => text)).toEqual([
      "Discount di_x: its coupon is unknown, so MRR is given without this discount.",
      "Price price_2900_month: it includes tax of an unknown rate, so the MRR of sub_5 includes the tax.",
      "Price price_2900_month: its amount in eur is unknown, so it adds 0 to the MRR of sub_3.",
      "Price price_null_month: its amount in usd is unknown, so it adds 0 to the MRR of sub_2.",
      'Subscription sub_4: its status "hibernating" is unknown, so its MRR is 0.',
    ]);
  });

  test("references provide tiers, amounts in other currencies, coupon restrictions and names", () => {
    const tiered = price(null, "month", { scheme: "volume" });
    const other = price(3000, "month", { id: "price_multi", productId: "prod_b" });
    const restricted = discount({ percentOff: "10" });
    const facts = subscription([item(tiered, 2), item(other)], { currency: "eur", discounts: [restricted] });
    const references = {
      ...noReferences,
      price: (id: string) => {
        const tiers = [{ upTo: null, unitAmountMinor: "500", flatAmountMinor: "0" }];
        if (id === tiered.id) return { ...tiered, currency: "eur", tiers };
        return { ...other, currencyOptions: { eur: { unitAmountMinor: "2000", tiers: undefined } } };
      },
      product: (id: string) => (id === "prod_b" ? { id, name: "Team", metadata: {} } : undefined),
      coupon: () => ({ ...restricted.coupon!, productIds: ["prod_b"] }),
    };
    const { metrics, issues } = derived({ subscriptions: [facts] }, {}, {}, references);
    expect(issues).toEqual([]);
    expect(metrics).toMatchObject({ mrr: 2800, currency: "eur", plan: "price_null_month, Team" });
  });

  test("a deleted customer with only an id signed up at its oldest object at the latest", () => {
    const gone = customer({ createdSeconds: null, isDeleted: true });
    const ended = monthly(2900, { status: "canceled", endedSeconds: at("2026-02-01") });
    const { events, metrics } = derived({ customer: gone, subscriptions: [ended] });
    expect(events[0]).toMatchObject({
      event_type: "user_signed_up",
      occurred_at: "2026-01-01T00:00:00.000Z",
      precision: "inferred",
    });
    expect(metrics).toMatchObject({ is_deleted: true, signed_up_at: null });
  });
});

describe("a customer's row", () => {
  test("contains the end of its subscription as churn date, not a later first payment that was never made", () => {
    const ended = monthly(2900, { status: "canceled", endedSeconds: at("2026-02-01") });
    const abandoned = monthly(2900, {
      id: "sub_2",
      status: "incomplete_expired",
      createdSeconds: at("2026-03-01"),
      endedSeconds: at("2026-03-02"),
    });
    const { metrics } = derived({ subscriptions: [ended, abandoned], invoices: [invoice()] });
    expect(metrics).toMatchObject({ status: "churned", churned_at: "2026-02-01T00:00:00.000Z" });
  });

  test("has its id, names, stage and dates as the options set them", () => {
    const result = derived(
      {
        customer: customer({ metadata: { user_id: "42" } }),
        subscriptions: [monthly(2900, { cancelAtSeconds: at("2026-05-01") })],
        invoices: [
          invoice({ createdSeconds: at("2026-01-01") }),
          invoice({ createdSeconds: at("2026-02-01"), attemptCount: 3 }),
        ],
      },
      { externalIdMetadataKey: "user_id", entityType: "users", stageMap: { active: "Won", cancelling: "At risk" } },
    );
    expect(result.metrics).toMatchObject({
      external_id: "42",
      entity_type: "users",
      stage: "At risk",
      will_renew: false,
      cancel_at: "2026-05-01T00:00:00.000Z",
      renewal_at: "2026-04-01T00:00:00.000Z",
      first_paid_at: "2026-01-01T00:00:00.000Z",
      last_paid_at: "2026-02-01T00:00:00.000Z",
      ltv: 5800,
      paid_invoice_count: 2,
      failed_payment_count: 2,
      plans: [{ subscription_id: "sub_1", price_id: "price_2900_month", interval: "month", quantity: 1 }],
    });
    expect(result.events.every(({ external_id, is_historical }) => external_id === "42" && is_historical)).toBe(true);
    expect(defaultOptions.stageMap).toEqual({});
  });

  test.each(["__proto__", "constructor", "toString"])(
    "has no id and no plan's name where %s is not in the metadata",
    (key) => {
      const options = { externalIdMetadataKey: key, planName: { metadataKey: key } };
      const { metrics, events } = derived({ customer: customer(), subscriptions: [monthly(2900)] }, options);
      expect(metrics).toMatchObject({ external_id: null, plan: "price_2900_month" });
      expect(events.every(({ external_id }) => external_id === null)).toBe(true);
    },
  );
});
