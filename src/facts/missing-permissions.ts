import type { Logger } from "@airbyte/cdk-typescript-compat";
import { StripeError } from "../stripe/request/errors.js";
import { lossWithout } from "./sources.js";

/** The collections that the key may not read and that the derived streams go on without. */
export interface RefusedSources {
  has(collection: string): boolean;
  /**
   * Whether the derived streams go on although reading the collection failed: where the key has no right to an optional one. A warning
   * says so the first time.
   */
  accept(collection: string, error: unknown): boolean;
}

export function createRefusedSources(log: Logger): RefusedSources {
  const refused = new Set<string>();
  return {
    has: (collection) => refused.has(collection),
    accept(collection, error) {
      const loss = lossWithout(collection);
      if (loss === undefined || !(error instanceof StripeError && error.kind === "permission")) return false;
      if (!refused.has(collection)) log.warn(`${error.message} The derived streams go on without ${loss}.`);
      refused.add(collection);
      return true;
    },
  };
}
