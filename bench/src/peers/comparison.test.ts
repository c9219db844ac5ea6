import { expect, it } from "vitest";
import { compare } from "./comparison.js";
import type { ReaderRun } from "./reader.js";

function run(userMs: number, records: number): ReaderRun {
  return { usage: { userMs, systemMs: 100, peakBytes: 50 * 2 ** 20 }, wallMs: 2_000, startedMs: 0, records };
}

it("takes the round with the least processor time, and compares it to the connector's", () => {
  const outcomes = new Map([
    ["ours", { full: [run(900, 1_000), run(1_400, 1_000)], empty: run(400, 0) }],
    ["theirs", { full: [run(9_900, 1_000), run(4_900, 1_000)], empty: run(900, 0) }],
  ]);
  expect(compare("invoices", outcomes, "ours")).toEqual([
    { subject: "invoices: ours", measured: "500 /s; 1000 µs a record, 500 µs without start-up; 50 MB" },
    {
      subject: "invoices: theirs",
      measured:
        "500 /s; 5000 µs a record, 4000 µs without start-up; 50 MB; " +
        "5.00 × the connector's processor time, 8.00 × without start-up",
    },
  ]);
});

it("says why a peer was not measured", () => {
  const outcomes = new Map([
    ["ours", { full: [run(900, 1_000)], empty: run(400, 0) }],
    ["theirs", { failure: "it read 900 of 1000 objects" }],
  ]);
  expect(compare("invoices", outcomes, "ours")[1]).toEqual({
    subject: "invoices: theirs",
    measured: "not measured: it read 900 of 1000 objects",
  });
});

it("reports the peers if the connector itself fails", () => {
  const outcomes = new Map([
    ["ours", { failure: "exit code 1" }],
    ["theirs", { full: [run(900, 1_000)], empty: run(400, 0) }],
  ]);
  expect(compare("invoices", outcomes, "ours").map(({ measured }) => measured)).toEqual([
    "not measured: exit code 1",
    "500 /s; 1000 µs a record, 500 µs without start-up; 50 MB",
  ]);
});
