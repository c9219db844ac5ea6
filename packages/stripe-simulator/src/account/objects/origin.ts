import type { Ids } from "../ids.js";

/** What every new object takes from its account. */
export interface Origin {
  readonly ids: Ids;
  /** Unix seconds: the new object's `created`. */
  readonly nowSeconds: number;
  readonly livemode: boolean;
  /** The id of the test clock whose time it is; null: the account's own. */
  readonly testClock: string | null;
}
