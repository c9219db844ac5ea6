import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readState } from "./state.js";

const folder = mkdtempSync(join(tmpdir(), "toy-source-"));

afterAll(() => rmSync(folder, { recursive: true }));

const state = (name: string, next: number) =>
  JSON.stringify({
    type: "STATE",
    state: { type: "STREAM", stream: { stream_descriptor: { name }, stream_state: { next } } },
  });
const record = '{"type":"RECORD","record":{"stream":"a","data":{"type":"STATE","state":1},"emitted_at":1}}';
const log = '{"type":"LOG","log":{"level":"INFO","message":"\\"type\\":\\"STATE\\""}}';
const trace = '{"type":"TRACE","trace":{"type":"ESTIMATE","emitted_at":1,"estimate":{"name":"a","type":"STREAM"}}}';

/** Of configurations. */
const schema = { properties: { api_key: { type: "string" } }, required: ["api_key"] };

async function statesIn(text: string): Promise<object> {
  const path = join(folder, "state.json");
  writeFileSync(path, text);
  return Object.fromEntries(await readState(path, schema));
}

describe("the state file", () => {
  it.each([
    ["a JSON list", `[${state("a", 1)},\n${state("b", 2)}]`],
    ["a JSON list of many lines", JSON.stringify([JSON.parse(state("a", 1)), JSON.parse(state("b", 2))], null, 2)],
    ["JSON lines", `${state("a", 1)}\n${state("b", 2)}\n`],
    ["JSON lines of several reads, the last counting", [state("a", 0), state("b", 2), state("a", 1)].join("\n")],
    ["a whole output", [log, trace, record, state("a", 0), record, state("b", 2), state("a", 1), trace].join("\n")],
    ["an interrupted output", `${state("a", 1)}\r\n\n${state("b", 2)}\n${state("a", 3).slice(0, 40)}`],
    ["an output that was interrupted within a record", `${state("a", 1)}\n${state("b", 2)}\n${record.slice(0, 60)}`],
  ])("may contain %s", async (_what, text) => {
    expect(await statesIn(text)).toEqual({ a: { next: 1 }, b: { next: 2 } });
  });

  it.each([[""], ["\n \n"], ["[]"], [`${log}\n${record}\n`], [record]])(
    "contains no state if it is %j",
    async (text) => {
      expect(await statesIn(text)).toEqual({});
    },
  );

  it("of JSON lines is rejected with the number of the first invalid line", async () => {
    await expect(statesIn(`${state("a", 1)}\n\n${state("b", 2).slice(0, 50)}\n${state("b", 2)}\n`)).rejects.toThrow(
      /^Line 3 of the state file \(--state\) ".*state\.json" is not valid JSON\. Correct it, or take it out\.$/,
    );
  });

  it("may have any size, because records are skipped", async () => {
    const text = `${`${record}\n`.repeat(40_000)}${state("a", 1)}\n${`${record}\n`.repeat(40_000)}${state("b", 2)}\n`;
    expect(text.length).toBeGreaterThan(5 << 20);
    expect(await statesIn(text)).toEqual({ a: { next: 1 }, b: { next: 2 } });
  });

  it("is named in the error if it does not exist", async () => {
    await expect(readState(join(folder, "none.json"), schema)).rejects.toThrow(
      /state file \(--state\) ".*" does not exist/,
    );
  });
});
