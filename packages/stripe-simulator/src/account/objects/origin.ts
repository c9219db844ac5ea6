import type { Ids } from "../ids.js";

/** The values that every new object gets from its account. */
export interface Origin {
  readonly ids: Ids;
  /** Unix seconds: the new object's `created`. */
  readonly nowSeconds: number;
  readonly livemode: boolean;
  /** The id of the test clock that sets the time. null: the account's own time. */
  readonly testClock: string | null;
}
