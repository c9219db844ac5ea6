import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import type { DiscountHolder, NeededCoupon } from "../../metrics/dossier/references.js";
import { createDeletedCoupons, type DeletedCoupons } from "../../state/deleted-coupons.js";
import { createStripeClient } from "../../stripe/client.js";
import { interceptRequests } from "../../stripe/testing/intercept-requests.js";
import { createMissingPermissions } from "../missing-permissions.js";
import { createParseIssues } from "../parse/parse-issues.js";
import { createReferences, type ReferenceStore } from "./references.js";

const older = "2025-02-24.acacia";
const gone = {
  error: { type: "invalid_request_error", code: "resource_missing", message: "No such coupon: 'SPRING'" },
};
const coupon = {
  id: "SPRING",
  object: "coupon",
  created: 50,
  duration: "forever",
  percent_off: null,
  amount_off: 700,
  currency: "usd",
  currency_options: { usd: { amount_off: 700 }, eur: { amount_off: 600 } },
  applies_to: { products: ["prod_1"] },
};
/** A discount as the older version renders it. */
const discount = { id: "di_1", object: "discount", coupon, start: 100, end: null };
const facts = {
  id: "SPRING",
  createdSeconds: 50,
  duration: "forever",
  percentOff: null,
  amountOffMinor: 700,
  currency: "usd",
  currencyOptions: { eur: 600 },
  productIds: ["prod_1"],
};

const stripe = () => nock("https://api.stripe.com");
/** Expects one request for the holder in the older version. */
const expectOlder = (path: string) =>
  nock("https://api.stripe.com", { reqheaders: { "stripe-version": older } })
    .get(path)
    .query(true);
const expectNoCoupon = () => stripe().get("/v1/coupons/SPRING").query(true).reply(404, gone);

interface Opened {
  readonly references: ReferenceStore;
  readonly deleted: DeletedCoupons;
  readonly warnings: readonly string[];
}

function open(deleted = createDeletedCoupons()): Opened {
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (text: string) => void warnings.push(text), error: () => {} };
  const client = createStripeClient({ apiKey: "rk_test_1", signal: new AbortController().signal, random: () => 0 });
  const references = createReferences(client, createMissingPermissions(log), createParseIssues(log), deleted, {});
  return { references, deleted, warnings };
}

const needed = (rest: Partial<NeededCoupon> = {}): NeededCoupon => ({
  couponId: "SPRING",
  discountId: "di_1",
  startSeconds: 100,
  holder: { kind: "subscriptions", id: "sub_1" },
  ...rest,
});
const wanting = (...coupons: NeededCoupon[]) => ({
  prices: new Set<string>(),
  products: new Set<string>(),
  disputes: new Set<string>(),
  failures: new Set<string>(),
  coupons,
});

interceptRequests();
afterEach(() => expect(nock.pendingMocks()).toEqual([]));

describe("a coupon that was deleted", () => {
  const list = (...data: object[]) => ({ object: "list", data, has_more: false });
  it.each<[DiscountHolder["kind"], string, object]>([
    ["subscriptions", "/v1/subscriptions/x_1", { id: "x_1", discounts: [discount], discount }],
    ["subscription_items", "/v1/subscription_items/x_1", { id: "x_1", discounts: [discount] }],
    ["customers", "/v1/customers/x_1", { id: "x_1", discount }],
    ["invoices", "/v1/invoices/x_1", { id: "x_1", discounts: [{ ...discount, deleted: true, end: undefined }] }],
    ["invoices", "/v1/invoices/x_1", { id: "x_1", discounts: [], lines: list({ discounts: [discount] }) }],
  ])(
    "is read from one of the %s that show its discount, in the version that shows the terms",
    async (kind, path, body) => {
      const { references, warnings } = open();
      expectNoCoupon();
      expectOlder(path).reply(200, body);
      await references.resolve(wanting(needed({ holder: { kind, id: "x_1" } })));
      expect(references.coupon("SPRING", 100)).toEqual(facts);
      expect(warnings).toEqual([]);
    },
  );

  it("is read once for all customers, and by no later sync", async () => {
    const { references, deleted } = open();
    expectNoCoupon();
    expectOlder("/v1/subscriptions/sub_1").reply(200, { id: "sub_1", discounts: [discount] });
    const others = [2, 3].map((number) =>
      needed({
        discountId: `di_${number}`,
        startSeconds: 100 * number,
        holder: { kind: "customers", id: `cus_${number}` },
      }),
    );
    await Promise.all([
      references.resolve(wanting(needed())),
      ...others.map((each) => references.resolve(wanting(each))),
    ]);
    await references.resolve(wanting(needed(), ...others));
    expect(references.coupon("SPRING", 300)).toEqual(facts);
    const later = createDeletedCoupons();
    later.addAll(JSON.parse(JSON.stringify(deleted.saved())) as ReturnType<DeletedCoupons["saved"]>);
    const next = open(later);
    await next.references.resolve(wanting(needed(), ...others));
    expect(next.references.coupon("SPRING", 100)).toEqual(facts);
  });

  it("is not the coupon that has its id now", async () => {
    const { references } = open();
    references.add("coupons", { ...coupon, created: 200, amount_off: 100 });
    expectOlder("/v1/subscriptions/sub_1").reply(200, { id: "sub_1", discounts: [discount] });
    await references.resolve(wanting(needed(), needed({ discountId: "di_2", startSeconds: 300 })));
    expect(references.coupon("SPRING", 100)?.amountOffMinor).toBe(700);
    expect(references.coupon("SPRING", 300)?.amountOffMinor).toBe(100);
    expect(references.coupon("SPRING", null)?.amountOffMinor).toBe(100);
  });

  it("is read again if an earlier coupon with its id was deleted too", async () => {
    const { references } = open();
    expectNoCoupon();
    const second = { ...coupon, created: 200, amount_off: 100 };
    expectOlder("/v1/subscriptions/sub_2").reply(200, { discounts: [{ ...discount, id: "di_2", coupon: second }] });
    expectOlder("/v1/subscriptions/sub_1").reply(200, { discounts: [discount] });
    const newer = needed({ discountId: "di_2", startSeconds: 300, holder: { kind: "subscriptions", id: "sub_2" } });
    await references.resolve(wanting(newer, needed()));
    expect(references.coupon("SPRING", 300)?.amountOffMinor).toBe(100);
    expect(references.coupon("SPRING", 100)?.amountOffMinor).toBe(700);
  });

  it.each<[string, number, object]>([
    ["Stripe refuses the version", 400, { error: { type: "invalid_request_error", message: "Invalid version." } }],
    ["the holder is gone", 404, gone],
    ["the key may not read the holder", 403, { error: { type: "invalid_request_error", message: "No." } }],
    ["the holder is a deleted customer", 200, { id: "sub_1", object: "customer", deleted: true }],
    ["the discount is gone", 200, { id: "sub_1", discounts: [] }],
    ["the discount has no coupon", 200, { id: "sub_1", discounts: [{ ...discount, coupon: null }] }],
    [
      "the coupon is a stub",
      200,
      { id: "sub_1", discounts: [{ ...discount, coupon: { id: "SPRING", deleted: true } }] },
    ],
    ["the discounts are not expanded", 200, { id: "sub_1", discounts: ["di_1"] }],
    ["the coupon is another", 200, { id: "sub_1", discounts: [{ ...discount, coupon: { ...coupon, id: "FALL" } }] }],
    ["the coupon is younger", 200, { id: "sub_1", discounts: [{ ...discount, coupon: { ...coupon, created: 101 } }] }],
  ])("stays unknown after one request if %s", async (_why, status, body) => {
    const { references, deleted } = open();
    expectNoCoupon();
    expectOlder("/v1/subscriptions/sub_1").reply(status, body);
    await references.resolve(wanting(needed()));
    await references.resolve(wanting(needed()));
    expect(references.coupon("SPRING", 100)).toBeUndefined();
    expect(deleted.saved()).toEqual({ deleted: [], products: {} });
  });

  it("is reported if its terms can't be read", async () => {
    const { references, warnings } = open();
    expectNoCoupon();
    const unreadable = { ...discount, coupon: { ...coupon, amount_off: 7.5 } };
    expectOlder("/v1/subscriptions/sub_1").reply(200, { id: "sub_1", discounts: [unreadable] });
    await references.resolve(wanting(needed()));
    expect(references.coupon("SPRING", 100)).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/leave coupon SPRING out: .*amount_off/)]);
  });

  it("is not looked for if no object shows its discount, or if the key may not read coupons", async () => {
    const { references } = open();
    expectNoCoupon();
    await references.resolve(wanting(needed({ holder: undefined })));
    const restricted = open();
    const refusal = { error: { message: "Having the 'rak_coupon_read' permission would allow this." } };
    stripe().get("/v1/coupons/SPRING").query(true).reply(403, refusal);
    await restricted.references.resolve(wanting(needed()));
    expect([references, restricted.references].map((each) => each.coupon("SPRING", 100))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("a coupon that exists", () => {
  it("costs one request, and none of the objects that show its discounts", async () => {
    const { references } = open();
    stripe()
      .get("/v1/coupons/SPRING")
      .query({ expand: ["applies_to", "currency_options"] })
      .reply(200, coupon);
    await references.resolve(wanting(needed(), needed({ discountId: "di_2", startSeconds: null })));
    expect(references.coupon("SPRING", 100)).toEqual(facts);
  });
});
