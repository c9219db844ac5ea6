import nock from "nock";
import { beforeAll, describe, expect, it } from "vitest";
import { createStripeClient } from "../client.js";
import { StripeError, type StripeErrorKind } from "./errors.js";
import { permissions } from "../key/permissions.js";
import { interceptRequests } from "../testing/intercept-requests.js";

const key = "rk_live_51SecretSecretSecret1234";

beforeAll(() => {
  nock.disableNetConnect();
  return () => nock.enableNetConnect();
});

interceptRequests();

/** Returns the client's error if Stripe always sends this answer. */
async function errorFor(
  status: number,
  body: nock.Body,
  headers: Record<string, string> = {},
  route = "/v1/customers",
) {
  nock("https://api.stripe.com")
    .persist()
    .get(/.*/)
    .reply(status, body, { "request-id": "req_1", ...headers });
  // Limits that don't slow down the test, however often they are halved.
  const limits = { globalPerSecond: 1e5, endpointPerSecond: 1e5 };
  const client = createStripeClient({ apiKey: key, signal: new AbortController().signal, random: () => 0, limits });
  const error: unknown = await client.get({ route }).catch((error: unknown) => error);
  if (!(error instanceof StripeError)) throw new Error("There was no StripeError.");
  return { error, requests: client.stats.requests };
}

const errorBody = (fields: Record<string, string>) => ({ error: { type: "invalid_request_error", ...fields } });

const html = "<html><head><title>502 Bad Gateway</title></head></html>";

interface Case {
  readonly name: string;
  readonly status: number;
  readonly body: nock.Body;
  readonly headers?: Record<string, string>;
  readonly kind: StripeErrorKind;
  readonly code?: string;
  readonly says: RegExp;
  /** How often the request is sent. Default: 1. */
  readonly requests?: number;
}

const cases: readonly Case[] = [
  {
    name: "an unknown key",
    status: 401,
    body: errorBody({ message: `Invalid API Key provided: ${key}` }),
    kind: "invalid_key",
    says: /does not accept the API key, saying: "Invalid API Key provided: rk_live_\*\*\*"\. Check in the Dashboard/,
  },
  {
    name: "an expired key",
    status: 401,
    body: errorBody({ code: "api_key_expired", message: `Expired API Key provided: rk_live_*********1234` }),
    kind: "invalid_key",
    code: "api_key_expired",
    says: /has expired\. Create a new restricted key/,
  },
  {
    name: "a key that this address may not use",
    status: 401,
    body: errorBody({ message: "The API key provided does not allow requests from your IP address." }),
    kind: "invalid_key",
    says: /IP address\. Add the address to the key's allowed addresses/,
  },
  {
    name: "a publishable key",
    status: 403,
    body: errorBody({
      code: "secret_key_required",
      message: "This API call cannot be made with a publishable API key.",
    }),
    kind: "invalid_key",
    code: "secret_key_required",
    says: /publishable one/,
  },
  {
    name: "a missing permission, in the wording of 2026",
    status: 403,
    body: errorBody({
      code: "more_permissions_required",
      message: `Permission denied. The provided key '${key}' does not have the required permissions for this endpoint on account 'acct_1AbC'. Enabling "Prices Read" ('plan_read') permissions on this key would allow this request to continue.`,
    }),
    kind: "permission",
    code: "more_permissions_required",
    says: /may not make GET \/v1\/customers: it lacks the permission Prices \(Billing\) → Read\. Edit the restricted key/,
  },
  {
    name: "a missing permission, in the older wording",
    status: 403,
    body: errorBody({
      message: `The provided key '${key}' does not have the required permissions for this endpoint on account 'acct_1AbC'. Having the 'rak_subscription_read' permission would allow this request to continue.`,
    }),
    kind: "permission",
    says: /lacks the permission Subscriptions \(Billing\) → Read/,
  },
  {
    name: "an account that the key has no access to",
    status: 403,
    body: errorBody({
      code: "account_invalid",
      message: `The provided key '${key}' does not have access to account 'acct_1AbC' (or that account does not exist). Application access may have been revoked.`,
    }),
    kind: "permission",
    code: "account_invalid",
    says: /no access to the account .* Check the account id/,
  },
  {
    name: "a missing permission, with status 401",
    status: 401,
    body: errorBody({ code: "more_permissions_required", message: "Permission denied." }),
    kind: "permission",
    code: "more_permissions_required",
    says: /lacks the permission Customers \(Core\) → Read/,
  },
  {
    name: "a missing permission that a text about a product surrounds",
    status: 403,
    body: errorBody({ code: "more_permissions_required", message: "Your account is not set up to use Issuing." }),
    kind: "permission",
    code: "more_permissions_required",
    says: /lacks the permission/,
  },
  {
    name: "a product that the account does not have",
    status: 400,
    body: errorBody({
      message:
        "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get started.",
    }),
    kind: "product_off",
    says: /because the account does not have Issuing, saying: "Your account.*"\. If you need it, ask Stripe for it/,
  },
  {
    name: "an object that does not exist",
    status: 404,
    body: errorBody({ code: "resource_missing", message: "No such customer: 'cus_1'", param: "id" }),
    kind: "not_found",
    code: "resource_missing",
    says: /found nothing for GET \/v1\/customers, saying: "No such customer: 'cus_1'"/,
  },
  {
    name: "a cursor that is gone",
    status: 400,
    body: errorBody({ code: "resource_missing", message: "No such customer: 'cus_1'", param: "starting_after" }),
    kind: "not_found",
    code: "resource_missing",
    says: /No such customer/,
  },
  {
    name: "an object of the other mode",
    status: 404,
    body: errorBody({
      code: "resource_missing",
      message:
        "No such customer: 'cus_1'; a similar object exists in test mode, but a live mode key was used to make this request.",
    }),
    kind: "not_found",
    code: "resource_missing",
    says: /Use a key of the other mode/,
  },
  {
    name: "a request that Stripe refuses",
    status: 400,
    body: errorBody({
      code: "property_expansion_max_depth",
      message: "You cannot expand more than 4 levels of a property",
      param: "expand[0]",
    }),
    kind: "invalid_request",
    code: "property_expansion_max_depth",
    says: /refused GET \/v1\/customers with status 400 about the parameter expand\[0\], saying: "You cannot expand/,
  },
  ...(["global-rate", "global-concurrency", "endpoint-rate", "endpoint-concurrency", "resource-specific"] as const).map(
    (reason): Case => ({
      name: `a limit that never yields (${reason})`,
      status: 429,
      headers: { "stripe-rate-limited-reason": reason },
      body: errorBody({ code: "rate_limit", message: "Request rate limit exceeded." }),
      kind: "rate_limited",
      code: "rate_limit",
      says: new RegExp(`limits \\(${reason}\\) still refused GET /v1/customers at attempt 12`),
      requests: 12,
    }),
  ),
  {
    name: "a lock that is never released",
    status: 429,
    body: errorBody({ code: "lock_timeout", message: "This object cannot be accessed right now." }),
    kind: "rate_limited",
    code: "lock_timeout",
    says: /lock_timeout, another request holds the object\) still refused/,
    requests: 8,
  },
  {
    name: "a lock that is never released, told as a conflict",
    status: 409,
    body: errorBody({ code: "lock_timeout", message: "This object cannot be accessed right now." }),
    kind: "unavailable",
    code: "lock_timeout",
    says: /failed 8 times, at last because Stripe answered with status 409, saying: "This object/,
    requests: 8,
  },
  {
    name: "an outage",
    status: 503,
    body: { error: { type: "api_error", message: "An unknown error occurred" } },
    kind: "unavailable",
    says: /failed 8 times, at last because Stripe answered with status 503, saying: "An unknown error occurred"\. Check the network .*status\.stripe\.com/,
    requests: 8,
  },
  {
    name: "a gateway's HTML error",
    status: 502,
    body: html,
    kind: "unavailable",
    says: /failed 8 times, at last because the answer was not JSON/,
    requests: 8,
  },
  {
    name: "HTML with status 200",
    status: 200,
    body: html,
    kind: "unavailable",
    says: /failed 5 times, at last because the answer was not JSON \(a proxy/,
    requests: 5,
  },
  {
    name: "an answer whose JSON ends early",
    status: 200,
    body: '{"object":"list","data":[{"id":"cus_1","emai',
    kind: "unavailable",
    says: /failed 3 times, at last because the answer was cut off/,
    requests: 3,
  },
  {
    name: "a redirect",
    status: 302,
    headers: { location: "http://api.stripe.com/v1/customers" },
    body: {},
    kind: "unreadable",
    says: /points to another address, which is not followed because the key would travel there/,
  },
  {
    name: "a proxy's refusal in JSON",
    status: 403,
    body: { message: "Forbidden" },
    kind: "unreadable",
    says: /an error that does not come from Stripe \(status 403\)\. Check whether a proxy/,
  },
  ...["[]", '"text"', "null", "1", '{"error":{"message":"with status 200"}}'].map((body): Case => ({
    name: `a success that is ${body}`,
    status: 200,
    body,
    kind: "unreadable",
    says: /failed 4 times, at last because the answer was JSON, but not an object of Stripe's \(status 200\)/,
    requests: 4,
  })),
];

describe("a request that fails", () => {
  it.each(cases)("because of $name ends as $kind", async ({ status, body, headers, kind, code, says, requests }) => {
    const { error, requests: sent } = await errorFor(status, body, headers);
    expect(error).toMatchObject({ kind, status, requestId: "req_1" });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says);
    expect(error.message).toMatch(/\(Stripe's request id: req_1\)$/);
    expect(error.message + error.stack + String(error.cause)).not.toContain("Secret");
    expect(sent).toBe(requests ?? 1);
  });

  it("contains the missing permission and the account", async () => {
    const message = "... on account 'acct_1AbC'. Having the 'rak_charge_read' permission would allow this request ...";
    const { error } = await errorFor(403, errorBody({ message }));
    expect(error.permission).toEqual(permissions.charges);
    expect(error.accountId).toBe("acct_1AbC");
  });

  it("derives the permission from the route if Stripe's answer contains none", async () => {
    const { error } = await errorFor(403, errorBody({ message: "Not allowed." }), {}, "/v1/invoices");
    expect(error.permission).toEqual(permissions.invoices);
  });
});
