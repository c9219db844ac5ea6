import { Stripe } from "stripe";
import { expect, it } from "vitest";
import { VirtualClock } from "../clock.js";
import { createApi } from "./api.js";
import { emptyStore, T0 } from "./testing/fill-store.js";

/**
 * Lists of the SDK that the simulator does not serve, besides the searches, the preview of credit notes and API v2. They
 * need an object that has no list of its own, or a financial account of Treasury.
 */
const NOT_SERVED = [
  "/v1/apps/secrets",
  "/v1/financial_connections/accounts/{id}/owners",
  "/v1/sources/{id}/source_transactions",
  "/v1/tax/calculations/{id}/line_items",
  "/v1/tax/locations",
  "/v1/treasury/credit_reversals",
  "/v1/treasury/debit_reversals",
  "/v1/treasury/inbound_transfers",
  "/v1/treasury/outbound_payments",
  "/v1/treasury/outbound_transfers",
  "/v1/treasury/received_credits",
  "/v1/treasury/received_debits",
  "/v1/treasury/transaction_entries",
  "/v1/treasury/transactions",
];

it("every list of the SDK has an endpoint, but for those named here", () => {
  const { endpoint } = createApi(emptyStore(), new VirtualClock(T0));
  const paths = listPaths(new Stripe("sk_test_none"));
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => endpoint(path) === undefined)).toEqual(NOT_SERVED);
});

/** Returns the paths of all list methods, with `{id}` for each id. */
function listPaths(stripe: Stripe): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const resource = value as Resource;
    if (typeof resource._makeRequest === "function") {
      resource._makeRequest = (_method, path) => {
        found.add(decodeURIComponent(path));
        return Promise.resolve();
      };
      const methods = value as Readonly<Record<string, (id: string) => unknown>>;
      for (const name of methodsOf(resource).filter((each) => each.startsWith("list"))) void methods[name]!("{id}");
      return;
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  const seen = new Set<unknown>();
  for (const inner of Object.values(stripe)) visit(inner);
  return [...found].filter((path) => path.startsWith("/v1/")).toSorted((a, b) => a.localeCompare(b));
}

interface Resource {
  _makeRequest: (method: string, path: string) => Promise<void>;
}

function methodsOf(resource: object): readonly string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(resource));
}
