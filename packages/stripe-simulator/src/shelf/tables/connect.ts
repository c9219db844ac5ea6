import type Stripe from "stripe";
import { choice, equals, flag, hash, range } from "../../http/lists/filter.js";
import { listOf, type NoParameters, type ShelfResource } from "../resource.js";

const created = range("created");
const relations = ["authorizer", "director", "executive", "legal_guardian", "owner", "representative"] as const;

/** Section "Connect" of Stripe's API, and the account itself: its apps, reports and webhooks. */
export const CONNECT: readonly ShelfResource[] = [
  listOf<Stripe.Account, NoParameters>({
    path: "/v1/account",
    object: "account",
    permission: "connected_account",
    routes: "single",
    filters: {},
    pages: "none",
    events: { updated: "account.updated" },
  }),
  listOf<Stripe.Account, Stripe.AccountListParams>({
    path: "/v1/accounts",
    object: "account",
    permission: "connected_account",
    product: "Connect",
    // "If you're not a platform, the list is empty", as the SDK's types state.
    isEmptyWithoutProduct: true,
    filters: { created },
    embedded: { external_accounts: { list: "/v1/accounts/{id}/external_accounts" } },
    events: { updated: "account.updated" },
  }),
  listOf<Stripe.Person, Stripe.AccountListPersonsParams>({
    path: "/v1/accounts/{id}/persons",
    parentField: "account",
    object: "person",
    permission: "connected_account",
    product: "Connect",
    filters: { relationship: hash(Object.fromEntries(relations.map((each) => [each, flag(`relationship.${each}`)]))) },
    events: { created: "person.created", updated: "person.updated", deleted: "person.deleted" },
  }),
  listOf<Stripe.ExternalAccount, Stripe.AccountListExternalAccountsParams>({
    path: "/v1/accounts/{id}/external_accounts",
    parentField: "account",
    object: "bank_account",
    permission: "connected_account",
    product: "Connect",
    filters: { object: choice("object", ["bank_account", "card"]) },
    events: {
      created: "account.external_account.created",
      updated: "account.external_account.updated",
      deleted: "account.external_account.deleted",
    },
  }),
  listOf<Stripe.Capability, Stripe.AccountListCapabilitiesParams>({
    path: "/v1/accounts/{id}/capabilities",
    parentField: "account",
    object: "capability",
    permission: "connected_account",
    product: "Connect",
    filters: {},
    pages: "none",
    order: "as added",
    events: { created: "capability.updated", updated: "capability.updated" },
  }),
  listOf<Stripe.CountrySpec, Stripe.CountrySpecListParams>({
    path: "/v1/country_specs",
    object: "country_spec",
    permission: "country_spec",
    filters: {},
  }),
  listOf<Stripe.Apps.Install, Stripe.Apps.InstallListParams>({
    path: "/v1/apps/installs",
    object: "apps.install",
    permission: "app_install",
    filters: {
      account: equals("account"),
      app: equals("app"),
      approval_required: flag("approval_required"),
      channel: choice("channel", ["private_live", "private_test", "public", "testing"]),
      created,
      created_by: equals("created_by"),
      status: choice("status", ["install_failed", "installed", "installing", "uninstall_failed", "uninstalling"]),
    },
    events: { created: "apps.install.created", updated: "apps.install.updated", deleted: "apps.install.deleted" },
  }),
  listOf<Stripe.WebhookEndpoint, Stripe.WebhookEndpointListParams>({
    path: "/v1/webhook_endpoints",
    object: "webhook_endpoint",
    permission: "webhook",
    filters: {},
  }),
  listOf<Stripe.Reporting.ReportRun, Stripe.Reporting.ReportRunListParams>({
    path: "/v1/reporting/report_runs",
    object: "reporting.report_run",
    permission: "financial_statement",
    filters: { created },
    events: { updated: "reporting.report_run.succeeded" },
  }),
  listOf<Stripe.Reporting.ReportType, Stripe.Reporting.ReportTypeListParams>({
    path: "/v1/reporting/report_types",
    object: "reporting.report_type",
    permission: "financial_statement",
    filters: {},
    pages: "none",
    events: { updated: "reporting.report_type.updated" },
  }),
  listOf<Stripe.Sigma.ScheduledQueryRun, Stripe.Sigma.ScheduledQueryRunListParams>({
    path: "/v1/sigma/scheduled_query_runs",
    object: "scheduled_query_run",
    permission: "sigma_scheduled_query_run",
    product: "Sigma",
    filters: {},
    events: { created: "sigma.scheduled_query_run.created" },
  }),
];
