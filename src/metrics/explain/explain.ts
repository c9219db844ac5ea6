import { derive, type DerivationContext } from "../derive.js";
import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { valuationContextOf } from "../mrr/valuation-context.js";
import type { MetricsOptions } from "../options.js";
import type { CustomerMetrics } from "../customer/customer-metrics.js";
import { explainDates } from "./explain-dates.js";
import { explainEvents } from "./explain-events.js";
import { explainLtv } from "./explain-ltv.js";
import { explainMrr } from "./explain-mrr.js";
import { explainStatus } from "./explain-status.js";
import { moment } from "./phrases.js";
import { statement, type Section } from "./statement.js";
import type { Subject } from "./subject.js";

/** How a customer's numbers and events came about, as sentences; `renderText` makes a text of it. */
export interface Explanation {
  /** Who is explained, and when. */
  readonly heading: readonly string[];
  readonly sections: readonly Section[];
  /** The row of customer_metrics that is explained. */
  readonly metrics: CustomerMetrics;
}

/**
 * Explains what `derive` says of the dossier: every number is from there, or from the functions that it is made of.
 *
 * @param remarks sentences on what could not be read
 */
export function explain(
  dossier: Dossier,
  references: References,
  options: MetricsOptions,
  context: DerivationContext,
  remarks: readonly string[] = [],
): Explanation {
  const derivation = derive(dossier, references, options, context);
  // The derivation has collected its issues.
  const valuing = valuationContextOf(dossier, references, options);
  const subscriptions = derivation.subscriptions.toSorted(
    (a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1),
  );
  const subject: Subject = { dossier, context, options, valuing, subscriptions, derivation };
  const unknown = [...remarks, ...derivation.issues];
  return {
    heading: headingOf(subject),
    sections: [
      explainMrr(subject),
      explainLtv(subject),
      explainStatus(subject),
      explainDates(subject),
      explainEvents(subject),
      ...(unknown.length === 0
        ? []
        : [{ title: "What this rests on", statements: unknown.map((text) => statement(text)) }]),
    ],
    metrics: derivation.metrics,
  };
}

function headingOf({ dossier, context, derivation, options }: Subject): string[] {
  const { customer } = dossier;
  const { account, asOfSeconds } = context;
  const { external_id: externalId } = derivation.metrics;
  const named = [customer.name, customer.email].filter((part) => part !== null && part !== "").join(", ");
  const mode = `${account.livemode ? "live" : "test"} mode`;
  return [
    `Customer ${customer.id}${named === "" ? "" : `: ${named}`}${customer.isDeleted ? " (deleted in Stripe)" : ""}`,
    ...(externalId === null ? [] : [`${options.externalIdMetadataKey}: ${externalId}`]),
    `As of ${moment(asOfSeconds)} in Stripe account ${account.id ?? "(id not readable)"}, ${mode}. All times are UTC.`,
  ];
}
