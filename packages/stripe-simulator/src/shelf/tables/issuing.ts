import type Stripe from "stripe";
import { anyOf, choice, equals, flag, hash, number, onShelf, range } from "../../http/lists/filter.js";
import { listOf, required, type ShelfResource } from "../resource.js";

const created = range("created");
const card = onShelf("/v1/issuing/cards", "issuing.card", "card");
const cardholder = onShelf("/v1/issuing/cardholders", "issuing.cardholder", "cardholder");

/** Section "Issuing" of Stripe's API. */
export const ISSUING: readonly ShelfResource[] = [
  listOf<Stripe.Issuing.Authorization, Stripe.Issuing.AuthorizationListParams>({
    path: "/v1/issuing/authorizations",
    object: "issuing.authorization",
    permission: "issuing_authorization",
    product: "Issuing",
    filters: {
      card,
      cardholder,
      created,
      status: choice("status", ["closed", "expired", "pending", "reversed"]),
    },
    events: { created: "issuing_authorization.created", updated: "issuing_authorization.updated" },
  }),
  listOf<Stripe.Issuing.Cardholder, Stripe.Issuing.CardholderListParams>({
    path: "/v1/issuing/cardholders",
    object: "issuing.cardholder",
    permission: "issuing_cardholder",
    product: "Issuing",
    filters: {
      created,
      email: equals("email"),
      phone_number: equals("phone_number"),
      status: choice("status", ["active", "blocked", "inactive"]),
      type: choice("type", ["company", "individual"]),
    },
    events: { created: "issuing_cardholder.created", updated: "issuing_cardholder.updated" },
  }),
  listOf<Stripe.Issuing.Card, Stripe.Issuing.CardListParams>({
    path: "/v1/issuing/cards",
    object: "issuing.card",
    permission: "issuing_card",
    product: "Issuing",
    filters: {
      cardholder,
      created,
      exp_month: number("exp_month", (month, asked) => month === asked),
      exp_year: number("exp_year", (year, asked) => year === asked),
      last4: equals("last4"),
      personalization_design: equals("personalization_design"),
      status: choice("status", ["active", "canceled", "inactive"]),
      type: choice("type", ["physical", "virtual"]),
    },
    events: { created: "issuing_card.created", updated: "issuing_card.updated" },
  }),
  listOf<Stripe.Issuing.Transaction, Stripe.Issuing.TransactionListParams>({
    path: "/v1/issuing/transactions",
    object: "issuing.transaction",
    permission: "issuing_transaction",
    product: "Issuing",
    filters: { card, cardholder, created, type: choice("type", ["capture", "refund"]) },
    events: { created: "issuing_transaction.created", updated: "issuing_transaction.updated" },
  }),
  listOf<Stripe.Issuing.Dispute, Stripe.Issuing.DisputeListParams>({
    path: "/v1/issuing/disputes",
    object: "issuing.dispute",
    permission: "issuing_dispute",
    product: "Issuing",
    filters: {
      created,
      status: choice("status", ["expired", "lost", "submitted", "unsubmitted", "won"]),
      transaction: equals("transaction"),
    },
    events: { created: "issuing_dispute.created", updated: "issuing_dispute.updated" },
  }),
  listOf<Stripe.Issuing.Token, Stripe.Issuing.TokenListParams>({
    path: "/v1/issuing/tokens",
    object: "issuing.token",
    permission: "issuing_network_token",
    product: "Issuing",
    filters: {
      card: required(card),
      created,
      status: choice("status", ["active", "deleted", "requested", "suspended"]),
    },
    parent: { path: "/v1/issuing/cards", by: "card" },
    events: { created: "issuing_token.created", updated: "issuing_token.updated" },
  }),
  listOf<Stripe.Issuing.PersonalizationDesign, Stripe.Issuing.PersonalizationDesignListParams>({
    path: "/v1/issuing/personalization_designs",
    object: "issuing.personalization_design",
    permission: "issuing_personalization_design",
    product: "Issuing",
    filters: {
      lookup_keys: anyOf("lookup_key"),
      preferences: hash({
        is_default: flag("preferences.is_default"),
        is_platform_default: flag("preferences.is_platform_default"),
      }),
      status: choice("status", ["active", "inactive", "rejected", "review"]),
    },
    events: { updated: "issuing_personalization_design.updated" },
  }),
  listOf<Stripe.Issuing.PhysicalBundle, Stripe.Issuing.PhysicalBundleListParams>({
    path: "/v1/issuing/physical_bundles",
    object: "issuing.physical_bundle",
    permission: "issuing_physical_bundle",
    product: "Issuing",
    filters: {
      status: choice("status", ["active", "inactive", "review"]),
      type: choice("type", ["custom", "standard"]),
    },
  }),
];
