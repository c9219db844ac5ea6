import type { MrrState } from "./mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** The state of a subscription from a moment on. */
export interface Point {
  /** When the change happened in business terms. */
  readonly occurredSeconds: number;
  /** When Stripe recorded it. Decides which sync emits it. */
  readonly recordedSeconds: number;
  readonly mrrState: MrrState;
  /** The subscription at that time; for inferred points, the closest known state. */
  readonly facts: SubscriptionFacts;
  readonly source: "list" | "event" | "history";
  readonly precision: "exact" | "inferred";
  /** A discount ended, here or since the previous point. */
  readonly isDiscountEnd: boolean;
}
