import type { RawStream } from "../kinds.js";

// Sections "Reporting" and "Sigma" of Stripe's API: https://docs.stripe.com/api/reporting/report_run

/** Its end has an event, its begin has none. */
const reportRuns: RawStream = {
  name: "report_runs",
  object: "Reporting.ReportRun",
  path: "/v1/reporting/report_runs",
  expand: [],
  nested: [],
  changes: [{ types: ["reporting.report_run.failed", "reporting.report_run.succeeded"], idField: "id" }],
  unreported: "new",
  isRare: true,
};

/** The event is sent only to webhooks that name it: https://docs.stripe.com/api/events/types */
const reportTypes: RawStream = {
  name: "report_types",
  object: "Reporting.ReportType",
  path: "/v1/reporting/report_types",
  listing: "unpaged",
  expand: [],
  nested: [],
  changes: [{ types: ["reporting.report_type.updated"], idField: "id" }],
  unreported: "all",
  ignoresImportWindow: true,
  isRare: true,
};

/** The event comes when one has ended. */
const scheduledQueryRuns: RawStream = {
  name: "scheduled_query_runs",
  object: "Sigma.ScheduledQueryRun",
  path: "/v1/sigma/scheduled_query_runs",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [{ types: ["sigma.scheduled_query_run.created"], idField: "id" }],
  product: "Sigma",
  isRare: true,
};

export const reportingStreams: readonly RawStream[] = [reportRuns, reportTypes, scheduledQueryRuns];
