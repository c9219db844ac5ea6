import type { PlanInput } from "../plan.js";

/** The present of plans in tests, in Unix seconds: 2026-03-15T00:00:00Z. */
export const now = 1_773_532_800;

/** In seconds. */
export const day = 86_400;

/** What a plan knows beside the state: a key of account acct_1 in live mode that reads events, and no rescans. */
export const input: PlanInput = {
  nowSeconds: now,
  account: "acct_1",
  livemode: true,
  importStart: 0,
  followsChanges: true,
  fullRescanIntervalDays: 0,
  definition: { version: "2", options: "abc" },
  isRescanDue: false,
};
