import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { Point } from "../timeline/point.js";
import type { Span } from "../timeline/timeline.js";
import type { EventFrame } from "./event-record.js";

/** The inputs of a customer's events. */
export interface LifecycleInput {
  readonly dossier: Dossier;
  /** One timeline per subscription. */
  readonly timelines: readonly (readonly Point[])[];
  readonly knownPrices: ReadonlyMap<string, PriceFacts>;
  readonly span: Span;
  readonly frame: EventFrame;
  readonly valuing: ValuationContext;
}
