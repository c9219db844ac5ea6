import type { Kind } from "stripe-simulator";
import type { LifecycleEvents } from "../../src/generated/lifecycle_events.js";
import type { QuietAccount } from "../support/quiet-account.js";
import type { Row } from "../support/records.js";
import type { Story } from "./story.js";
import type { Expectation } from "./expectation.js";

/** Formats the story and its records for people to read: one line for each move, event and column of the metrics. */
export function textOf({ title, moves, ends }: Story, expectations: Readonly<Record<string, Expectation>>): string {
  const emitted = Object.entries(expectations).flatMap(([how, { account, events, metrics }]) => [
    "",
    `## ${how}`,
    "",
    ...events.map((event) => eventLine(event, account)),
    ...metrics.flatMap((row) => ["", ...metricsLines(row, account)]),
  ]);
  const story = [...moves.map(({ at, what }) => `${at}  ${what}`), `${ends}  the end`];
  return [`# ${title}`, "", ...story, ...emitted, ""].join("\n");
}

/** The columns that the line already contains in another form, or that are constant. */
const unsaid = new Set([
  "account_id",
  "livemode",
  "event_type",
  "occurred_at",
  "plan",
  "interval",
  "interval_count",
  "quantity",
  "price_id",
  "product_id",
  "currency",
  "currency_exponent",
  "mrr",
  "previous_mrr",
  "mrr_delta",
  "movement",
  "change_types",
  "items",
  "previous_items",
  "sequence",
  "amount",
  "source",
  "precision",
  "customer_id",
  "external_id",
  "event_id",
]);

function eventLine(row: Row, account: QuietAccount): string {
  const event = row as unknown as LifecycleEvents;
  const { event_type, occurred_at, recorded_at, currency, plan, interval, interval_count, quantity, movement } = event;
  const types = event.change_types === null ? "" : ` [${event.change_types.join(", ")}]`;
  const every = interval === null ? "" : `, every ${interval_count === 1 ? "" : `${interval_count} `}${interval}`;
  const parts = [
    plan === null ? "" : `${plan}${every}${quantity === null ? "" : ` x${quantity}`}`,
    event.mrr === null ? "" : `mrr ${event.previous_mrr} -> ${event.mrr} ${currency}`,
    event.mrr_delta === null ? "" : `delta ${signed(event.mrr_delta)}${movement === null ? "" : ` ${movement}`}`,
    event.amount === null ? "" : `amount ${event.amount} ${currency}`,
    ...Object.entries(row)
      .filter(([column, value]) => !unsaid.has(column) && value !== null && value !== false)
      .filter(([column]) => column !== "recorded_at" || recorded_at !== occurred_at)
      .map(([column, value]) => `${column} ${said(value, account)}`),
    `${event.precision} by ${event.source}`,
    `id ${event.event_id.slice(0, 8)}`,
  ];
  return `${said(occurred_at, account)}  ${event_type}${types}: ${parts.filter((part) => part !== "").join("; ")}`;
}

const unsaidOfMetrics = new Set(["account_id", "livemode", "entity_type", "computed_at", "definition_version"]);

function metricsLines(row: Row, account: QuietAccount): string[] {
  return Object.entries(row)
    .filter(([column]) => !unsaidOfMetrics.has(column))
    .map(([column, value]) => `${column}: ${said(value, account)}`);
}

function signed(amount: number): string {
  return amount > 0 ? `+${amount}` : String(amount);
}

const kinds: readonly Kind[] = [
  "customers",
  "subscriptions",
  "invoices",
  "charges",
  "refunds",
  "disputes",
  "credit_notes",
  "prices",
  "products",
];

/** Formats times without their T and milliseconds, and ids by kind and number: `invoices 3`. */
function said(value: unknown, { store }: QuietAccount): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const named = text.replaceAll(/\b[a-z]{2,5}_[0-9A-Za-z]{8,}\b/g, (id) => {
    for (const kind of kinds) {
      const index = store.collections[kind].all().findIndex((each) => each.id === id);
      if (index >= 0) return `${kind} ${index + 1}`;
    }
    return id;
  });
  return named.replaceAll(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.000Z/g, "$1 $2");
}
