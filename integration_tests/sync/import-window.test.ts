import { beforeEach, describe, expect, it } from "vitest";
import { connect } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { recordsOf } from "../support/records.js";

const day = 86_400;

describe("an import window that changes", () => {
  const windows = {
    ofAllTime: { window: "all_time" },
    ofYear: { window: "last_months", months: 12 },
    ofQuarter: { window: "last_months", months: 3 },
    sinceSpring: { window: "since_date", start_date: "2024-04-01" },
  } as const;
  type Window = keyof typeof windows;
  let simulator: QuietAccount;

  /** Creates a customer a month from November 2023 on, for 14 months. */
  beforeEach(async () => {
    simulator = await startQuietAccount();
    signUp(simulator, 14, (index) => (index === 0 ? 0 : 31 * day));
    simulator.advance(day);
    return () => simulator.close();
  });

  async function change(from: Window, to: Window, streams: readonly string[], rescanDays = 0) {
    const open = (window: Window) =>
      connect(simulator, {
        api_key: apiKey,
        import_window: windows[window],
        full_rescan_interval_days: rescanDays,
      });
    const first = open(from);
    expectComplete(await first.sync({ streams }));
    if (rescanDays > 0) simulator.advance((rescanDays + 1) * day);
    simulator.requests.reset();
    const second = open(to);
    second.states = first.states;
    const outcome = await second.sync({ streams });
    expectComplete(outcome);
    return { outcome, known: first.destination.rows(streams[0]!).length };
  }

  it.each([
    ["ofQuarter", "ofYear", 3, 9],
    ["ofYear", "sinceSpring", 12, 0],
    ["ofQuarter", "sinceSpring", 3, 6],
    ["sinceSpring", "ofAllTime", 9, 5],
  ] as const)("from %s to %s reads the missing part, whatever its form", async (from, to, known, missing) => {
    const changed = await change(from, to, ["customers"]);
    expect([changed.known, recordsOf(changed.outcome.messages, "customers").length]).toEqual([known, missing]);
  });

  it("to one that starts later lists nothing, and removes nothing", async () => {
    for (const to of ["ofYear", "ofQuarter", "sinceSpring"] as const) {
      const { outcome } = await change("ofAllTime", to, ["customers"]);
      expect(recordsOf(outcome.messages)).toEqual([]);
      expect(simulator.requests.entries.filter(({ route }) => route === "/v1/customers")).toEqual([]);
    }
  });

  it("to one that starts later keeps the widest earlier window for full rescans", async () => {
    const { outcome } = await change("ofAllTime", "ofQuarter", ["customers"], 7);
    expect(recordsOf(outcome.messages, "customers")).toHaveLength(14);
  });

  it("to one that starts earlier emits the events in between, once", async () => {
    const { outcome, known } = await change("ofQuarter", "ofAllTime", ["lifecycle_events"]);
    expect([known, recordsOf(outcome.messages, "lifecycle_events").length]).toEqual([3, 11]);
  });
});
