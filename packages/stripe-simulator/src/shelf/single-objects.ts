import type Stripe from "stripe";
import type { Store, Wire } from "../store.js";
import type { ApiObject } from "../http/api-object.js";

/** Returns a single object of the account: as a test set it, else as it is at first. */
export function singleObject(store: Store, path: string): ApiObject {
  const set = store.shelf.single.get(path);
  if (set) return set;
  const initial = INITIAL[path];
  if (!initial) throw new RangeError(`The shelf has no single object at ${path}.`);
  return initial(store);
}

const INITIAL: Readonly<Record<string, (store: Store) => ApiObject>> = {
  // https://docs.stripe.com/api/accounts/retrieve
  "/v1/account": ({ accountId }) => ({
    id: accountId,
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
  }),
  // https://docs.stripe.com/api/balance/balance_object
  "/v1/balance": ({ livemode }) =>
    ({
      object: "balance",
      available: [{ amount: 0, currency: "usd", source_types: { card: 0 } }],
      livemode,
      pending: [{ amount: 0, currency: "usd", source_types: { card: 0 } }],
    }) satisfies Wire<Stripe.Balance>,
  // https://docs.stripe.com/api/balance-settings/object
  "/v1/balance_settings": () =>
    ({
      object: "balance_settings",
      payments: {
        debit_negative_balances: true,
        payouts: {
          automatic_transfer_rules_by_currency: null,
          minimum_balance_by_currency: null,
          schedule: { interval: "daily" },
          statement_descriptor: null,
          status: "enabled",
        },
        settlement_timing: { delay_days: 2, start_of_day: null },
      },
    }) satisfies Wire<Stripe.BalanceSettings>,
  // https://docs.stripe.com/api/tax/settings/object
  "/v1/tax/settings": ({ livemode }) =>
    ({
      object: "tax.settings",
      defaults: { provider: "stripe", tax_behavior: null, tax_code: null },
      head_office: null,
      livemode,
      status: "pending",
      status_details: { pending: { missing_fields: ["head_office"] } },
    }) satisfies Wire<Stripe.Tax.Settings>,
};
