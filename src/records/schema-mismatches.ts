import type { Logger } from "@airbyte/cdk-typescript-compat";
import { readSchema } from "../streams/schemas.js";
import type { StripeObject } from "../stripe/resource.js";
import { compileConform } from "./conform.js";

/** Makes the records of a raw stream conform to their schema, whatever Stripe answers, and logs the mismatches. */
export interface SchemaMismatches {
  /**
   * Sets values of another type than declared to null, in place.
   * Logs each such field once, with the first object that has it.
   */
  conform(object: StripeObject): void;
  /** Returns a copy with only what the schema declares. An event's payload may be in an old API version. */
  declaredPartOf(payload: object): object;
  /** The number of objects in which `conform` set something to null. */
  readonly count: number;
}

export function createSchemaMismatches(stream: string, log: Logger): SchemaMismatches {
  const schema = readSchema(stream);
  const conform = compileConform(schema, "keep");
  const conformPayload = compileConform(schema, "drop");
  const reported = new Set<string>();
  let count = 0;
  return {
    conform(object) {
      const paths = conform(object);
      if (paths.length > 0) count += 1;
      for (const path of paths.filter((each) => !reported.has(each))) {
        reported.add(path);
        log.warn(
          `The stream ${stream} has null for "${path.slice(1)}" of ${nameOf(object)}: Stripe's value is not of the ` +
            "type that the schema declares. Further objects with the same mismatch are not named; the stream's last " +
            "line in the log counts them.",
        );
      }
    },
    declaredPartOf(payload) {
      const copy = structuredClone(payload);
      conformPayload(copy);
      return copy;
    },
    get count() {
      return count;
    },
  };
}

/** Returns the object's id, cut off because an id may have any length. */
function nameOf({ id }: Pick<StripeObject, "id">): string {
  return id.slice(0, 100);
}
