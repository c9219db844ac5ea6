import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { MetricsOptions } from "../../metrics/options.js";
import type { StripeClient } from "../../stripe/client.js";
import type { FactPlace, FactStore } from "../../facts/fact-store.js";
import type { Forecast } from "./forecast.js";
import type { MissingPermissions } from "../../facts/missing-permissions.js";
import type { CustomerScope } from "./customer-scope.js";
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
  /** What the derived streams know of customers, and what it refers to. */
  readonly facts: FactStore;
  /** Where facts are kept. */
  readonly factPlace: FactPlace;
  /** What the derived streams go on without. */
  readonly missingPermissions: MissingPermissions;
  /** Pages that listing each collection took, by its name. */
  readonly listPages: Record<string, number>;
  /** What the backfill's lists are expected to bring still. */
  readonly forecast: Forecast;
  /** The customers that the sync is limited to; undefined: it reads all. */
  readonly scope: CustomerScope | undefined;
}
