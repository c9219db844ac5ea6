import { createHash } from "node:crypto";
import { definitionVersion } from "../metrics/customer/customer-metrics.js";
import type { MetricsOptions } from "../metrics/options.js";
import { isText, shapeOf, type Check } from "./checks.js";

/** The definition of MRR and its movements that a derived stream's records follow. */
export interface SavedDefinition {
  /** The `definition_version` of the connector. */
  readonly version: string;
  /** A hash of the options that decide MRR and movements. */
  readonly options: string;
}

/** Returns the definition of this connector with these options. */
export function definitionOf(options: MetricsOptions): SavedDefinition {
  const { pastDueMaxDays, unpaidCounts, pausedCollection, discounts, churnTiming, mrrProfile } = options;
  const { movementWindowMinutes } = options;
  const deciding = [
    [pastDueMaxDays, unpaidCounts, pausedCollection],
    [discounts, churnTiming, mrrProfile, movementWindowMinutes],
  ];
  const hash = createHash("sha256").update(JSON.stringify(deciding)).digest("hex");
  return { version: definitionVersion, options: hash.slice(0, 16) };
}

export function isSameDefinition(a: SavedDefinition | undefined, b: SavedDefinition): boolean {
  return a?.version === b.version && a.options === b.options;
}

/** Returns whether a value of a saved state is a definition. */
export const isSavedDefinition: Check = shapeOf({ version: isText, options: isText });
