import type { Columns } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../stripe/clock.js";
import { createRequestCounter } from "../../stripe/request/request-stats.js";
import { createForecast } from "../run/forecast.js";
import { streamNamed } from "../../streams/raw-streams.js";
import { reportProgress } from "./progress.js";
import { startStopwatch } from "../run/stopwatch.js";
import { emit, type RawRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/** A clock whose time jumps to the next timer. */
function createVirtualClock() {
  let nowMs = 0;
  const timers = new Set<{ readonly dueMs: number; readonly run: () => void }>();
  const clock: Clock = {
    monotonicMs: () => nowMs,
    epochMs: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  return {
    clock,
    timers,
    async next() {
      const [timer] = timers;
      timers.delete(timer!);
      nowMs = timer!.dueMs;
      timer!.run();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const nowSeconds = Date.UTC(2026, 10, 22) / 1000;

/** A sync that reads all invoices, and the lines and estimates that it reported. */
function begin() {
  const time = createVirtualClock();
  const lines: string[] = [];
  const estimates: number[] = [];
  const output = {
    name: "invoices",
    ended: false,
    records: async () => {},
    announceTotal: async (rows: number) => void estimates.push(rows),
  };
  const stats = createRequestCounter(time.clock, 80);
  const run = {
    output,
    entry: streamNamed("invoices"),
    emitted: 0,
    stopwatch: startStopwatch(time.clock),
    status: "running",
    state: { phase: "backfill", backfill: { open_ranges: [[0, nowSeconds]] } },
    mismatches: { count: 0 },
  } as unknown as RawRun;
  const forecast = createForecast();
  forecast.begin("invoices", [{ from: 0, to: nowSeconds }]);
  const log = { info: (line: string) => void lines.push(line) };
  const facts = { parseIssues: { leftOut: 0 } };
  const sync = { raw: [run], derived: [], forecast, log, facts, client: { stats } } as unknown as Sync;
  let columns: () => Columns = () => {
    throw new Error("showColumns was not called");
  };
  const showColumns = (shown: () => Columns) => void (columns = shown);
  const end = reportProgress(sync, time.clock, ["invoices"], { showColumns });
  return { time, lines, estimates, stats, run, forecast, columns: () => columns(), end };
}

describe("the progress report", () => {
  it("is logged every five seconds by the given clock until it is ended, and leaves no timer behind", async () => {
    const { time, lines, end } = begin();
    await time.next();
    await time.next();
    expect(lines).toEqual([
      "5 s: no new records; 0 requests in 60 s, 4,800 left.",
      "10 s: no new records; 0 requests in 60 s, 4,800 left.",
    ]);
    end();
    expect(time.timers.size).toBe(0);
    expect(lines.slice(2)).toEqual([
      "stream=invoices status=incomplete records=0 duration_s=0.0 requests=0 retries=0 rate_limited=0",
      "Done in 10.0 s: invoices 0; 0 requests to Stripe.",
    ]);
  });

  it("contains records, requests and the time left, with an estimate from the first page", async () => {
    const { time, lines, estimates, stats, run, forecast, end } = begin();
    const from = nowSeconds - 86_400;
    const objects = Array.from({ length: 100 }, (_, index) => ({ id: `in_${index}`, created: from + index * 800 }));
    forecast.add("invoices", { objects, covered: { from, to: nowSeconds } });
    run.state = { ...run.state, backfill: { ...run.state.backfill, open_ranges: [[0, from]] } };
    stats.countRequest("/v1/invoices");
    stats.countRequest("/v1/invoices/{id}/lines");
    stats.countRetry("/v1/invoices");
    await time.next();
    await emit(run, objects);
    await time.next();
    const lineOfRecords = /^10 s: invoices 100 \(20\/s\); 2 requests in 60 s, 4,798 left; about \d+ h \d+ min to go\.$/;
    expect(lines[1]).toMatch(lineOfRecords);
    expect(estimates).toHaveLength(2);
    expect(estimates[1]! - estimates[0]!).toBe(100);
    end();
    expect(lines.at(-2)).toBe(
      "stream=invoices status=incomplete records=100 duration_s=5.0 requests=2 retries=1 rate_limited=0",
    );
    expect(lines.at(-1)).toBe("Done in 10.0 s: invoices 100; 2 requests to Stripe (1 of them repeated).");
  });

  it("gives the progress table the requests and the time left of each stream and of all", async () => {
    const { time, stats, run, forecast, columns, end } = begin();
    expect(columns().headings).toEqual(["requests", "eta"]);
    expect(columns().cellsOf("invoices")).toEqual(["0", ""]);
    const from = nowSeconds - 86_400;
    const objects = Array.from({ length: 100 }, (_, index) => ({ id: `in_${index}`, created: from + index * 800 }));
    forecast.add("invoices", { objects, covered: { from, to: nowSeconds } });
    stats.countRequest("/v1/events");
    stats.countRequest("/v1/invoices");
    await emit(run, objects);
    await time.next();
    const [requests, left] = columns().cellsOf("invoices");
    expect(requests).toBe("1");
    expect(left).toMatch(/^\d+ min$/);
    expect(columns().totals).toEqual(["2", left]);
    expect(columns().cellsOf("lifecycle_events")).toEqual(["", ""]);
    // The list was read to its end.
    forecast.add("invoices", { objects: [], covered: { from: 0, to: from } });
    expect(columns().cellsOf("invoices")).toEqual(["1", ""]);
    end();
  });
});
