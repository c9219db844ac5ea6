import nock from "nock";
import { describe, expect, it } from "vitest";
import { createStripeClient } from "./client.js";
import { asObject } from "./lists/page.js";
import { retrieve } from "./retrieve.js";
import { interceptRequests } from "./testing/intercept-requests.js";

interceptRequests();

const client = () => createStripeClient({ apiKey: "rk_test_1", signal: new AbortController().signal, random: () => 0 });
const customers = { path: "/v1/customers", expand: [], nested: [] };

describe("an id in an answer of Stripe that can be no id", () => {
  it.each(["", ".", "..", "..."])("names no object where it is %j, without a request", async (id) => {
    await expect(retrieve(client(), customers, id)).resolves.toBeUndefined();
  });

  it("names no object where it has half a character, since Stripe knows none by it", async () => {
    nock("https://api.stripe.com")
      .get(`/v1/customers/${encodeURIComponent("\u0000 \ufffd")}`)
      .reply(404, { error: { type: "invalid_request_error", code: "resource_missing", message: "No such customer" } });
    await expect(retrieve(client(), customers, "\u0000 \ud800")).resolves.toBeUndefined();
  });

  it.each([undefined, null, 1, "", ".", ".."])("makes an object unreadable where its own id is %j", (id) => {
    expect(() => asObject({ id }, "/v1/customers")).toThrow("has no id");
  });
});
