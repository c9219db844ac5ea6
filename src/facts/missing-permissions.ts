import type { Logger } from "@airbyte/cdk-typescript-compat";
import { StripeError } from "../stripe/request/errors.js";
import { degradedWithout } from "./sources.js";

/** The collections that the key may not read and that the derived streams go on without. */
export interface MissingPermissions {
  has(collection: string): boolean;
  /**
   * Whether the derived streams go on although reading the collection failed: where the key has no right to an optional one. A warning
   * says so the first time.
   */
  accept(collection: string, error: unknown): boolean;
}

export function createMissingPermissions(log: Logger): MissingPermissions {
  const collections = new Set<string>();
  return {
    has: (collection) => collections.has(collection),
    accept(collection, error) {
      const lost = degradedWithout(collection);
      if (lost === undefined || !(error instanceof StripeError && error.kind === "permission")) return false;
      if (!collections.has(collection)) log.warn(`${error.message} The derived streams go on without ${lost}.`);
      collections.add(collection);
      return true;
    },
  };
}
