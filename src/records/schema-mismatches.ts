import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { StripeObject } from "../stripe/resource.js";
import { createMender } from "./mend.js";
import { readSchema } from "../streams/schemas.js";

/** Keeps the records of a raw stream what its schema promises, whatever Stripe answered. */
export interface Mending {
  /** Sets to null, in place, what is not of its declared type. Each field is told once, with the first object that has it. */
  mend(object: StripeObject): void;
  /** Objects in which something was set to null. */
  readonly count: number;
}

export function createMending(stream: string, log: Logger): Mending {
  const mender = createMender(readSchema(stream));
  const reported = new Set<string>();
  let count = 0;
  return {
    mend(object) {
      const paths = mender(object);
      if (paths.length > 0) count += 1;
      for (const path of paths.filter((each) => !reported.has(each))) {
        reported.add(path);
        log.warn(
          `The stream ${stream} has null for "${path.slice(1)}" of ${nameOf(object)}: what Stripe gave is not of the type that the ` +
            "schema declares. Further objects with the same are not named; the stream's last line in the log counts them.",
        );
      }
    },
    get count() {
      return count;
    },
  };
}

/** Short, since an id may be of any size. */
export function nameOf({ id }: Pick<StripeObject, "id">): string {
  return id.slice(0, 100);
}
