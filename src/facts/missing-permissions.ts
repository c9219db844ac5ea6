import type { Logger } from "@airbyte/cdk-typescript-compat";
import { StripeError } from "../stripe/request/errors.js";
import { degradedWithout } from "./sources.js";

/** The collections that the key may not read, and that the derived streams can do without. */
export interface MissingPermissions {
  has(collection: string): boolean;
  /**
   * Returns whether the derived streams continue although the collection could not be read. They do if the key lacks
   * the permission and the collection is optional. Logs a warning the first time.
   *
   * @param isReported whether the error of a stream has reported the permission already. It is reported once.
   */
  accept(collection: string, error: unknown, isReported?: boolean): boolean;
}

export function createMissingPermissions(log: Logger): MissingPermissions {
  const collections = new Set<string>();
  return {
    has: (collection) => collections.has(collection),
    accept(collection, error, isReported = false) {
      const without = degradedWithout(collection);
      if (without === undefined || !(error instanceof StripeError && error.kind === "permission")) return false;
      const reason = isReported ? `The key cannot read ${collection}.` : error.message;
      if (!collections.has(collection)) log.warn(`${reason} The derived streams continue without ${without}.`);
      collections.add(collection);
      return true;
    },
  };
}
