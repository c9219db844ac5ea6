import { listOf } from "../children.js";
import type { RawStream } from "../kinds.js";
import { customers } from "./core.js";

// Section "Entitlements" of Stripe's API: https://docs.stripe.com/api/entitlements/feature

const entitlementFeatures: RawStream = {
  name: "entitlement_features",
  object: "Entitlements.Feature",
  path: "/v1/entitlements/features",
  listing: "walk",
  // Without it, the list omits archived ones: https://docs.stripe.com/api/entitlements/feature/list
  parts: [{ archived: "false" }, { archived: "true" }],
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

/** What a customer may use now. The event does not say which entitlement ended. */
const activeEntitlements: RawStream = {
  name: "active_entitlements",
  object: "Entitlements.ActiveEntitlement",
  ...listOf(customers),
  children: { route: "/v1/entitlements/active_entitlements", parentParam: "customer" },
  changes: [{ types: ["entitlements.active_entitlement_summary.updated"], idField: "customer" }],
  vanishes: true,
  isRare: true,
};

export const entitlementStreams: readonly RawStream[] = [entitlementFeatures, activeEntitlements];
