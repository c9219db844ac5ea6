import type { Downgrades } from "./release.js";
import { omit } from "./reshape.js";

/** 2025-06-30.basil added `billing_mode`. */
export const beforeBillingMode: Downgrades = {
  subscription: (subscription) => omit(subscription, "billing_mode"),
};
