import nock from "nock";
import { describe, expect, it } from "vitest";
import { readAccount } from "./account.js";
import { createStripeClient } from "./client.js";
import { interceptRequests } from "./testing/intercept-requests.js";

interceptRequests();

function accountWhenAnswered(status: number, body: nock.Body) {
  nock("https://api.stripe.com").persist().get("/v1/account").reply(status, body);
  const signal = new AbortController().signal;
  return readAccount(createStripeClient({ apiKey: "rk_test_1", signal, random: () => 0 }));
}

describe("readAccount", () => {
  it("returns the account's id", async () => {
    await expect(accountWhenAnswered(200, { id: "acct_1", object: "account" })).resolves.toEqual({ id: "acct_1" });
  });

  it("reads the id from the refusal if the key lacks the permission", async () => {
    const message =
      "The provided key 'rk_test_1' does not have the required permissions for this endpoint on account 'acct_2'. Having the 'rak_connected_account_read' permission would allow this request to continue.";
    await expect(accountWhenAnswered(403, { error: { message } })).resolves.toEqual({ id: "acct_2" });
  });

  it.each([
    [403, { error: { message: "No." } }],
    [404, { error: { message: "Unrecognized request URL." } }],
    [200, { object: "account" }],
    [200, { id: "x", object: "account" }],
    [200, { id: "", object: "account" }],
    [200, { id: "acct_1 ", object: "account" }],
    [200, { id: 1, object: "account" }],
  ])("returns null if a %i does not contain the account", async (status, body) => {
    await expect(accountWhenAnswered(status, body)).resolves.toEqual({ id: null });
  });

  it("fails if the key is invalid or Stripe is unavailable", async () => {
    await expect(accountWhenAnswered(401, { error: { message: "Invalid." } })).rejects.toMatchObject({
      kind: "invalid_key",
    });
    nock.cleanAll();
    await expect(accountWhenAnswered(503, { error: { message: "Away." } })).rejects.toMatchObject({
      kind: "unavailable",
    });
  });
});
