import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import type { StripeEvent } from "../stripe/change-feed.js";
import { createStripeClient } from "../stripe/client.js";
import { StripeError } from "../stripe/request/errors.js";
import { createMissingPermissions, type MissingPermissions } from "./missing-permissions.js";
import { createFactStore, type FactStore } from "./fact-store.js";
import { interceptRequests } from "../stripe/testing/intercept-requests.js";

const charge = { id: "ch_1", object: "charge", created: 1000, currency: "usd", amount: 2900, status: "succeeded" };
const dispute = {
  id: "dp_1",
  object: "dispute",
  amount: 2900,
  charge: "ch_1",
  created: 1500,
  currency: "usd",
  status: "needs_response",
};
const note = { id: "cn_1", object: "credit_note", amount: 500, created: 1200, currency: "usd", status: "issued" };

const stripe = () => nock("https://api.stripe.com");
const list = (...data: object[]) => ({ object: "list", data, has_more: false });
const refusal = (permission: string) => ({
  error: { type: "invalid_request_error", message: `Having the 'rak_${permission}' permission would allow this.` },
});

function event(type: string, object: object, id = `evt_${type}`): StripeEvent {
  return { id, type, created: 2000, data: { object: { ...object } } };
}

interface Opened {
  readonly store: FactStore;
  readonly missingPermissions: MissingPermissions;
  readonly warnings: readonly string[];
}

function open(listPages: Readonly<Record<string, number>> = {}): Opened {
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (text: string) => void warnings.push(text), error: () => {} };
  const client = createStripeClient({ apiKey: "rk_test_1", signal: new AbortController().signal, random: () => 0 });
  const missingPermissions = createMissingPermissions(log);
  return { store: createFactStore(client, log, missingPermissions, {}, { listPages }), missingPermissions, warnings };
}

const wanting = (...chargeIds: string[]) => ({
  prices: new Set<string>(),
  products: new Set<string>(),
  coupons: [],
  disputes: new Set(chargeIds),
  failures: new Set<string>(),
});

interceptRequests();
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
});

describe("charges and credit notes", () => {
  it("belong to the dossier of their customer; those of guests belong to none", async () => {
    const { store } = open();
    await store.add("charges", [
      { ...charge, customer: "cus_1" },
      { ...charge, id: "ch_2", customer: "gcus_1" },
      { ...charge, id: "ch_3", customer: null },
    ]);
    await store.add("credit_notes", [{ ...note, customer: "cus_1" }]);
    const customers: string[] = [];
    for await (const { customerId } of store.dossiers.all()) customers.push(customerId);
    expect(customers).toEqual(["cus_1"]);
    expect(await store.dossiers.get("cus_1")).toMatchObject({
      charges: [{ id: "ch_1", amountMinor: 2900 }],
      creditNotes: [{ id: "cn_1", amountMinor: 500 }],
    });
    expect(await store.dossiers.get("cus_2")).toMatchObject({ charges: [], creditNotes: [] });
  });

  it("are unknown, not absent, if the key may not read them, and one warning reports it", async () => {
    const { store, missingPermissions, warnings } = open();
    const error = new StripeError("permission", "The API key lacks Charges (Core) → Read.");
    expect(missingPermissions.accept("charges", error)).toBe(true);
    expect(missingPermissions.accept("charges", error)).toBe(true);
    expect(await store.dossiers.get("cus_1")).toMatchObject({ charges: undefined, creditNotes: [] });
    expect(warnings).toEqual([
      expect.stringMatching(/^The API key lacks Charges.* continue without refunds, .*ltv_net/),
    ]);
  });
});

describe("what the derived streams can't do without", () => {
  it("is a collection that every dossier needs, and any failure other than a missing permission", () => {
    const { missingPermissions, warnings } = open();
    expect(missingPermissions.accept("invoices", new StripeError("permission", "No."))).toBe(false);
    expect(missingPermissions.accept("charges", new StripeError("unavailable", "No."))).toBe(false);
    expect(missingPermissions.accept("charges", new TypeError("No."))).toBe(false);
    expect(missingPermissions.has("invoices") || missingPermissions.has("charges")).toBe(false);
    expect(warnings).toEqual([]);
  });
});

describe("the disputes of a charge", () => {
  it("are those of the list that was read; otherwise they are fetched, once", async () => {
    const { store } = open();
    await store.add("disputes", [dispute, { ...dispute, id: "dp_2" }, { ...dispute, status: "lost" }]);
    stripe()
      .get("/v1/disputes")
      .query({ charge: "ch_2", limit: 100 })
      .reply(200, list({ ...dispute, charge: "ch_2" }));
    await store.references.resolve(wanting("ch_1", "ch_2"));
    await store.references.resolve(wanting("ch_1", "ch_2"));
    const statuses = (id: string) => store.references.disputesOf(id)?.map((each) => `${each.id} ${each.status}`);
    expect(statuses("ch_1")).toEqual(["dp_2 needs_response", "dp_1 lost"]);
    expect(statuses("ch_2")).toEqual(["dp_1 needs_response"]);
    expect(statuses("ch_3")).toEqual([]);
  });

  it("are fetched again after an event about one of them", async () => {
    const { store } = open();
    await store.add("disputes", [dispute]);
    stripe()
      .get("/v1/charges/ch_1")
      .query(true)
      .reply(200, { ...charge, customer: "cus_1" });
    await store.addEvents([event("charge.dispute.closed", { ...dispute, status: "lost" })]);
    stripe()
      .get("/v1/disputes")
      .query({ charge: "ch_1", limit: 100 })
      .reply(200, list({ ...dispute, status: "lost" }));
    await store.references.resolve(wanting("ch_1"));
    expect(store.references.disputesOf("ch_1")).toMatchObject([{ status: "lost" }]);
  });

  it("are unknown if the key may not read them, after one request and with one warning", async () => {
    const { store, warnings } = open();
    expect(store.references.disputesOf("ch_1")).toEqual([]);
    stripe().get("/v1/disputes").query(true).reply(403, refusal("dispute_read"));
    await store.references.resolve(wanting("ch_1"));
    await store.references.resolve(wanting("ch_2", "ch_3"));
    expect(store.references.disputesOf("ch_1")).toBeUndefined();
    expect(store.references.disputesOf("ch_4")).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/Disputes \(Core\) → Read.* continue without disputes/)]);
  });
});

describe("the time of a failed bank debit", () => {
  const wantingFailures = (...ids: string[]) => ({ ...wanting(), failures: new Set(ids) });
  const transaction = { id: "txn_1", object: "balance_transaction", created: 1700 };

  it("is read from its balance transaction, once; a transaction that is gone stays unknown", async () => {
    const { store, warnings } = open();
    stripe().get("/v1/balance_transactions/txn_1").reply(200, transaction);
    stripe()
      .get("/v1/balance_transactions/txn_2")
      .reply(404, { error: { code: "resource_missing", message: "gone" } });
    await store.references.resolve(wantingFailures("txn_1", "txn_2"));
    await store.references.resolve(wantingFailures("txn_1", "txn_2"));
    expect(["txn_1", "txn_2"].map((id) => store.references.failureSeconds(id))).toEqual([1700, undefined]);
    expect(warnings).toEqual([]);
  });

  it("is unknown if the key may not read balance transactions, after one request and with one warning", async () => {
    const { store, warnings } = open();
    stripe().get("/v1/balance_transactions/txn_1").reply(403, refusal("balance_transaction_source_read"));
    await store.references.resolve(wantingFailures("txn_1"));
    await store.references.resolve(wantingFailures("txn_1", "txn_2"));
    expect(store.references.failureSeconds("txn_1")).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining("continue without the days on which bank debits failed")]);
  });

  it("is unknown if it can't be parsed, with a warning", async () => {
    const { store, warnings } = open();
    stripe()
      .get("/v1/balance_transactions/txn_1")
      .reply(200, { ...transaction, created: "1700" });
    await store.references.resolve(wantingFailures("txn_1"));
    expect(store.references.failureSeconds("txn_1")).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining("leave balance transaction txn_1 out")]);
  });
});

describe("an event that contains a charge instead of a customer", () => {
  const refund = { id: "re_1", object: "refund", amount: 500, charge: "ch_1", status: "succeeded" };

  it("becomes a fact of the charge's customer, who is looked up once", async () => {
    const { store } = open();
    stripe()
      .get("/v1/charges/ch_1")
      .query(true)
      .reply(200, { ...charge, customer: "cus_1" });
    const events = [
      event("charge.dispute.created", dispute),
      event("charge.dispute.updated", dispute),
      event("charge.refund.updated", refund),
    ];
    const customerEvents = [...(await store.addEvents(events)), ...(await store.addEvents(events.slice(0, 1)))];
    expect(customerEvents.map(({ event: { type }, customerId, change }) => [type, customerId, change?.type])).toEqual([
      ["charge.dispute.created", "cus_1", "object"],
      ["charge.dispute.updated", "cus_1", undefined],
      ["charge.refund.updated", "cus_1", "object"],
      ["charge.dispute.created", "cus_1", "object"],
    ]);
    const { changes } = await store.dossiers.get("cus_1");
    expect(changes).toMatchObject([
      { eventType: "charge.dispute.created", objectId: "dp_1" },
      { eventType: "charge.refund.updated", objectId: "re_1" },
    ]);
  });

  it("has no customer if the charge is a guest's, has no customer, is gone or can't be read", async () => {
    const { store, warnings } = open();
    const disputed = (id: string) => event("charge.dispute.created", { ...dispute, charge: id }, `evt_${id}`);
    stripe()
      .get("/v1/charges/ch_1")
      .query(true)
      .reply(200, { ...charge, customer: "gcus_1" });
    stripe()
      .get("/v1/charges/ch_2")
      .query(true)
      .reply(200, { ...charge, id: "ch_2", customer: null });
    stripe()
      .get("/v1/charges/ch_3")
      .query(true)
      .reply(404, { error: { type: "invalid_request_error", code: "resource_missing", message: "No such charge" } });
    expect(await store.addEvents(["ch_1", "ch_2", "ch_3"].map(disputed))).toEqual([]);
    stripe().get("/v1/charges/ch_4").query(true).reply(403, refusal("charge_read"));
    expect(await store.addEvents([disputed("ch_4")])).toEqual([]);
    expect(await store.addEvents([disputed("ch_5")])).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  it("causes no request if it has a customer field, or is about another kind of object", async () => {
    const { store } = open();
    const events = [
      event("refund.created", { ...refund, customer: null }),
      event("refund.updated", { ...refund, customer: "gcus_1" }),
      event("review.opened", { id: "prv_1", object: "review", charge: "ch_1" }),
    ];
    expect(await store.addEvents(events)).toEqual([]);
    const customerEvents = await store.addEvents([event("refund.created", { ...refund, customer: "cus_1" })]);
    expect(customerEvents).toMatchObject([{ customerId: "cus_1", change: { objectId: "re_1" } }]);
  });
});

describe("the disputes of two charges that are read from one list", () => {
  it("are complete for a caller that asks while the list is read", async () => {
    const { store } = open({ disputes: 1 });
    const ofFirst = { ...dispute, id: "dp_2", created: 1600 };
    stripe()
      .get("/v1/disputes")
      .query(({ starting_after: after }) => after === undefined)
      .reply(200, { ...list(ofFirst, { ...dispute, id: "dp_3", charge: "ch_2" }), has_more: true });
    stripe().get("/v1/disputes").query(true).delay(300).reply(200, list(dispute));
    const listing = store.references.resolve(wanting("ch_1", "ch_2"));
    while (store.references.disputesOf("ch_1")!.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await store.references.resolve(wanting("ch_1"));
    expect(store.references.disputesOf("ch_1")!.map(({ id }) => id)).toEqual(["dp_2", "dp_1"]);
    await listing;
  });
});

describe("what dossiers reference", () => {
  const products = [1, 2, 3, 4].map((number) => ({
    id: `prod_${number}`,
    object: "product",
    created: 1,
    name: `Plan ${number}`,
  }));
  const wantingProducts = (...numbers: number[]) => ({
    ...wanting(),
    products: new Set(numbers.map((number) => `prod_${number}`)),
  });
  const names = (store: FactStore) => products.map(({ id }) => store.references.product(id)?.name);
  const oneByOne = (number: number) =>
    stripe()
      .get(`/v1/products/prod_${number}`)
      .query(true)
      .reply(200, products[number - 1]);
  const whole = () =>
    stripe()
      .get("/v1/products")
      .query(true)
      .reply(200, list(...products.slice(0, 3)));

  it("is fetched one by one while that costs no more requests than its list, then the list is read", async () => {
    const { store } = open({ products: 2 });
    oneByOne(1);
    oneByOne(2);
    await store.references.resolve(wantingProducts(1));
    await store.references.resolve(wantingProducts(1, 2));
    expect(names(store)).toEqual(["Plan 1", "Plan 2", undefined, undefined]);
    whole();
    await store.references.resolve(wantingProducts(3));
    expect(names(store)).toEqual(["Plan 1", "Plan 2", "Plan 3", undefined]);
  });

  it("is read from the list once for all concurrent callers, and what the list lacks is fetched", async () => {
    const { store } = open({ products: 1 });
    whole();
    oneByOne(4);
    await Promise.all([
      store.references.resolve(wantingProducts(1, 2)),
      store.references.resolve(wantingProducts(2, 3)),
      store.references.resolve(wantingProducts(4)),
    ]);
    expect(names(store)).toEqual(["Plan 1", "Plan 2", "Plan 3", "Plan 4"]);
  });

  it("is never read from a list of unknown length", async () => {
    const { store } = open();
    for (const number of [1, 2, 3, 4]) oneByOne(number);
    await store.references.resolve(wantingProducts(1, 2, 3, 4));
    expect(names(store)).toEqual(["Plan 1", "Plan 2", "Plan 3", "Plan 4"]);
  });

  it("is not requested again after the key may not read the list", async () => {
    const { store, missingPermissions } = open({ products: 1 });
    stripe().get("/v1/products").query(true).reply(403, refusal("product_read"));
    await store.references.resolve(wantingProducts(1, 2));
    await store.references.resolve(wantingProducts(3));
    expect(missingPermissions.has("products")).toBe(true);
    expect(names(store)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
