import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { MetricsOptions } from "../metrics/options.js";
import type { StripeClient } from "../stripe/client.js";
import type { FactStore } from "./dossiers/fact-store.js";
import type { Forecast } from "./progress/forecast.js";
import type { DerivedRun, RawRun } from "./stream-run.js";

/** What the steps of one `read` share. */
export interface Sync {
  readonly client: StripeClient;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** When the sync began by Stripe's clock, in Unix seconds. */
  readonly nowSeconds: number;
  /** Whether the key may read /v1/events. */
  readonly followsChanges: boolean;
  readonly options: MetricsOptions;
  readonly raw: readonly RawRun[];
  readonly derived: readonly DerivedRun[];
  /** What the derived streams know of customers, and the prices, products and coupons they refer to. */
  readonly facts: FactStore;
  /** Pages that listing each collection took, by its name. */
  readonly listPages: Record<string, number>;
  /** What the backfill's lists are expected to bring still. */
  readonly forecast: Forecast;
}
