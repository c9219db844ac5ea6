import type { Store } from "../../store.js";
import type { ApiObject } from "../api-object.js";
import { refuseUnknown } from "../params.js";
import type { Endpoint } from "./endpoint.js";

/** GET /v1/account: the account itself. https://docs.stripe.com/api/accounts/retrieve */
export function accountEndpoint(store: Store, segments: readonly string[]): Endpoint | undefined {
  if (segments.length !== 1 || segments[0] !== "account") return undefined;
  return {
    template: "/v1/account",
    permission: "connected_account",
    object: "account",
    id: store.accountId,
    exists: () => true,
    get: (call) => {
      refuseUnknown(call.params, (name) => name === "expand");
      return accountObject(store.accountId);
    },
  };
}

function accountObject(id: string): ApiObject {
  return {
    id,
    object: "account",
    business_profile: { mcc: null, name: "Simulated account", support_email: null, support_phone: null, url: null },
    business_type: null,
    capabilities: { card_payments: "active", transfers: "active" },
    charges_enabled: true,
    country: "US",
    default_currency: "usd",
    details_submitted: true,
    email: "owner@example.com",
    metadata: {},
    payouts_enabled: true,
    settings: {
      dashboard: { display_name: "Simulated account", timezone: "Etc/UTC" },
      payments: { statement_descriptor: "SIMULATED" },
    },
    type: "standard",
  };
}
