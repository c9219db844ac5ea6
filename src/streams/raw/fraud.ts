import { listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Section "Fraud" of Stripe's API: https://docs.stripe.com/api/radar/early_fraud_warnings

const earlyFraudWarnings: RawStream = {
  name: "early_fraud_warnings",
  object: "Radar.EarlyFraudWarning",
  path: "/v1/radar/early_fraud_warnings",
  expand: [],
  nested: [],
  changes: [{ types: ["radar.early_fraud_warning.created", "radar.early_fraud_warning.updated"], idField: "id" }],
};

const reviews: RawStream = {
  name: "reviews",
  object: "Review",
  path: "/v1/reviews",
  expand: [],
  nested: [],
  changes: [{ types: ["review.closed", "review.opened"], idField: "id" }],
};

const valueLists: RawStream = {
  name: "value_lists",
  object: "Radar.ValueList",
  path: "/v1/radar/value_lists",
  expand: [],
  nested: [{ field: "list_items", route: "/v1/radar/value_list_items", parentParam: "value_list" }],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
};

const valueListItems: RawStream = {
  name: "value_list_items",
  object: "Radar.ValueListItem",
  ...listOf(valueLists),
  children: { embedded: "list_items" },
  changes: [],
  unreported: "all",
  vanishes: true,
};

/** No event reports a new one. */
const threeDSecure: RawStream = {
  name: "three_d_secure_authentications",
  object: "ThreeDSecure.Authentication",
  path: "/v1/three_d_secure/authentications",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "three_d_secure.authentication.canceled",
        "three_d_secure.authentication.challenge_started",
        "three_d_secure.authentication.errored",
        "three_d_secure.authentication.failed",
        "three_d_secure.authentication.requires_challenge",
        "three_d_secure.authentication.requires_submission",
        "three_d_secure.authentication.succeeded",
      ],
      idField: "id",
    },
  ],
  unreported: "new",
  isRare: true,
};

export const fraudStreams: readonly RawStream[] = [
  earlyFraudWarnings,
  reviews,
  valueLists,
  valueListItems,
  threeDSecure,
];
