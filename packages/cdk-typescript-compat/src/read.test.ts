import { describe, expect, it } from "vitest";
import { ConfigError } from "./errors.js";
import type { Source } from "./source.js";
import { catalogOf, runToy } from "./testing/run-toy.js";
import { errorsOf, storyOf } from "./testing/summaries.js";
import type { ToyConfig } from "./testing/toy-source.js";

type ToySource = Source<ToyConfig>;

const config = { api_key: "hush-hush-1", count: 2 };

const completeOneAndThrow: ToySource["read"] = async (_config, streams) => {
  await streams[0]?.complete();
  throw new ConfigError("The key may not read letters.");
};

const doNothing = async () => {};

describe("read", () => {
  it("emits for each stream STARTED, RUNNING, its records, its state and COMPLETE, and exits 0", async () => {
    const { exitCode, messages, stderr } = await runToy("read", { config, catalog: catalogOf("numbers", "letters") });
    expect(storyOf(messages, "numbers")).toEqual(["STARTED", "RUNNING", "record", "record", { next: 2 }, "COMPLETE"]);
    expect(storyOf(messages, "letters")).toEqual([
      "STARTED",
      "RUNNING",
      "record",
      "record",
      { __ab_no_cursor_state_message: true },
      "COMPLETE",
    ]);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
  });

  it("continues from the state of the previous sync", async () => {
    const inputs = { config: { ...config, count: 1 }, catalog: catalogOf("numbers") };
    const first = await runToy("read", inputs);
    const state = first.messages.filter(({ type }) => type === "STATE");
    const second = await runToy("read", { ...inputs, state });
    expect(second.messages).toContainEqual(
      expect.objectContaining({
        type: "RECORD",
        record: expect.objectContaining({ data: { id: 1, text: "numbers 1" } }),
      }),
    );
    expect(storyOf(second.messages, "numbers").at(-2)).toEqual({ next: 2 });
  });

  it("emits STARTED, a state and COMPLETE for a stream without records", async () => {
    const { messages } = await runToy("read", { config: { ...config, count: 0 }, catalog: catalogOf("letters") });
    expect(storyOf(messages, "letters")).toEqual(["STARTED", { __ab_no_cursor_state_message: true }, "COMPLETE"]);
  });

  it("falls back to a full refresh, without a state, if a stream has no incremental mode", async () => {
    const given: unknown[] = [];
    const read: ToySource["read"] = async (_config, streams) => {
      for (const stream of streams) {
        given.push([stream.name, stream.syncMode, stream.initialState]);
        await stream.complete();
      }
    };
    const state = ["numbers", "letters"].map((name) => ({
      type: "STREAM",
      stream: { stream_descriptor: { name }, stream_state: { next: 5 } },
    }));
    await runToy("read", { config, catalog: catalogOf("numbers", "letters"), state }, { read });
    expect(given).toEqual([
      ["numbers", "incremental", { next: 5 }],
      ["letters", "full_refresh", undefined],
    ]);
  });

  it("fails one stream only, finishes the others, reports a summary and exits 1", async () => {
    const { exitCode, messages } = await runToy("read", { config, catalog: catalogOf("broken", "numbers") });
    expect(storyOf(messages, "broken")).toEqual(["STARTED", "RUNNING", "record", "transient_error", "INCOMPLETE"]);
    expect(storyOf(messages, "numbers").at(-1)).toBe("COMPLETE");
    expect(errorsOf(messages)).toHaveLength(2);
    expect(errorsOf([messages.at(-1)!])).toMatchObject([
      {
        failure_type: "transient_error",
        message: expect.stringContaining('1 of 2 streams failed: "broken"') as string,
      },
    ]);
    expect(exitCode).toBe(1);
  });

  it("fails a stream that the source does not have, reads the others and exits 1", async () => {
    const { exitCode, messages } = await runToy("read", { config, catalog: catalogOf("nothing", "numbers") });
    expect(storyOf(messages, "nothing")).toEqual(["STARTED", "config_error", "INCOMPLETE"]);
    expect(storyOf(messages, "numbers").at(-1)).toBe("COMPLETE");
    expect(exitCode).toBe(1);
  });

  it("ends the open streams with the error that the source threw, and does not change the ended ones", async () => {
    const catalog = catalogOf("numbers", "letters");
    const { exitCode, messages } = await runToy("read", { config, catalog }, { read: completeOneAndThrow });
    expect(storyOf(messages, "numbers")).toEqual(["STARTED", {}, "COMPLETE"]);
    expect(storyOf(messages, "letters")).toEqual(["STARTED", "config_error", "INCOMPLETE"]);
    expect(exitCode).toBe(1);
  });

  it("ends INCOMPLETE the streams that the source did not end", async () => {
    const { exitCode, messages } = await runToy("read", { config, catalog: catalogOf("numbers") }, { read: doNothing });
    expect(storyOf(messages, "numbers")).toEqual(["STARTED", "system_error", "INCOMPLETE"]);
    expect(exitCode).toBe(1);
  });

  it.each([
    ["config", { config: "{", catalog: catalogOf() }, /configuration file \(--config\) ".*" is not valid JSON/],
    ["catalog", { config, catalog: "nonsense" }, /configured catalog \(--catalog\) ".*" is not valid JSON/],
    ["catalog's form", { config, catalog: {} }, /configured catalog can't be used/],
    ["state", { config, catalog: catalogOf(), state: "[" }, /state file \(--state\) ".*" is not valid JSON/],
    ["state's form", { config, catalog: catalogOf(), state: [{ type: "LEGACY", data: { a: 1 } }] }, /LEGACY/],
  ])(
    "reports in one config_error what is wrong with the %s before it reads anything",
    async (_what, inputs, message) => {
      const { exitCode, messages } = await runToy("read", inputs);
      expect(messages).toHaveLength(1);
      expect(errorsOf(messages)).toMatchObject([
        { failure_type: "config_error", message: expect.stringMatching(message) as string },
      ]);
      expect(errorsOf(messages)[0]?.message).not.toContain("\n");
      expect(exitCode).toBe(1);
    },
  );

  it("accepts an empty state file and a byte order mark", async () => {
    const inputs = { config: `\uFEFF${JSON.stringify(config)}`, catalog: catalogOf("numbers"), state: "" };
    expect((await runToy("read", inputs)).exitCode).toBe(0);
  });
});
