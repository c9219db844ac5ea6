import type { Logger } from "@airbyte/cdk-typescript-compat";
import { StripeError } from "../stripe/request/errors.js";
import { degradedWithout } from "./sources.js";

/** The collections that the key may not read, and that the derived streams can do without. */
export interface MissingPermissions {
  has(collection: string): boolean;
  /**
   * Returns whether the derived streams continue although the collection could not be read. They do if the key lacks
   * the permission and the collection is optional. Logs a warning the first time.
   */
  accept(collection: string, error: unknown): boolean;
}

export function createMissingPermissions(log: Logger): MissingPermissions {
  const collections = new Set<string>();
  return {
    has: (collection) => collections.has(collection),
    accept(collection, error) {
      const without = degradedWithout(collection);
      if (without === undefined || !(error instanceof StripeError && error.kind === "permission")) return false;
      if (!collections.has(collection)) log.warn(`${error.message} The derived streams continue without ${without}.`);
      collections.add(collection);
      return true;
    },
  };
}
