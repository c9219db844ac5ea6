import { describe, expect, it } from "vitest";
import { lagSeconds, withOpenRanges, type RawState } from "../state/state.js";
import { planRaw, type PlannedStream } from "./plan.js";
import { day, input, now } from "./testing/plan-input.js";

describe("planning a stream of which events do not report everything", () => {
  const isNew = { name: "files", unreported: "new" } as const;
  const isAny = { name: "file_links", unreported: "all" } as const;
  const settled = (stream: PlannedStream, change: Partial<RawState> = {}): RawState => ({
    ...withOpenRanges(planRaw(stream, undefined, { ...input, nowSeconds: now - 3600 }), []),
    ...change,
  });

  it("lists what was created since the last sync, with the last minute of it, and remembers how far", () => {
    const state = planRaw(isNew, settled(isNew), input);
    expect(state.backfill.open_ranges).toEqual([[now - 3600 - lagSeconds, now + 1]]);
    expect(state.relisting?.until).toBe(now - lagSeconds);
    expect(state.backfill.high_water_mark).toBe(now - 3600 - lagSeconds);
  });

  it("adds that to what an interrupted sync left open", () => {
    const open = withOpenRanges(settled(isNew), [{ from: 500, to: 900 }]);
    expect(planRaw(isNew, open, input).backfill.open_ranges).toEqual([
      [500, 900],
      [now - 3600 - lagSeconds, now + 1],
    ]);
  });

  it("lists everything once a day if objects can change, and only then", () => {
    const yesterday = { nowSeconds: now + day - 3600 };
    expect(planRaw(isAny, settled(isAny), input).backfill.open_ranges).toEqual([[now - 3600 - lagSeconds, now + 1]]);
    const whole = planRaw(isAny, settled(isAny), { ...input, ...yesterday });
    expect(whole.backfill.open_ranges).toEqual([[0, yesterday.nowSeconds + 1]]);
    expect(planRaw(isNew, settled(isNew), { ...input, ...yesterday }).backfill.open_ranges).toHaveLength(1);
    expect(planRaw(isNew, settled(isNew), { ...input, ...yesterday }).backfill.open_ranges[0]![0]).toBeGreaterThan(0);
  });

  it("lists everything on a new day even if the last list of new objects was interrupted", () => {
    const [minuteLater, dayLater] = [now + 48, now + day];
    const interrupted = planRaw(isAny, settled(isAny), { ...input, nowSeconds: minuteLater });
    const again = planRaw(isAny, interrupted, { ...input, nowSeconds: minuteLater + 60 });
    for (const state of [interrupted, again]) {
      expect(planRaw(isAny, state, { ...input, nowSeconds: dayLater }).backfill.open_ranges).toEqual([
        [0, dayLater + 1],
      ]);
    }
  });

  it("rescans when it is due even if the last list of new objects was interrupted", () => {
    const rescanned = { ...input, fullRescanIntervalDays: 7 };
    const interrupted = planRaw(isNew, settled(isNew), input);
    const weekLater = { ...rescanned, nowSeconds: now + 7 * day };
    expect(planRaw(isNew, interrupted, weekLater).backfill.open_ranges).toEqual([[0, weekLater.nowSeconds + 1]]);
  });

  it("goes on with an interrupted list of everything on a new day, until it is complete", () => {
    const daysLater = (days: number) => ({ ...input, nowSeconds: now + days * day });
    const whole = planRaw(isAny, settled(isAny), daysLater(1));
    const interrupted = withOpenRanges(whole, [{ from: 500, to: 900 }]);
    const resumed = planRaw(isAny, interrupted, daysLater(2));
    expect(resumed.backfill.open_ranges[0]).toEqual([500, 900]);
    expect(planRaw(isAny, resumed, daysLater(3)).backfill.open_ranges[0]).toEqual([500, 900]);
    expect(planRaw(isAny, withOpenRanges(resumed, []), daysLater(3)).backfill.open_ranges).toEqual([
      [0, now + 3 * day + 1],
    ]);
  });

  it("still knows the rows when it lists everything, so that it finds those that vanished", () => {
    const known = { until: now - 3600, ids: ["a", "b"], newest: ["b"], pending: [[1, 2, now + day]] as const };
    const state = planRaw(isAny, settled(isAny, { relisting: known }), { ...input, nowSeconds: now + day });
    expect(state.relisting).toEqual({
      until: now + day - lagSeconds,
      ids: ["a", "b"],
      newest: ["b"],
      pending: undefined,
    });
  });

  it("lists pending objects again once they are due, and forgets them", () => {
    const pending = [
      [100, 200, now],
      [300, 400, now + 1],
    ] as const;
    const state = planRaw(isNew, settled(isNew, { relisting: { until: now - 60, pending } }), input);
    expect(state.backfill.open_ranges).toEqual([
      [100, 200],
      [now - 60, now + 1],
    ]);
    expect(state.relisting?.pending).toEqual([pending[1]]);
  });

  it("begins where the last listing began if an older state does not say how far it has read", () => {
    const { relisting: _relisting, ...older } = settled(isNew);
    expect(planRaw(isNew, older, input).backfill.open_ranges).toEqual([[now - 3600 - lagSeconds, now + 1]]);
  });

  it("lists everything again once if an older connector read only one part of the list", () => {
    const prices = { name: "prices", parts: [{ active: "true" }, { active: "false" }] };
    const { parts: _parts, ...older } = planRaw(prices, undefined, input).backfill;
    const state = withOpenRanges({ ...planRaw(prices, undefined, input), backfill: older }, []);
    const again = planRaw(prices, state, input);
    expect(again.backfill.open_ranges).toEqual([[0, now + 1]]);
    expect(planRaw(prices, withOpenRanges(again, []), input).backfill.open_ranges).toEqual([]);
  });

  it("keeps streams whose rows cost a request each out of rescans", () => {
    const slow = { name: "persons", children: { route: "/v1/accounts/{id}/persons" } };
    const due = { fullRescanIntervalDays: 7, nowSeconds: now + 20 * day };
    const state = withOpenRanges(planRaw(slow, undefined, input), []);
    const fresh = { ...state, incremental: { events_cursor: now + 19 * day, recent_events: [] } };
    expect(planRaw(slow, fresh, { ...input, ...due }).backfill.open_ranges).toEqual([]);
    expect(planRaw({ name: "customers" }, fresh, { ...input, ...due }).backfill.open_ranges).toHaveLength(1);
  });
});
