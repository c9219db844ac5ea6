import { followingOf, listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Section "Connect" of Stripe's API: https://docs.stripe.com/api/accounts

/**
 * The connected accounts. The events of an account are in a feed of its own, so none of this feed is about them, but the
 * account's own: https://docs.stripe.com/connect/webhooks
 */
const accounts: RawStream = {
  name: "accounts",
  object: "Account",
  path: "/v1/accounts",
  expand: [],
  nested: [{ field: "external_accounts", route: "/v1/accounts/{id}/external_accounts" }],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
  product: "Connect",
};

const persons: RawStream = {
  name: "persons",
  object: "Person",
  ...listOf(accounts),
  children: { route: "/v1/accounts/{id}/persons" },
  changes: [],
  unreported: "all",
  vanishes: true,
  isRare: true,
};

const externalAccounts: RawStream = {
  name: "external_accounts",
  object: "ExternalAccount",
  ...listOf(accounts),
  children: { embedded: "external_accounts" },
  changes: [],
  unreported: "all",
  vanishes: true,
};

/** Its id is its name, e.g. `card_payments`. */
const capabilities: RawStream = {
  name: "capabilities",
  object: "Capability",
  ...listOf(accounts),
  children: { route: "/v1/accounts/{id}/capabilities", isUnpaged: true },
  primaryKey: ["parent_id", "id"],
  changes: [],
  unreported: "all",
  isRare: true,
};

const applicationFees: RawStream = {
  name: "application_fees",
  object: "ApplicationFee",
  path: "/v1/application_fees",
  expand: [],
  nested: [{ field: "refunds", route: "/v1/application_fees/{id}/refunds" }],
  changes: [
    { types: ["application_fee.created", "application_fee.refunded"], idField: "id" },
    { types: ["application_fee.refund.updated"], idField: "fee" },
  ],
  product: "Connect",
};

const applicationFeeRefunds: RawStream = {
  name: "application_fee_refunds",
  object: "FeeRefund",
  ...listOf(applicationFees),
  children: { embedded: "refunds" },
  ...followingOf(applicationFees),
};

/** The same for every account. */
const countrySpecs: RawStream = {
  name: "country_specs",
  object: "CountrySpec",
  path: "/v1/country_specs",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
  isRare: true,
};

export const connectStreams: readonly RawStream[] = [
  accounts,
  persons,
  externalAccounts,
  capabilities,
  applicationFees,
  applicationFeeRefunds,
  countrySpecs,
];
