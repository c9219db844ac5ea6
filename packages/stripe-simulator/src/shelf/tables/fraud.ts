import type Stripe from "stripe";
import { equals, onShelf, range, unsupported } from "../../http/lists/filter.js";
import { listOf, required, type ShelfResource } from "../resource.js";

const created = range("created");

/** Section "Fraud" of Stripe's API. */
export const FRAUD: readonly ShelfResource[] = [
  listOf<Stripe.Review, Stripe.ReviewListParams>({
    path: "/v1/reviews",
    object: "review",
    permission: "review",
    filters: { created },
    events: { created: "review.opened", updated: "review.closed" },
  }),
  listOf<Stripe.Radar.EarlyFraudWarning, Stripe.Radar.EarlyFraudWarningListParams>({
    path: "/v1/radar/early_fraud_warnings",
    object: "radar.early_fraud_warning",
    permission: "radar_early_fraud_warning",
    filters: { charge: equals("charge"), created, payment_intent: equals("payment_intent") },
    events: { created: "radar.early_fraud_warning.created", updated: "radar.early_fraud_warning.updated" },
  }),
  listOf<Stripe.Radar.ValueList, Stripe.Radar.ValueListListParams>({
    path: "/v1/radar/value_lists",
    object: "radar.value_list",
    permission: "radar_value_list",
    filters: { alias: equals("alias"), contains: unsupported(), created },
    embedded: { list_items: { list: "/v1/radar/value_list_items", by: "value_list" } },
  }),
  listOf<Stripe.Radar.ValueListItem, Stripe.Radar.ValueListItemListParams>({
    path: "/v1/radar/value_list_items",
    object: "radar.value_list_item",
    permission: "radar_value_list",
    filters: {
      created,
      value: equals("value"),
      value_list: required(onShelf("/v1/radar/value_lists", "radar.value_list", "value_list")),
    },
    parent: { path: "/v1/radar/value_lists", by: "value_list" },
  }),
];
