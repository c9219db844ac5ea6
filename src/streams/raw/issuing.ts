import { listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Section "Issuing" of Stripe's API: https://docs.stripe.com/api/issuing/authorizations

const authorizations: RawStream = {
  name: "issuing_authorizations",
  object: "Issuing.Authorization",
  path: "/v1/issuing/authorizations",
  expand: [],
  nested: [],
  changes: [
    {
      types: ["issuing_authorization.created", "issuing_authorization.request", "issuing_authorization.updated"],
      idField: "id",
    },
  ],
  product: "Issuing",
  isRare: true,
};

const cardholders: RawStream = {
  name: "issuing_cardholders",
  object: "Issuing.Cardholder",
  path: "/v1/issuing/cardholders",
  expand: [],
  nested: [],
  changes: [{ types: ["issuing_cardholder.created", "issuing_cardholder.updated"], idField: "id" }],
  ignoresImportWindow: true,
  product: "Issuing",
  isRare: true,
};

const cards: RawStream = {
  name: "issuing_cards",
  object: "Issuing.Card",
  path: "/v1/issuing/cards",
  expand: [],
  nested: [],
  changes: [{ types: ["issuing_card.created", "issuing_card.updated"], idField: "id" }],
  ignoresImportWindow: true,
  product: "Issuing",
  isRare: true,
};

const transactions: RawStream = {
  name: "issuing_transactions",
  object: "Issuing.Transaction",
  path: "/v1/issuing/transactions",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "issuing_transaction.created",
        "issuing_transaction.purchase_details_receipt_updated",
        "issuing_transaction.updated",
      ],
      idField: "id",
    },
  ],
  product: "Issuing",
  isRare: true,
};

const disputes: RawStream = {
  name: "issuing_disputes",
  object: "Issuing.Dispute",
  path: "/v1/issuing/disputes",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "issuing_dispute.closed",
        "issuing_dispute.created",
        "issuing_dispute.funds_reinstated",
        "issuing_dispute.funds_rescinded",
        "issuing_dispute.submitted",
        "issuing_dispute.updated",
      ],
      idField: "id",
    },
  ],
  product: "Issuing",
  isRare: true,
};

const tokens: RawStream = {
  name: "issuing_tokens",
  object: "Issuing.Token",
  ...listOf(cards),
  children: { route: "/v1/issuing/tokens", parentParam: "card" },
  changes: [{ types: ["issuing_token.created", "issuing_token.updated"], idField: "card" }],
  isRare: true,
};

/** No event reports a new one. */
const personalizationDesigns: RawStream = {
  name: "issuing_personalization_designs",
  object: "Issuing.PersonalizationDesign",
  path: "/v1/issuing/personalization_designs",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "issuing_personalization_design.activated",
        "issuing_personalization_design.deactivated",
        "issuing_personalization_design.rejected",
        "issuing_personalization_design.updated",
      ],
      idField: "id",
    },
  ],
  unreported: "new",
  ignoresImportWindow: true,
  product: "Issuing",
  isRare: true,
};

const physicalBundles: RawStream = {
  name: "issuing_physical_bundles",
  object: "Issuing.PhysicalBundle",
  path: "/v1/issuing/physical_bundles",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
  product: "Issuing",
  isRare: true,
};

export const issuingStreams: readonly RawStream[] = [
  authorizations,
  cardholders,
  cards,
  transactions,
  disputes,
  tokens,
  personalizationDesigns,
  physicalBundles,
];
