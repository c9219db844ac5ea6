import { describe, expect, it } from "vitest";
import type { Read, ReaderRun } from "./reader.js";
import { installed, runRounds, type Serve } from "./rounds.js";

/** A server whose address is the number of its objects. */
const serve: Serve = (_, objects, use) => use(String(objects));

function run(records: number): ReaderRun {
  return { usage: { userMs: 1, systemMs: 1, peakBytes: 1 }, wallMs: 1, startedMs: 0, records };
}

/** Returns a reader that reads everything, and writes its name to a log. */
function reading(name: string, log: string[]): Read {
  return async (url) => {
    log.push(`${name} of ${url}`);
    return run(Number(url));
  };
}

describe("the rounds", () => {
  it("run the readers in turn, and then on an empty list", async () => {
    const log: string[] = [];
    const reads = new Map([
      ["ours", reading("ours", log)],
      ["theirs", reading("theirs", log)],
    ]);
    const outcomes = await runRounds(reads, "invoices", 50, 2, serve);
    expect(log).toEqual(["ours of 50", "theirs of 50", "ours of 50", "theirs of 50", "ours of 0", "theirs of 0"]);
    expect(outcomes.get("theirs")).toEqual({ full: [run(50), run(50)], empty: run(0) });
  });

  it("go on without a reader that fails or misses objects, and say why", async () => {
    const log: string[] = [];
    const reads = new Map<string, Read>([
      ["broken", await installed({ name: "broken", install: () => Promise.reject(new Error("no such version")) })],
      ["partial", async () => run(49)],
      ["ours", reading("ours", log)],
    ]);
    const outcomes = await runRounds(reads, "invoices", 50, 1, serve);
    expect(outcomes.get("broken")).toEqual({ failure: "it cannot be installed: no such version" });
    expect(outcomes.get("partial")).toEqual({ failure: "it read 49 of 50 objects" });
    expect(log).toEqual(["ours of 50", "ours of 0"]);
  });
});
