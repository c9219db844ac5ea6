// Writes dbt/models/sources.yml, the connection's tables as dbt's sources, from the streams' schemas. With --check,
// reports whether the file is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dump } from "js-yaml";

const root = new URL("../", import.meta.url);
const file = fileURLToPath(new URL("dbt/models/sources.yml", root));

/** The raw streams that models read, with the columns that refer to a row of another stream. */
const rawStreams = {
  customers: {},
  invoices: { customer: ["customer_metrics", "customer_id"] },
  subscriptions: { customer: ["customer_metrics", "customer_id"] },
};
const customer = { customer_id: ["customer_metrics", "customer_id"] };

/** The known values may grow. A new value is a warning, not a failure. */
const closedSets = {
  lifecycle_events: {
    event_type: [
      "user_signed_up",
      "trial_started",
      "subscription_changed",
      "subscription_cancelled",
      "payment_failed",
      "subscription_started",
      "subscription_upgraded",
      "subscription_downgraded",
      "subscription_reactivated",
      "subscription_renewed",
      "subscription_paused",
      "subscription_resumed",
      "subscription_cancellation_scheduled",
      "subscription_cancellation_revoked",
      "trial_converted",
      "trial_expired",
      "payment_succeeded",
      "payment_recovered",
      "payment_refunded",
      "payment_disputed",
      "dispute_lost",
      "credit_note_issued",
      "invoice_voided",
      "invoice_uncollectible",
    ],
    movement: ["new", "expansion", "contraction", "churn", "reactivation"],
    source: ["list", "event", "history"],
    precision: ["exact", "inferred"],
  },
  customer_metrics: { status: ["active", "trial", "churned", "lead"] },
};

/** A quiet account has no new events, so an old derived stream is no failure. */
const derivedConfig = { freshness: { warn_after: days(2) } };

const tables = [
  ...Object.entries(rawStreams).map(([name, references]) =>
    table(name, "id", "observed_at", rawConfig(name), references),
  ),
  table("lifecycle_events", "event_id", "recorded_at", derivedConfig, customer),
  table("customer_metrics", "customer_id", "computed_at", derivedConfig, {}),
];

const expected = `# Written by scripts/dbt-sources.mjs from schemas/; don't edit.\n${dump(
  {
    version: 2,
    sources: [
      {
        name: "stripe_lifecycle",
        description:
          "The tables of the Airbyte source stripe-lifecycle, one per stream. Their location is set by the variables " +
          "stripe_lifecycle_database, stripe_lifecycle_schema and stripe_lifecycle_table_prefix.",
        database: "{{ var('stripe_lifecycle_database') }}",
        schema: "{{ var('stripe_lifecycle_schema') }}",
        tables,
      },
    ],
  },
  { lineWidth: 120, noRefs: true },
)}`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, expected);
} else if (readFileSync(file, "utf8") !== expected) {
  console.error(
    "dbt/models/sources.yml is not up to date with schemas/. Run `node scripts/dbt-sources.mjs` and commit the result.",
  );
  process.exitCode = 1;
}

/**
 * By default a raw stream emits everything again every seven days, so a working connection has no older cursor. A
 * project that does not sync the stream switches its source off.
 */
function rawConfig(name) {
  return {
    enabled: `{{ var('stripe_lifecycle__using_${name}') }}`,
    freshness: { warn_after: days(8), error_after: days(15) },
  };
}

function days(count) {
  return { count, period: "day" };
}

function table(name, key, cursor, config, references) {
  const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.json`, root), "utf8"));
  return {
    name,
    identifier: `{{ var('stripe_lifecycle_table_prefix') }}${name}`,
    ...(schema.description && { description: schema.description }),
    config: { loaded_at_field: cursor, ...config },
    columns: Object.entries(schema.properties).map(([column, property]) => ({
      name: column,
      description: property.description,
      data_type: dataType(property),
      ...tests([
        ...(column === key ? ["not_null", uniqueWhereDeduplicated()] : []),
        ...(column === cursor ? ["not_null"] : []),
        ...valuesOf(closedSets[name]?.[column]),
        ...reference(references[column]),
      ]),
    })),
  };
}

function dataType({ type, format }) {
  if (format === "date-time") return "timestamp";
  const name = [type].flat().find((each) => each !== "null");
  return { string: "string", integer: "bigint", number: "decimal", boolean: "boolean" }[name] ?? "json";
}

function tests(list) {
  return list.length > 0 ? { data_tests: list } : {};
}

function uniqueWhereDeduplicated() {
  return { unique: { config: { enabled: "{{ var('stripe_lifecycle_deduplicated') }}" } } };
}

function valuesOf(values) {
  return values ? [{ accepted_values: { arguments: { values }, config: { severity: "warn" } } }] : [];
}

/** Streams are not read at one instant, and an import window omits old objects. */
function reference(to) {
  if (!to) return [];
  const [stream, field] = to;
  const target = { to: `source('stripe_lifecycle', '${stream}')`, field };
  return [{ relationships: { arguments: target, config: { severity: "warn" } } }];
}
