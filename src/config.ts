import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { Spec } from "./generated/spec.js";
import { defaultOptions, type MetricsOptions } from "./metrics/options.js";
import { importStartOf } from "./import-window.js";
import { readApiKey, type ApiKey } from "./stripe/key/key-policy.js";
import { toFailure } from "./sync/run/failure.js";

/** A configuration that is valid under schemas/spec.json. */
export type Config = Spec;

/** The configuration in the form that the connector's parts use. */
export interface Settings {
  readonly apiKey: ApiKey;
  /** The account to read with the key of a platform or an organization. undefined: the key's own account. */
  readonly connectedAccountId: string | undefined;
  /** Whether the check refuses a restricted live key that can write. */
  readonly requireReadOnly: boolean;
  /** Returns the import window's start. Both times are Unix seconds. */
  readonly importStart: (nowSeconds: number) => number;
  /** The number of days after which a sync reads everything again; 0: never. */
  readonly fullRescanIntervalDays: number;
  /** The part of Stripe's rate limits to use, in (0, 1]. */
  readonly limitsShare: number;
  /** Whether to read the objects of a sandbox's test clocks. */
  readonly includeTestClocks: boolean;
  /** Which streams discover offers: without the rare ones, or all. */
  readonly offeredStreams: "recommended" | "all";
  /** The ids of the only customers to read, as configured. Empty: all customers. */
  readonly customerIds: readonly string[];
  /** The folder for temporary files. undefined: the system's temporary folder. */
  readonly temporaryFolder: string | undefined;
  readonly options: MetricsOptions;
}

/** @throws ConfigError if keys of this kind are refused, or if options contradict each other. */
export function readSettings(config: Config): Settings {
  return {
    apiKey: acceptKey(config.api_key, config.connected_account_id),
    connectedAccountId: config.connected_account_id,
    requireReadOnly: config.require_read_only ?? true,
    importStart: importStartOf(config.import_window ?? { window: "all_time" }),
    fullRescanIntervalDays: config.full_rescan_interval_days ?? 7,
    limitsShare: (config.rate_limit_share_percent ?? 80) / 100,
    includeTestClocks: config.include_test_clocks ?? false,
    offeredStreams: config.offered_streams ?? "recommended",
    customerIds: config.customer_ids ?? [],
    temporaryFolder: config.temporary_folder,
    options: readMetricsOptions(config),
  };
}

function acceptKey(text: string, accountId: string | undefined): ApiKey {
  try {
    return readApiKey(text, accountId);
  } catch (error) {
    throw toFailure(error);
  }
}

type MetricsConfig = Pick<Config, "metrics" | "entity_type" | "external_id_metadata_key" | "stage_map">;

/**
 * Returns the part of a configuration that decides what is derived. @throws ConfigError if options contradict each
 * other.
 */
export function readMetricsOptions({ metrics = {}, ...config }: MetricsConfig): MetricsOptions {
  return {
    ...defaultOptions,
    ...defined({
      mrrProfile: metrics.mrr_profile,
      discounts: metrics.discounts,
      churnTiming: metrics.churn_timing,
      pausedCollection: metrics.paused_collection,
      pastDueMaxDays: metrics.past_due_max_days,
      unpaidCounts: metrics.unpaid_counts,
      movementWindowMinutes: metrics.movement_window_minutes,
      ltvBasis: metrics.ltv_basis,
      eventSet: metrics.event_set,
      entityType: config.entity_type,
      externalIdMetadataKey: config.external_id_metadata_key,
    }),
    planName: planName(metrics),
    stageMap: stageMap(config.stage_map),
  };
}

function stageMap(stages: Config["stage_map"] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stages).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function planName({
  plan_name: source = "product",
  plan_name_metadata_key: metadataKey,
}: NonNullable<Config["metrics"]>) {
  if (source !== "metadata_key") return source;
  if (metadataKey === undefined) {
    throw new ConfigError(
      'metrics.plan_name is "metadata_key", but metrics.plan_name_metadata_key is empty. Set it to the key, or set metrics.plan_name to "product".',
    );
  }
  return { metadataKey };
}

/** Returns the values without undefined ones, so that they don't replace defaults. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
