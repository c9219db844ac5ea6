import type { RawStream } from "../kinds.js";

// The account itself, its files and its integrations: https://docs.stripe.com/api/accounts

/** The account that is read. No event reports every change. */
const account: RawStream = {
  name: "account",
  object: "Account",
  path: "/v1/account",
  listing: "single",
  expand: [],
  nested: [{ field: "external_accounts", route: "/v1/accounts/{id}/external_accounts" }],
  changes: [
    { types: ["account.updated"], idField: "id" },
    {
      types: [
        "account.external_account.created",
        "account.external_account.deleted",
        "account.external_account.updated",
        "capability.updated",
        "person.created",
        "person.deleted",
        "person.updated",
      ],
      idField: "account",
    },
  ],
  unreported: "all",
};

/** Of the last 30 days: https://docs.stripe.com/api/events/list */
const events: RawStream = {
  name: "events",
  object: "EventBase",
  path: "/v1/events",
  expand: [],
  nested: [],
  changes: [],
  unreported: "new",
  isRare: true,
};

/** The event is about files that Stripe made: https://docs.stripe.com/api/events/types#event_types-file.created */
const files: RawStream = {
  name: "files",
  object: "File",
  path: "/v1/files",
  expand: [],
  nested: [{ field: "links", route: "/v1/file_links", parentParam: "file" }],
  changes: [{ types: ["file.created"], idField: "id" }],
  unreported: "new",
};

const fileLinks: RawStream = {
  name: "file_links",
  object: "FileLink",
  path: "/v1/file_links",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
};

const webhookEndpoints: RawStream = {
  name: "webhook_endpoints",
  object: "WebhookEndpoint",
  path: "/v1/webhook_endpoints",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
};

const appInstalls: RawStream = {
  name: "app_installs",
  object: "Apps.Install",
  path: "/v1/apps/installs",
  expand: [],
  nested: [],
  changes: [{ types: ["apps.install.created", "apps.install.updated"], idField: "id" }],
  deletion: "apps.install.deleted",
  ignoresImportWindow: true,
  isRare: true,
};

/** None changes. */
const forwardingRequests: RawStream = {
  name: "forwarding_requests",
  object: "Forwarding.Request",
  path: "/v1/forwarding/requests",
  expand: [],
  nested: [],
  changes: [],
  unreported: "new",
  product: "Forwarding",
  isRare: true,
};

/** Its id is the currency. */
const exchangeRates: RawStream = {
  name: "exchange_rates",
  object: "ExchangeRate",
  path: "/v1/exchange_rates",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
  isRare: true,
};

export const accountStreams: readonly RawStream[] = [
  account,
  events,
  files,
  fileLinks,
  webhookEndpoints,
  appInstalls,
  forwardingRequests,
  exchangeRates,
];
