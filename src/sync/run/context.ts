import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { MetricsOptions } from "../../metrics/options.js";
import type { StripeClient } from "../../stripe/client.js";
import type { FactPlace, FactStore } from "../../facts/fact-store.js";
import type { Forecast } from "./forecast.js";
import type { MissingPermissions } from "../../facts/missing-permissions.js";
import type { CustomerScope } from "./customer-scope.js";
import type { IssueReport } from "./issue-report.js";
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
  /** The facts of customers for the derived streams, and the objects that they reference. */
  readonly facts: FactStore;
  /** The last known state of customers whose deletion the change feed shows, by id. */
  readonly deletedCustomers: Map<string, Readonly<Record<string, unknown>>>;
  /** Where facts are stored. */
  readonly factPlace: FactPlace;
  /** The collections that the derived streams continue without. */
  readonly missingPermissions: MissingPermissions;
  /** What is known to be wrong in customers' numbers. */
  readonly issues: IssueReport;
  /** The number of pages in each collection's list, by the collection's name. */
  readonly listPages: Record<string, number>;
  /** The collections that the backfill of this sync listed completely, of all time, by name. */
  readonly listedWhole: Set<string>;
  /** The number of objects that the backfill's lists are expected to bring. */
  readonly forecast: Forecast;
  /** The customers that the sync is limited to; undefined: it reads all customers. */
  readonly scope: CustomerScope | undefined;
}
