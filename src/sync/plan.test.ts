import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { clockTolerance, implausibleTimes } from "../state/plausible-times.js";
import { lagSeconds } from "../state/state.js";
import { visibleSeconds } from "../stripe/change-feed.js";
import { isRescanDue, planDerived, planRaw, type PlanInput } from "./plan.js";
import { withOpenRanges, type Backfill, type DerivedState, type RawState } from "../state/state.js";
import { day, input, now } from "./testing/plan-input.js";

const plan = (previous: RawState | undefined, change: Partial<PlanInput> = {}) =>
  planRaw({ name: "invoices" }, previous, { ...input, ...change });
const planOfDerived = (previous: DerivedState | undefined, change: Partial<PlanInput> = {}) =>
  planDerived({ name: "lifecycle_events", isAppendOnly: true }, previous, { ...input, ...change });

/** The state of a stream whose last sync was complete. */
const followed: RawState = {
  ...withOpenRanges(plan(undefined, { nowSeconds: now - 10 * day, importStart: now - 100 * day }), []),
  incremental: { events_cursor: now - day, recent_events: ["evt_1"] },
  observed_until: "2026-03-14T00:00:00.000000Z",
};

/** Returns the state with another latest listing. */
function listed<State extends RawState | DerivedState>(state: State, backfill: Partial<Backfill>): State {
  return { ...state, backfill: { ...state.backfill, ...backfill } };
}

describe("planning a stream's sync", () => {
  it("starts with the whole import window open and a high-water mark that is the lag behind Stripe's clock", () => {
    const state = plan(undefined, { importStart: now - 5 * day });
    expect(state).toMatchObject({
      phase: "backfill",
      backfill: { high_water_mark: now - lagSeconds },
      incremental: { events_cursor: now - lagSeconds },
    });
    expect(state.backfill.open_ranges).toEqual([[now - 5 * day, now + 1]]);
  });

  it("resumes an interrupted backfill with its open ranges and its first high-water mark", () => {
    const interrupted = withOpenRanges(plan(undefined, { nowSeconds: now - 3600 }), [{ from: 0, to: 500 }]);
    expect(plan(interrupted)).toEqual(interrupted);
  });

  it("follows changes from the cursor if the history is complete", () => {
    expect(plan(followed, { importStart: followed.backfill.import_start })).toEqual(followed);
  });

  const longAgo: RawState = {
    ...listed(followed, { high_water_mark: now - 40 * day }),
    incremental: { events_cursor: now - 29 * day, recent_events: ["evt_1"] },
  };

  it("lists everything again if the feed lost events, and keeps the cursor, because no list shows deletions", () => {
    const state = plan(longAgo, { importStart: followed.backfill.import_start });
    const mark = { high_water_mark: now - lagSeconds, listed_at: now };
    expect(state).toMatchObject({ phase: "backfill", backfill: mark });
    const { connected_at, incremental, observed_until } = longAgo;
    expect(state).toMatchObject({ connected_at, incremental, observed_until });
    expect(state.backfill.open_ranges).toEqual([[followed.backfill.import_start, now + 1]]);
  });

  it("resumes such a listing after an interruption, although the cursor is old", () => {
    const begun = withOpenRanges(plan(longAgo), [{ from: 0, to: 500 }]);
    expect(plan(begun, { nowSeconds: now + day, fullRescanIntervalDays: 1 })).toEqual(begun);
  });

  const reported = { mrr: { sub_1: 2900 }, dropped: 0 };
  const widest = { importStart: followed.backfill.import_start };

  it("continues a derived stream from its cursor after such a gap, and reads the events that are left", () => {
    const state: DerivedState = { ...longAgo, definition: input.definition, reported };
    expect(planOfDerived(state, widest)).toEqual({
      state,
      rescans: true,
      hasGap: true,
      readsEvidence: true,
      changesFromSeconds: now - visibleSeconds,
      report: {
        untilSeconds: now - 29 * day,
        remembered: reported.mrr,
        isCut: false,
        hasGap: true,
        reportsObserved: true,
      },
    });
  });

  it("continues a derived stream from its cursor in every sync without events", () => {
    const state: DerivedState = { ...followed, definition: input.definition, reported };
    const plan = planOfDerived(state, { ...widest, followsChanges: false });
    expect(plan).toMatchObject({ state, rescans: true, readsEvidence: false, changesFromSeconds: now + 1 });
    expect(plan.report).toMatchObject({ untilSeconds: now - day, reportsObserved: true });
  });

  it("continues a derived stream from its cursor, and leaves what nothing dates to later syncs", () => {
    const state: DerivedState = { ...followed, definition: input.definition, reported };
    expect(planOfDerived(state, widest)).toMatchObject({
      rescans: false,
      readsEvidence: false,
      changesFromSeconds: now - day,
      report: { untilSeconds: now - day, reportsObserved: false },
    });
  });

  it("knows no reported MRR if the definition differs, because it cannot be compared", () => {
    const state: DerivedState = { ...followed, definition: { version: "1", options: "abc" }, reported };
    expect(planOfDerived(state, widest)).toMatchObject({ state, rescans: false, report: undefined });
  });

  it("derives the rows of every customer again if the definition differs", () => {
    const state: DerivedState = { ...followed, definition: { version: "1", options: "abc" }, reported };
    const plan = planDerived({ name: "customer_metrics", isAppendOnly: false }, state, { ...input, ...widest });
    expect(plan).toMatchObject({ state: { definition: input.definition }, rescans: true });
  });

  it("begins an interrupted first sync of a derived stream again, from a new cursor", () => {
    const { state } = planOfDerived(undefined, { nowSeconds: now - day });
    const plan = planOfDerived({ ...state, coupons: { deleted: [], products: {} } });
    expect(plan).toMatchObject({ rescans: false, readsEvidence: true, report: undefined });
    expect(plan.state).toMatchObject({ phase: "backfill", incremental: { events_cursor: now - lagSeconds } });
    expect(plan.state).toMatchObject({ connected_at: state.connected_at, coupons: { deleted: [], products: {} } });
  });

  it("lists everything again if the last listing is older than the interval of full rescans", () => {
    const weekly = { fullRescanIntervalDays: 7, importStart: followed.backfill.import_start };
    expect(plan(listed(followed, { listed_at: now - 7 * day + 1 }), weekly).phase).toBe("follow");
    const rescan = plan(listed(followed, { listed_at: now - 7 * day }), weekly);
    const { incremental } = followed;
    expect(rescan).toMatchObject({ phase: "backfill", incremental, backfill: { listed_at: now } });
    expect(plan(listed(followed, { listed_at: now - 900 * day }), { ...weekly, fullRescanIntervalDays: 0 }).phase).toBe(
      "follow",
    );
  });

  describe("with a time that cannot be right", () => {
    const ahead = now + clockTolerance + 1;
    const wrong: readonly (readonly [string, RawState])[] = [
      ["a cursor ahead of Stripe's clock", { ...followed, incremental: { events_cursor: ahead, recent_events: [] } }],
      ["a cursor of 1970", { ...followed, incremental: { events_cursor: 5, recent_events: [] } }],
      ["a connection in the future", { ...followed, connected_at: ahead }],
      ["a listing in the future", listed(followed, { listed_at: ahead })],
      ["a high-water mark in the future", listed(followed, { high_water_mark: ahead })],
    ];

    it.each(wrong)("lists everything again: %s", (_what, state) => {
      const raw = plan(state);
      expect(raw).toMatchObject({ phase: "backfill", backfill: { listed_at: now, high_water_mark: now - lagSeconds } });
      const derived = planOfDerived(state, { importStart: followed.backfill.import_start });
      expect(derived).toMatchObject({
        state: { phase: "follow", incremental: { events_cursor: now - visibleSeconds } },
        rescans: true,
        hasGap: true,
        report: { untilSeconds: now - visibleSeconds, remembered: {} },
      });
      for (const planned of [raw, derived.state]) {
        expect(planned.observed_until).toBe(followed.observed_until);
        expect(implausibleTimes({ ...planned, incremental: { events_cursor: now } }, now)).toEqual([]);
      }
    });

    it("reads all deletions again only if the cursor is wrong", () => {
      const cursorAhead = wrong[0]![1];
      const listingAhead = wrong[3]![1];
      expect(plan(cursorAhead).incremental).toEqual({ events_cursor: now - 30 * day - 1, recent_events: [] });
      expect(plan(listingAhead).incremental).toEqual(followed.incremental);
    });

    it("follows changes from a cursor that is ahead by no more than clocks may differ", () => {
      const state = { ...followed, incremental: { events_cursor: now + clockTolerance, recent_events: [] } };
      const { import_start: importStart } = followed.backfill;
      expect(plan(state, { importStart }).phase).toBe("follow");
      expect(planOfDerived(state, { importStart }).state.phase).toBe("follow");
    });
  });

  it.each([3, 3.5, 4])(
    "lets a stream that was listed %d days ago join a weekly rescan after half of the interval",
    (days) => {
      const state = listed(followed, { listed_at: now - days * day });
      const weekly = { fullRescanIntervalDays: 7, importStart: followed.backfill.import_start };
      const joins = days >= 3.5;
      expect(plan(state, { ...weekly, isRescanDue: true }).phase).toBe(joins ? "backfill" : "follow");
      expect(planOfDerived(state, { ...weekly, isRescanDue: true }).rescans).toBe(joins);
      expect(plan(state, weekly).phase).toBe("follow");
      expect(plan(state, { ...weekly, fullRescanIntervalDays: 0, isRescanDue: true }).phase).toBe("follow");
      expect(isRescanDue([state, followed], { nowSeconds: now, fullRescanIntervalDays: 7 })).toBe(true);
      expect(isRescanDue([state], { nowSeconds: now, fullRescanIntervalDays: 7 })).toBe(false);
    },
  );

  it("derives every customer in a full rescan, but does not change a derived stream's ranges and cursor", () => {
    const longListed = listed(followed, { listed_at: now - 7 * day });
    expect(
      planOfDerived(longListed, { fullRescanIntervalDays: 7, importStart: followed.backfill.import_start }),
    ).toMatchObject({ state: longListed, rescans: true, readsEvidence: false, changesFromSeconds: now - day });
  });

  it("keeps the import window of the first sync when it lists everything again", () => {
    const rescan = plan(listed(followed, { listed_at: now - 900 * day }), {
      fullRescanIntervalDays: 7,
      importStart: now - 50 * day,
    });
    expect(rescan.backfill.open_ranges).toEqual([[followed.backfill.import_start, now + 1]]);
  });

  it("lists everything again in every sync if the key may not read events", () => {
    expect(plan(followed, { followsChanges: false }).phase).toBe("backfill");
  });

  it("backfills only the missing part if the import window starts earlier than before", () => {
    const state = plan(followed, { importStart: now - 150 * day });
    expect(state.backfill.open_ranges).toEqual([[now - 150 * day, now - 100 * day]]);
    expect(state.backfill.import_start).toBe(now - 150 * day);
    expect(state.incremental).toEqual(followed.incremental);
  });

  it("changes nothing if the import window starts later than before", () => {
    expect(plan(followed, { importStart: now - 50 * day })).toEqual(followed);
  });

  it("rejects the state of another account or mode", () => {
    expect(() => plan(followed, { account: "acct_2" })).toThrow(ConfigError);
    expect(() => plan(followed, { account: "acct_2" })).toThrow(/acct_1.*acct_2/);
    expect(() => plan(followed, { livemode: false })).toThrow(/live mode.*test mode/);
  });

  it("adds the account once the key can read it, and keeps it if the key no longer can", () => {
    expect(plan({ ...followed, account: null }).account).toBe("acct_1");
    expect(plan(followed, { account: null }).account).toBe("acct_1");
  });
});
