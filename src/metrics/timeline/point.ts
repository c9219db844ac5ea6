import type { MrrState } from "./mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** From this moment on, a subscription stood like this. */
export interface Point {
  /** Business time. */
  readonly occurredSeconds: number;
  /** When Stripe recorded it: decides which sync tells it. */
  readonly recordedSeconds: number;
  readonly mrrState: MrrState;
  /** The subscription as known then; for inferred points, the closest known. */
  readonly facts: SubscriptionFacts;
  readonly source: "list" | "event" | "history";
  readonly precision: "exact" | "inferred";
  /** The point is there because a discount's time was up. */
  readonly isDiscountEnd: boolean;
}
