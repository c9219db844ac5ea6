import type { RawStream } from "../kinds.js";

// Section "Tax" of Stripe's API, and the tax rates: https://docs.stripe.com/api/tax/registrations

const taxRates: RawStream = {
  name: "tax_rates",
  object: "TaxRate",
  path: "/v1/tax_rates",
  expand: [],
  nested: [],
  changes: [{ types: ["tax_rate.created", "tax_rate.updated"], idField: "id" }],
  ignoresImportWindow: true,
};

const taxRegistrations: RawStream = {
  name: "tax_registrations",
  object: "Tax.Registration",
  path: "/v1/tax/registrations",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

/** Its event has no id. */
const taxSettings: RawStream = {
  name: "tax_settings",
  object: "Tax.Settings",
  path: "/v1/tax/settings",
  listing: "single",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
};

/** The same for every account. */
const taxCodes: RawStream = {
  name: "tax_codes",
  object: "TaxCode",
  path: "/v1/tax_codes",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
  isRare: true,
};

export const taxStreams: readonly RawStream[] = [taxRates, taxRegistrations, taxSettings, taxCodes];
