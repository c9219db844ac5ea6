import type { Ids } from "../ids.js";

/** What every new object takes from its account. */
export interface Origin {
  readonly ids: Ids;
  /** Unix seconds: the new object's `created`. */
  readonly nowSeconds: number;
  readonly livemode: boolean;
}
