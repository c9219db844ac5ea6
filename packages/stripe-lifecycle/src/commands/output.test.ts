import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { printable, printableLines } from "@airbyte/cdk-typescript-compat";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTable } from "../table.js";
import type { SyncResult } from "../sync/sync.js";
import { outputTo } from "./output.js";
import { syncSummary } from "./sync-summary.js";

/** Any text, with the characters that control a terminal more often than by chance. */
const foreign = fc
  .array(
    fc.oneof(
      fc.constantFrom("\u001B[2J", "\u009B", "\n", "\r", "\u2028", "\u202E", "\u0007"),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

const isSafe = (shown: string) => printableLines(shown) === shown;

describe("foreign text", () => {
  it("stays in its cell of a table", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(foreign, foreign), { minLength: 1 }), (rows) => {
        const table = formatTable(["a", "b"], rows);
        expect(isSafe(table)).toBe(true);
        expect(table.split("\n")).toHaveLength(rows.length + 1);
      }),
    );
  });

  it("reaches no terminal raw in the summary of a sync, and begins no line of its own", () => {
    fc.assert(
      fc.property(foreign, foreign, foreign, (stream, event, account) => {
        const result = {
          exitCode: 0,
          isConfigError: false,
          destination: "stripe.duckdb",
          owner: { account, livemode: true },
          seconds: 1,
          records: new Map([[stream, 1]]),
          requests: 1,
          peakBytes: undefined,
          replacedCharacters: 0,
          mrr: [],
          events: [{ type: event, count: 1 }],
        } satisfies SyncResult;
        const summary = syncSummary(result);
        expect(isSafe(summary)).toBe(true);
        expect(summary.split("\n")).toHaveLength(9);
      }),
    );
  });

  it("reaches neither output raw, a terminal or not, and JSON keeps it whole", async () => {
    await fc.assert(
      fc.asyncProperty(foreign, async (given) => {
        const [stdout, stderr] = [new PassThrough(), new PassThrough()];
        const output = outputTo(stdout, stderr);
        output.print(given);
        output.note(given);
        output.print(JSON.stringify({ given: printable(given) }));
        stdout.end();
        stderr.end();
        const [out, error] = [await text(stdout), await text(stderr)];
        expect([isSafe(out), isSafe(error)]).toEqual([true, true]);
      }),
    );
  });
});
