import { describe, expect, it } from "vitest";
import { permissionOfRoute, permissions, readAccountId, readMissingPermission } from "./permissions.js";

const older =
  "The provided key 'rk_live_*********1234' does not have the required permissions for this endpoint on account 'acct_1AbC'. Having the 'rak_subscription_read' permission would allow this request to continue.";
const newer = `Permission denied. The provided key 'rk_live_*********1234' does not have the required permissions for this endpoint on account 'acct_1AbC'. Enabling "Prices Read" ('plan_read') permissions on this key would allow this request to continue.`;

describe("readMissingPermission", () => {
  it("reads the older wording", () => {
    expect(readMissingPermission(older)).toEqual(permissions.subscriptions);
  });

  it("reads the wording of 2026", () => {
    expect(readMissingPermission(newer)).toEqual(permissions.prices);
  });

  it("keeps Stripe's words for an unknown permission", () => {
    const message = `Enabling "Radar Read" ('radar_read') permissions on this key would allow this.`;
    expect(readMissingPermission(message)).toEqual({ permission: "radar_read", dashboard: "Radar Read" });
    expect(readMissingPermission("Having the 'rak_radar_read' permission would allow this.")).toEqual({
      permission: "radar_read",
      dashboard: "rak_radar_read",
    });
  });

  it("returns undefined if the message contains none", () => {
    expect(readMissingPermission("This account cannot do that.")).toBeUndefined();
  });
});

describe("readAccountId", () => {
  it("finds the account in both wordings", () => {
    expect(readAccountId(older)).toBe("acct_1AbC");
    expect(readAccountId(newer)).toBe("acct_1AbC");
    expect(readAccountId("No account here.")).toBeUndefined();
  });
});

describe("permissionOfRoute", () => {
  it.each([
    ["/v1/customers", "customer_read"],
    ["/v1/subscriptions", "subscription_read"],
    ["/v1/subscription_items", "subscription_read"],
    ["/v1/subscription_schedules", "subscription_read"],
    ["/v1/invoices/{id}/lines", "invoice_read"],
    ["/v1/invoice_payments", "invoice_read"],
    ["/v1/prices", "plan_read"],
    ["/v1/plans/{id}", "plan_read"],
    ["/v1/refunds", "charge_read"],
    ["/v1/checkout/sessions", "checkout_session_read"],
    ["/v1/balance_transactions", "balance_transaction_source_read"],
    ["/v1/account", "connected_account_read"],
    ["/v1/accounts/{id}/persons", "connected_account_read"],
    ["/v1/customers/{id}/balance_transactions", "customer_read"],
    ["/v1/customers/{id}/sources", "source_read"],
    ["/v1/issuing/tokens", "issuing_network_token_read"],
    ["/v1/test_helpers/test_clocks", "billing_clock_read"],
  ])("%s needs %s", (route, permission) => {
    expect(permissionOfRoute(route)?.permission).toBe(permission);
  });

  it("returns undefined for other routes, however similar", () => {
    expect(permissionOfRoute("/v1/customers_export")).toBeUndefined();
    expect(permissionOfRoute("/v1/products/{id}/features")).toBeUndefined();
  });

  it("has each permission's name in the Dashboard", () => {
    expect(permissions.customers.dashboard).toBe("Customers (Core) → Read");
    for (const { dashboard } of Object.values(permissions)) expect(dashboard).toMatch(/^\S.* \([\w ]+\) → Read$/);
  });
});
