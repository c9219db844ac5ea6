import type Stripe from "stripe";
import { expect, it } from "vitest";
import { equals, onShelf, range } from "../http/lists/filter.js";
import { listOf, required } from "./resource.js";

const created = range("created");
const named = { destination: equals("destination"), transfer_group: equals("transfer_group") };
const transfers = { path: "/v1/transfers", object: "transfer", permission: "transfer" } as const;

it("an entry of the shelf is checked by the compiler against the SDK", () => {
  const filters = { ...named, created };
  expect(listOf<Stripe.Transfer, Stripe.TransferListParams>({ ...transfers, filters })).toMatchObject({
    pages: "both",
  });
  listOf<Stripe.Transfer, Stripe.TransferListParams>({
    ...transfers,
    // @ts-expect-error created is missing
    filters: named,
  });
  listOf<Stripe.Transfer, Stripe.TransferListParams>({
    ...transfers,
    // @ts-expect-error colour is no parameter
    filters: { ...named, created, colour: created },
  });
  listOf<Stripe.Transfer, Stripe.TransferListParams>({
    ...transfers,
    // @ts-expect-error created is not required
    filters: { ...named, created: required(created) },
  });
  listOf<Stripe.Transfer, Stripe.TransferListParams>({
    ...transfers,
    // @ts-expect-error a transfer is no payout
    object: "payout",
    filters,
  });
  listOf<Stripe.Transfer, Stripe.TransferListParams>({
    ...transfers,
    filters,
    // @ts-expect-error there is no such event
    events: { created: "transfer.made" },
  });
  listOf<Stripe.SetupAttempt, Stripe.SetupAttemptListParams>({
    path: "/v1/setup_attempts",
    object: "setup_attempt",
    permission: "setup_intent",
    // @ts-expect-error setup_intent is required
    filters: { created, setup_intent: onShelf("/v1/setup_intents", "setup_intent", "setup_intent") },
  });
  // @ts-expect-error the list of report types has no pages
  listOf<Stripe.Reporting.ReportType, Stripe.Reporting.ReportTypeListParams>({
    path: "/v1/reporting/report_types",
    object: "reporting.report_type",
    permission: "financial_statement",
    filters: {},
  });
});
