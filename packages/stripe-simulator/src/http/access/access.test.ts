import { describe, expect, it } from "vitest";
import { createStore } from "../../account/create-store.js";
import { add, discount, emptyStore, list } from "../testing/fill-store.js";
import { KEY, serve } from "../testing/running.js";

describe("a key", () => {
  it.each([
    ["sk_test_unknown000001234", undefined, "Invalid API Key provided: sk_test_************1234"],
    ["nonsense", undefined, "Invalid API Key provided: ********"],
    ["rk_test_expired000000", "api_key_expired", "Expired API Key provided: rk_test_*********0000"],
    ["rk_test_elsewhere0000", undefined, "The API key provided does not allow requests from your IP address."],
    ["pk_test_simulator0001", "secret_key_required", /publishable API key/],
  ])("%s is answered with a 401 that never shows the whole key", async (key, code, message) => {
    const { status, body } = await (await serveWithKeys()).get("/v1/customers", { key });
    expect(status).toBe(401);
    expect(body.error).toMatchObject({
      type: "invalid_request_error",
      message: expect.stringMatching(message instanceof RegExp ? message : escaped(message)),
    });
    expect(body.error.code).toBe(code);
  });

  it("may be the user name of Basic authentication; without a key the answer is 401", async () => {
    const { get } = await serveWithKeys();
    const basic = `Basic ${Buffer.from(`${KEY}:`).toString("base64")}`;
    expect((await get("/v1/customers", { headers: { authorization: basic } })).status).toBe(200);
    const { status, body } = await get("/v1/customers", { headers: { authorization: "" } });
    expect(status).toBe(401);
    expect(body.error.message).toMatch(/^You did not provide an API key/);
  });

  it("of the other mode sees an empty account, and the error names the mode", async () => {
    const { get } = await serveWithKeys();
    const key = "rk_live_simulator0001";
    expect((await get("/v1/customers", { key })).body.data).toEqual([]);
    const { status, body } = await get("/v1/customers/cus_1", { key });
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      "No such customer: 'cus_1'; a similar object exists in test mode, but a live mode key was used to make this request.",
    );
  });

  it("reads its own account by name, and no other", async () => {
    const { get } = await serveWithKeys();
    expect((await get("/v1/customers", { headers: { "stripe-account": "acct_1SimulatorTests00" } })).status).toBe(200);
    const { status, body } = await get("/v1/customers", { headers: { "stripe-account": "acct_other" } });
    expect(status).toBe(403);
    expect(body.error.code).toBe("account_invalid");
  });

  it.each(["stripe-account", "stripe-context"])(
    "reads a connected account with %s, and none of its objects without it",
    async (header) => {
      const connected = createStore("acct_1Connected", false);
      add(connected, "customers", { id: "cus_connected" });
      const store = emptyStore();
      add(store, "customers", { id: "cus_own" });
      const { get, requests } = await serve(store, { connectedAccounts: [connected] });
      const headers = { [header]: "acct_1Connected" };
      const idsOf = async (init?: object) => (await get("/v1/customers", init)).body.data.map(({ id }) => id);
      expect(await idsOf({ headers })).toEqual(["cus_connected"]);
      expect(await idsOf()).toEqual(["cus_own"]);
      expect((await get("/v1/customers/cus_own", { headers })).status).toBe(404);
      expect((await get("/v1/account", { headers })).body["id"]).toBe("acct_1Connected");
      expect(requests.entries.map(({ account }) => account)).toEqual([
        "acct_1Connected",
        undefined,
        "acct_1Connected",
        "acct_1Connected",
      ]);
    },
  );

  it("of an organization must name an account by Stripe-Context", async () => {
    const key = "sk_org_test_simulator0001";
    const { get } = await serve(emptyStore(), { keys: [{ key, scopes: "all" }] });
    const account = "acct_1SimulatorTests00";
    expect((await get("/v1/customers", { key })).status).toBe(400);
    expect((await get("/v1/customers", { key, headers: { "stripe-account": account } })).status).toBe(400);
    expect((await get("/v1/customers", { key, headers: { "stripe-context": account } })).status).toBe(200);
  });
});

describe("a permission", () => {
  it("that is missing is named in the wording of 2026", async () => {
    const { status, body } = await (await serveWithScopes(["customer_read"])).get("/v1/prices");
    expect(status).toBe(403);
    expect(body.error).toMatchObject({ type: "invalid_request_error", code: "more_permissions_required" });
    expect(body.error.message).toBe(
      "Permission denied. The provided key 'sk_test_***************0001' does not have the required permissions for this endpoint " +
        `on account 'acct_1SimulatorTests00'. Enabling "Prices Read" ('plan_read') permissions on this key would allow this request to continue.`,
    );
  });

  it("that is missing is named in the older wording, without a code", async () => {
    const { body } = await (await serveWithScopes([], "older")).get("/v1/subscriptions");
    expect(body.error.code).toBeUndefined();
    expect(body.error.message).toMatch(
      /^The provided key 'sk_test_\*+0001' does not have .* Having the 'rak_subscription_read' permission would allow this request to continue\.$/,
    );
  });

  it.each([
    ["/v1/customers", "customer"],
    ["/v1/subscriptions", "subscription"],
    ["/v1/subscription_items?subscription=sub_1", "subscription"],
    ["/v1/invoices", "invoice"],
    ["/v1/invoice_payments", "invoice"],
    ["/v1/products", "product"],
    ["/v1/prices", "plan"],
    ["/v1/coupons", "coupon"],
    ["/v1/charges", "charge"],
    ["/v1/refunds", "charge"],
    ["/v1/disputes", "dispute"],
    ["/v1/credit_notes", "credit_note"],
    ["/v1/events", "event"],
    ["/v1/account", "connected_account"],
  ])("%s needs %s to read, and write permission implies it", async (path, permission) => {
    for (const scope of [`${permission}_read`, `${permission}_write`]) {
      expect((await (await serveWithScopes([scope])).get(path)).status).toBe(200);
    }
    expect((await (await serveWithScopes(["other_read"])).get(path)).body.error.message).toContain(
      `'${permission}_read'`,
    );
  });

  it("is required for each object that is expanded, also on the way", async () => {
    const { get } = await serveWithScopes(["subscription_read"]);
    expect((await get("/v1/subscriptions?expand[]=data.customer")).body.error.message).toContain("'customer_read'");
    expect((await get("/v1/subscriptions?expand[]=data.discounts")).status).toBe(200);
    expect((await get("/v1/subscriptions/sub_1?expand[]=discounts.source.coupon")).body.error.message).toContain(
      "'coupon_read'",
    );
    expect((await get("/v1/subscriptions/sub_1?expand[]=latest_invoice.customer")).status).toBe(403);
  });

  it("to write is checked before the object, and no request changes an object", async () => {
    const reading = await serveWithScopes(["customer_read"]);
    const refused = await reading.get("/v1/customers/cus_none", { method: "POST" });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain("'customer_write'");
    const writing = await serveWithScopes(["customer_write"]);
    const missing = await writing.get("/v1/customers/cus_none", { method: "POST" });
    expect(missing.status).toBe(404);
    expect(missing.body.error.code).toBe("resource_missing");
    for (const [method, path] of [
      ["DELETE", "/v1/customers/cus_1"],
      ["POST", "/v1/customers/cus_1"],
      ["POST", "/v1/customers"],
    ] as const) {
      expect((await writing.get(path, { method })).status).toBe(400);
    }
    expect(await writing.ids("/v1/customers")).toEqual(["cus_1"]);
    expect(writing.requests.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "DELETE /v1/customers/cus_1",
      "POST /v1/customers/cus_1",
      "POST /v1/customers",
    ]);
    expect(writing.requests.entries.filter(({ notGet }) => notGet).map(({ method }) => method)).toEqual([
      "POST",
      "DELETE",
      "POST",
      "POST",
    ]);
  });

  it.each([
    ["rk_test_simulator0001", "all", 403],
    ["sk_test_simulator0001", "all", 404],
    ["rk_test_simulator0001", ["invoice_write"], 404],
    ["rk_test_simulator0001", ["customer_write", "subscription_write", "invoice_read"], 403],
  ] as const)("to write is had by %s with the scopes %s as Stripe would have it: %i", async (key, scopes, expected) => {
    const { get } = await serve(emptyStore(), { keys: [{ key, scopes }] });
    const { status, body } = await get("/v1/invoices/in_none", { key, method: "POST" });
    expect(status).toBe(expected);
    if (status === 403) expect(body.error.message).toContain(`"Invoices Write" ('invoice_write')`);
    else expect(body.error).toMatchObject({ code: "resource_missing", message: "No such invoice: 'in_none'" });
  });

  it("to write is recorded permanently for each request that could have used it", async () => {
    const { get, requests } = await serveWithScopes(["customer_read"]);
    const send = (method: string, path: string, body?: string) => get(path, { method, ...(body && { body }) });
    await send("GET", "/v1/customers");
    await send("POST", "/v1/subscriptions/sub_none");
    expect(requests.writes).toEqual([]);
    await send("POST", "/v1/customers");
    await send("POST", "/v1/subscriptions/sub_none", "metadata[a]=b");
    await send("POST", "/v1/nowhere");
    await send("DELETE", "/v1/customers/cus_none");
    requests.reset();
    expect(requests.writes.map(({ status }) => status)).toEqual([403, 403, 404, 403]);
  });
});

function escaped(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);
}

function serveWithKeys() {
  const store = emptyStore();
  add(store, "customers", { id: "cus_1" });
  return serve(store, {
    keys: [
      { key: KEY, scopes: "all" },
      { key: "rk_test_expired000000", scopes: "all", expired: true },
      { key: "rk_test_elsewhere0000", scopes: "all", ipBlocked: true },
      { key: "rk_live_simulator0001", scopes: "all" },
    ],
  });
}

function serveWithScopes(scopes: readonly string[], permissionWording: "2026" | "older" = "2026") {
  const store = emptyStore();
  add(store, "customers", { id: "cus_1", discount: null });
  add(store, "prices", { id: "price_1", product: "prod_1" });
  add(store, "coupons", { id: "HALF" });
  add(store, "subscriptions", {
    id: "sub_1",
    status: "active",
    customer: "cus_1",
    discounts: [discount("di_1", "HALF")],
    items: list([]),
  });
  return serve(store, { keys: [{ key: KEY, scopes, permissionWording }] });
}
