import { beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "./errors.js";
import type { AirbyteMessage } from "./protocol.js";
import { createStreamOutput, type StreamOutputParts } from "./stream-output.js";

let written: AirbyteMessage[] = [];

beforeEach(() => {
  written = [];
});

function outputOf(parts: Partial<StreamOutputParts> = {}) {
  return createStreamOutput({
    name: "s",
    syncMode: "incremental",
    initialState: undefined,
    write: async (messages) => {
      written.push(...messages);
    },
    signal: new AbortController().signal,
    now: () => 1000,
    ...parts,
  });
}

/** Returns a message in short form: a status, an error, a record's id, or a state with its count. */
function short(message: AirbyteMessage): unknown {
  if (message.type === "RECORD") return message.record.data;
  if (message.type === "STATE") return [message.state.stream.stream_state, message.state.sourceStats.recordCount];
  if (message.type !== "TRACE") return message;
  const { trace } = message;
  if (trace.type === "STREAM_STATUS") return trace.stream_status.reasons ?? trace.stream_status.status;
  return trace.type === "ERROR" ? trace.error.failure_type : trace.estimate;
}

describe("the output of a stream", () => {
  it("emits the statuses in order and counts in each state the records since the previous one", async () => {
    const output = outputOf();
    await output.start();
    await output.records([{ id: 1 }, { id: 2 }]);
    await output.state({ at: 2 });
    await output.records([{ id: 3 }]);
    await output.records([]);
    await output.state({ at: 3 });
    await output.state({ at: 4 });
    await output.complete();
    expect(written.map(short)).toEqual([
      "STARTED",
      "RUNNING",
      { id: 1 },
      { id: 2 },
      [{ at: 2 }, 2],
      { id: 3 },
      [{ at: 3 }, 1],
      [{ at: 4 }, 0],
      "COMPLETE",
    ]);
    expect(output.ended).toBe(true);
  });

  it.each([
    ["incremental", undefined, {}],
    ["full_refresh", undefined, { __ab_no_cursor_state_message: true }],
    ["incremental", { at: 9 }, { at: 9 }],
  ] as const)(
    "of a %s stream with state %j that never wrote one completes with %j",
    async (syncMode, initialState, last) => {
      const output = outputOf({ syncMode, initialState });
      await output.start();
      await output.complete();
      expect(written.map(short)).toEqual(["STARTED", [last, 0], "COMPLETE"]);
    },
  );

  it("emits the last state again if records follow it", async () => {
    const output = outputOf();
    await output.start();
    await output.state({ at: 1 });
    await output.records([{ id: 1 }]);
    await output.complete();
    expect(written.map(short)).toEqual(["STARTED", [{ at: 1 }, 0], "RUNNING", { id: 1 }, [{ at: 1 }, 1], "COMPLETE"]);
  });

  it("emits an error before INCOMPLETE and no state that claims unwritten records", async () => {
    const output = outputOf();
    await output.start();
    await output.records([{ id: 1 }]);
    await output.fail(new ConfigError("No right to read."));
    expect(written.map(short)).toEqual(["STARTED", "RUNNING", { id: 1 }, "config_error", "INCOMPLETE"]);
    expect(written[3]).toMatchObject({
      trace: { error: { message: "No right to read.", stream_descriptor: { name: "s" } } },
    });
  });

  it("emits STARTED first even if the source fails before it starts", async () => {
    const output = outputOf();
    await output.fail(new Error("boom"));
    expect(written.map(short)).toEqual(["STARTED", "system_error", "INCOMPLETE"]);
  });

  it("reports that it waits for a quota, and RUNNING again with the next record", async () => {
    const output = outputOf();
    await output.start();
    await output.records([{ id: 1 }]);
    await output.rateLimited(1234.5);
    await output.records([{ id: 2 }]);
    expect(written.map(short).slice(3)).toEqual([
      [{ type: "RATE_LIMITED", rate_limited: { quota_reset: 1235 } }],
      "RUNNING",
      { id: 2 },
    ]);
  });

  it("emits an estimate of the whole sync", async () => {
    await outputOf().estimate(41.7);
    expect(written.map(short)).toEqual([{ name: "s", type: "STREAM", row_estimate: 42 }]);
  });

  it("rejects a record without fields, because the platform would not count it", async () => {
    await expect(outputOf().records([{}])).rejects.toThrow('record without fields to the stream "s"');
  });

  it("rejects every call after its end", async () => {
    const output = outputOf();
    await output.complete();
    await expect(output.records([{ id: 1 }])).rejects.toThrow('"s" after it had ended');
    await expect(output.complete()).rejects.toThrow("after it had ended");
    await expect(output.fail(new Error("late"))).rejects.toThrow("after it had ended");
    expect(output.failure).toBeUndefined();
  });

  it("does not count an abort that the command requested as a failure", async () => {
    const signal = AbortSignal.abort();
    const output = outputOf({ signal });
    await output.fail(new Error("request failed", { cause: signal.reason }));
    expect(written.map(short)).toEqual(["STARTED", "INCOMPLETE"]);
    expect(output.failure).toBeUndefined();
  });
});
