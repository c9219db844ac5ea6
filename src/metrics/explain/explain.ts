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

/** The explanation of a customer's numbers and events, as sentences. `renderLines` returns them as lines. */
export interface Explanation {
  /** The customer and the time. */
  readonly heading: readonly string[];
  readonly sections: readonly Section[];
  /** The explained row of customer_metrics. */
  readonly metrics: CustomerMetrics;
}

/**
 * Returns the explanation of a derivation. Every number comes from `derive` or from the functions that it uses.
 *
 * @param remarks sentences about what could not be read
 */
export function explain(
  dossier: Dossier,
  references: References,
  options: MetricsOptions,
  context: DerivationContext,
  remarks: readonly string[] = [],
): Explanation {
  const derivation = derive(dossier, references, options, context);
  // This context's own issues are ignored, because the derivation already collected them.
  const valuing = valuationContextOf(dossier, references, options);
  const subscriptions = derivation.subscriptions.toSorted(
    (a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1),
  );
  const subject: Subject = { dossier, context, options, valuing, subscriptions, derivation };
  const unknown = [...remarks, ...derivation.issues.map(({ text }) => text)];
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
