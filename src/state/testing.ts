import type { RawState } from "./state.js";

/** A time on Stripe's clock, in Unix seconds. */
export const now = 1_773_532_800;

/** A state whose times are all right at `now`. */
export const recentState: RawState = {
  version: 2,
  account: null,
  livemode: true,
  phase: "follow",
  connected_at: now,
  observed_until: null,
  list_pages: {},
  backfill: { import_start: 0, listed_at: now, high_water_mark: now, open_ranges: [] },
  incremental: { events_cursor: now, recent_events: [] },
};

/** A raw stream's state as version 1 saved it. */
export const savedVersion1 = {
  version: 1,
  account: "acct_1",
  livemode: false,
  phase: "follow",
  connected_at: 940,
  high_water_mark: 940,
  listed_at: 1000,
  import_start: 7,
  open_ranges: [],
  events_cursor: 1500,
  recent_events: ["evt_1"],
  observed_until: "2026-03-14T00:00:00.000000Z",
  list_pages: { invoices: 12 },
};
