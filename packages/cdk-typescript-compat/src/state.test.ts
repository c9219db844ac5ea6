import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError } from "./errors.js";
import { parseState } from "./state.js";

const message = (name: string, state: unknown, extra: object = {}) => ({
  type: "STREAM",
  stream: { stream_descriptor: { name, namespace: null }, stream_state: state, ...extra },
  global: null,
  sourceStats: { recordCount: 2.0 },
});

const blob = fc
  .dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
  .filter((state) => !("__ab_no_cursor_state_message" in state));

describe("the state of the previous sync", () => {
  it.each([
    [undefined],
    [null],
    [[]],
    [{}],
    [[null, {}]],
    [{ type: "LEGACY", data: {} }],
    [{ type: "STATE", state: null }],
  ])("is empty for %j", (value) => {
    expect(parseState(value).size).toBe(0);
  });

  it("is read as it was emitted, wrapped or not, among nulls and unknown keys, and the last one of a stream counts", () => {
    const entry = fc.record({
      name: fc.string(),
      state: blob,
      wrapped: fc.boolean(),
      noise: fc.constantFrom(undefined, null, {}),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const list = entries.flatMap(({ name, state, wrapped, noise }) => {
          const plain = { ...message(name, state, { unknown: 1 }), id: 7 };
          return [noise, wrapped ? { type: "STATE", state: plain, record: null } : plain];
        });
        const expected = new Map(entries.map(({ name, state }) => [name, state]));
        // Passes through JSON, as from the file.
        expect(parseState(JSON.parse(JSON.stringify(list)))).toEqual(
          new Map([...expected].map(([name, state]) => [name, JSON.parse(JSON.stringify(state)) as object])),
        );
      }),
    );
  });

  it("may be a single message and may leave out its type", () => {
    const { type: _type, ...untyped } = message("a", { x: 1 });
    expect(parseState(untyped).get("a")).toEqual({ x: 1 });
  });

  it.each([[{ __ab_no_cursor_state_message: true }], [null], [{}]])(
    "of a stream does not count if it is %j",
    (state) => {
      expect(parseState([message("a", { old: 1 }), message("a", state)]).has("a")).toBe(false);
    },
  );

  it.each([
    [[{ type: "LEGACY", data: { a: { x: 1 } } }], "LEGACY"],
    [{ a: { cursor: 1 } }, "LEGACY"],
    [[{ type: "GLOBAL", global: { stream_states: [{ stream_descriptor: { name: "a" } }] } }], "GLOBAL"],
    [[{ type: "SOMETHING" }], "unknown type"],
    [[message("a", 5)], 'stream "a" is not an object'],
    [[{ type: "STREAM", stream: { stream_descriptor: {} } }], "does not name its stream"],
    [["text"], "not an object"],
    [42, "not an object"],
  ])("in the form %j is rejected with a sentence that gives the reason and what to do", (value, why) => {
    expect(() => parseState(value)).toThrow(ConfigError);
    expect(() => parseState(value)).toThrow(why);
    expect(() => parseState(value)).toThrow("clear the state");
  });

  it("is either read or rejected with a ConfigError, and never throws another error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          expect(parseState(value)).toBeInstanceOf(Map);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
    );
  });
});
