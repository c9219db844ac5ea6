import type { DerivationContext, Derivation } from "../derive.js";
import type { Dossier } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { MetricsOptions } from "../options.js";

/** What is explained: a derivation, and all that it was made from. */
export interface Subject {
  readonly dossier: Dossier;
  readonly context: DerivationContext;
  /** As configured; the ground has the effective ones. */
  readonly options: MetricsOptions;
  readonly valuing: ValuationContext;
  /** The subscriptions as they stand, oldest first. */
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly derivation: Derivation;
}
