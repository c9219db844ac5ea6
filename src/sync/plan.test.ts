import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { lagSeconds } from "../state/state.js";
import { planDerived, planRaw, type PlanInput } from "./plan.js";
import { withOpenRanges, type Backfill, type DerivedState, type RawState } from "../state/state.js";

const now = 1_773_532_800;
const day = 86_400;
const input: PlanInput = {
  nowSeconds: now,
  account: "acct_1",
  livemode: true,
  importStart: 0,
  followsChanges: true,
  fullRescanIntervalDays: 0,
};
const plan = (previous: RawState | undefined, change: Partial<PlanInput> = {}) =>
  planRaw("invoices", previous, { ...input, ...change });
const planOfDerived = (previous: DerivedState | undefined, change: Partial<PlanInput> = {}) =>
  planDerived("lifecycle_events", previous, { ...input, ...change });

/** The state of a stream whose last sync ended well. */
const followed: RawState = {
  ...withOpenRanges(plan(undefined, { nowSeconds: now - 10 * day, importStart: now - 100 * day }), []),
  incremental: { events_cursor: now - day, recent_events: ["evt_1"] },
  observed_until: "2026-03-14T00:00:00.000000Z",
};

/** The same state of a stream whose last listing was another one. */
function listed<State extends RawState | DerivedState>(state: State, backfill: Partial<Backfill>): State {
  return { ...state, backfill: { ...state.backfill, ...backfill } };
}

describe("planning a stream's sync", () => {
  it("begins with the whole import window open and the high-water mark behind Stripe's clock by the lag", () => {
    const state = plan(undefined, { importStart: now - 5 * day });
    expect(state).toMatchObject({
      phase: "backfill",
      backfill: { high_water_mark: now - lagSeconds },
      incremental: { events_cursor: now - lagSeconds },
    });
    expect(state.backfill.open_ranges).toEqual([[now - 5 * day, now + 1]]);
  });

  it("goes on with an interrupted backfill where it stood, and follows changes from the first mark", () => {
    const interrupted = withOpenRanges(plan(undefined, { nowSeconds: now - 3600 }), [{ from: 0, to: 500 }]);
    expect(plan(interrupted)).toEqual(interrupted);
  });

  it("follows changes from the cursor when history is complete", () => {
    expect(plan(followed, { importStart: followed.backfill.import_start })).toEqual(followed);
  });

  const longAgo: RawState = {
    ...listed(followed, { high_water_mark: now - 40 * day }),
    incremental: { events_cursor: now - 29 * day, recent_events: ["evt_1"] },
  };

  it("lists everything again when the feed no longer reaches back, and keeps the cursor, since no list shows deletions", () => {
    const state = plan(longAgo, { importStart: followed.backfill.import_start });
    const mark = { high_water_mark: now - lagSeconds, listed_at: now };
    expect(state).toMatchObject({ phase: "backfill", backfill: mark });
    const { connected_at, incremental, observed_until } = longAgo;
    expect(state).toMatchObject({ connected_at, incremental, observed_until });
    expect(state.backfill.open_ranges).toEqual([[followed.backfill.import_start, now + 1]]);
  });

  it("goes on with such a listing where it was interrupted, though the cursor is old", () => {
    const begun = withOpenRanges(plan(longAgo), [{ from: 0, to: 500 }]);
    expect(plan(begun, { nowSeconds: now + day, fullRescanIntervalDays: 1 })).toEqual(begun);
  });

  it("tells a derived stream's history anew after such a gap, from a new mark", () => {
    const coupons = { deleted: [], products: { SPRING: ["prod_1"] } };
    const carry_over = { customers: { cus_1: { next_at: now } }, is_cut: false };
    const { state, rescans } = planOfDerived({ ...longAgo, coupons, carry_over });
    expect(rescans).toBe(false);
    expect(state.coupons).toEqual(coupons);
    expect(state.carry_over).toBeUndefined();
    expect(state).toMatchObject({ phase: "backfill", incremental: { events_cursor: now - lagSeconds } });
    expect(state.connected_at).toBe(longAgo.connected_at);
    expect(state.observed_until).toBe(longAgo.observed_until);
  });

  it("lists everything again once the interval of full rescans is over, counted from the last listing", () => {
    const weekly = { fullRescanIntervalDays: 7, importStart: followed.backfill.import_start };
    expect(plan(listed(followed, { listed_at: now - 7 * day + 1 }), weekly).phase).toBe("follow");
    const rescan = plan(listed(followed, { listed_at: now - 7 * day }), weekly);
    const { incremental } = followed;
    expect(rescan).toMatchObject({ phase: "backfill", incremental, backfill: { listed_at: now } });
    expect(plan(listed(followed, { listed_at: 0 }), { ...weekly, fullRescanIntervalDays: 0 }).phase).toBe("follow");
  });

  it("derives every customer in a full rescan, but leaves a derived stream's history and cursor as they are", () => {
    const longListed = listed(followed, { listed_at: now - 7 * day });
    expect(
      planOfDerived(longListed, { fullRescanIntervalDays: 7, importStart: followed.backfill.import_start }),
    ).toEqual({
      state: longListed,
      rescans: true,
    });
  });

  it("does not move the import window of a listing on, which is counted back from the first sync", () => {
    const rescan = plan(listed(followed, { listed_at: 0 }), { fullRescanIntervalDays: 7, importStart: now - 50 * day });
    expect(rescan.backfill.open_ranges).toEqual([[followed.backfill.import_start, now + 1]]);
  });

  it("lists everything again in every sync when the key may not read events", () => {
    expect(plan(followed, { followsChanges: false }).phase).toBe("backfill");
  });

  it("backfills only the missing part when the import window was moved back", () => {
    const state = plan(followed, { importStart: now - 150 * day });
    expect(state.backfill.open_ranges).toEqual([[now - 150 * day, now - 100 * day]]);
    expect(state.backfill.import_start).toBe(now - 150 * day);
    expect(state.incremental).toEqual(followed.incremental);
  });

  it("changes nothing when the import window's start moved on", () => {
    expect(plan(followed, { importStart: now - 50 * day })).toEqual(followed);
  });

  it("refuses the state of another account or mode", () => {
    expect(() => plan(followed, { account: "acct_2" })).toThrow(ConfigError);
    expect(() => plan(followed, { account: "acct_2" })).toThrow(/acct_1.*acct_2/);
    expect(() => plan(followed, { livemode: false })).toThrow(/live mode.*test mode/);
  });

  it("learns the account when the key could not tell it before, and keeps it when the key no longer tells", () => {
    expect(plan({ ...followed, account: null }).account).toBe("acct_1");
    expect(plan(followed, { account: null }).account).toBe("acct_1");
  });
});
