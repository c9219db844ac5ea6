import { requireUsableFolder } from "../../facts/index/temporary-folder.js";
import type { MetricsOptions } from "../../metrics/options.js";
import type { StripeClient } from "../../stripe/client.js";
import { createBoundedSignal } from "../../stripe/request/bounded-signal.js";
import { customers } from "../../streams/raw/core.js";
import { prices, products } from "../../streams/raw/products.js";
import { readSchema } from "../../streams/schemas.js";
import { futureStart } from "../../sync/future-start.js";
import { checkMetadataKey, type MetadataKeyOption } from "./check-metadata-key.js";

/** The options whose values the check compares with the machine and the account. */
export interface PlausibilitySetup {
  /** Returns the import window's start for a present time. Both in Unix seconds. */
  readonly importStart: (nowSeconds: number) => number;
  /** undefined: the system's temporary folder. */
  readonly temporaryFolder: string | undefined;
  readonly options: Pick<MetricsOptions, "externalIdMetadataKey" | "planName" | "stageMap">;
}

/** For all requests together, because a user is waiting. */
const timeoutMs = 5_000;

/**
 * Returns a sentence for each option that is valid but probably wrong. None is refused, because each can be right: a
 * metadata key may be new, and the folder may exist only where syncs run.
 */
export async function checkPlausibility(client: StripeClient, setup: PlausibilitySetup): Promise<readonly string[]> {
  const { importStart, temporaryFolder, options } = setup;
  const { externalIdMetadataKey, planName, stageMap } = options;
  const keys: MetadataKeyOption[] = [];
  if (externalIdMetadataKey !== null)
    keys.push({
      option: "external_id_metadata_key",
      key: externalIdMetadataKey,
      lists: [customers],
      effect: "external_id stays empty for them",
    });
  if (typeof planName !== "string")
    keys.push({
      option: "metrics.plan_name_metadata_key",
      key: planName.metadataKey,
      lists: [products, prices],
      effect: "their plans are named by the price's nickname or id",
    });
  const deadline = createBoundedSignal([], { timeoutMs, clock: client.clock });
  const unused = await Promise.all(keys.map(async (key) => checkMetadataKey(client, deadline.signal, key))).finally(
    () => deadline.release(),
  );
  const doubts = [
    futureStart(importStart, client.nowSeconds()),
    await folderProblem(temporaryFolder),
    stageProblem(stageMap),
    ...unused,
  ];
  return doubts.filter((doubt) => doubt !== undefined).map((doubt) => `Warning: ${doubt}`);
}

async function folderProblem(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  try {
    await requireUsableFolder(folder);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * The map is complete with the default names, so a map of unknown statuses alone changes nothing. A map without any
 * entry may be what a form sends.
 */
function stageProblem(stageMap: MetricsOptions["stageMap"]): string | undefined {
  const { properties } = readSchema("spec")["connectionSpecification"] as Specified;
  const statuses = properties.stage_map.properties;
  const given = Object.entries(stageMap);
  const maps = given.some(([status, stage]) => Object.hasOwn(statuses, status) && stage !== statuses[status]!.default);
  if (maps || given.every(([status]) => Object.hasOwn(statuses, status))) return undefined;
  return `stage_map maps nothing, so every customer keeps the default stage. It takes: ${Object.keys(statuses).join(", ")}.`;
}

interface Specified {
  readonly properties: {
    readonly stage_map: { readonly properties: Readonly<Record<string, { readonly default?: string }>> };
  };
}
