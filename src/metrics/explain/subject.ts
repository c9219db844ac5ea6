import type { DerivationContext, Derivation } from "../derive.js";
import type { Dossier } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { MetricsOptions } from "../options.js";

/** The subject of an explanation: a derivation and its inputs. */
export interface Subject {
  readonly dossier: Dossier;
  readonly context: DerivationContext;
  /** As configured; `valuing` contains the effective options. */
  readonly options: MetricsOptions;
  readonly valuing: ValuationContext;
  /** The current subscriptions, oldest first. */
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly derivation: Derivation;
}
