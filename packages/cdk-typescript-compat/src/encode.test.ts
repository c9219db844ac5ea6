import { describe, expect, it } from "vitest";
import { createLineBuffer } from "./line-buffer.js";
import { encodeMessage, MAX_LINE_CHARACTERS } from "./encode.js";
import { createRedactor } from "./redaction.js";

const redactor = createRedactor();
const record = (data: object) => ({ type: "RECORD", record: { stream: "s", data, emitted_at: 1 } }) as const;

describe("a message as a line", () => {
  it("contains no character that a reader could take for a line end, and parses to the same message", () => {
    const data = { "key\u2028": "a\nb\rc\u0085d\u2028e\u2029f\u000bg\fh" };
    const lines = createLineBuffer();
    lines.add(encodeMessage(record(data), redactor));
    const line = lines.take().toString().slice(0, -1);
    for (const end of ["\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f"]) expect(line).not.toContain(end);
    expect(JSON.parse(line)).toEqual(record(data));
  });

  it("contains U+FFFD in place of half a surrogate pair, which strict readers reject, and nowhere else", () => {
    const whole = "\u{1f600} \\ud83d \\\\ud83d é";
    const data = { cut: "\u{1f600}".slice(0, 1), rest: `a${"\u{1f600}".slice(1)}\\`, ["k\ud800"]: 1, whole };
    const line = encodeMessage(record(data), redactor);
    expect(JSON.parse(line)).toEqual(record({ cut: "\ufffd", rest: "a\ufffd\\", ["k\ufffd"]: 1, whole }));
  });

  it("prints a state's record count with a decimal point and does not change the state's own numbers", () => {
    const stream = { stream_descriptor: { name: "s" }, stream_state: { inner: { recordCount: 7 } } };
    const line = encodeMessage(
      { type: "STATE", state: { type: "STREAM", stream, sourceStats: { recordCount: 12 } } },
      redactor,
    );
    expect(line).toContain('"sourceStats":{"recordCount":12.0}');
    expect(line).toContain('"inner":{"recordCount":7}');
  });

  it("is rejected if the platform would reject it, and only then", () => {
    const overhead = encodeMessage(record({ a: "" }), redactor).length;
    const fits = record({ a: "x".repeat(MAX_LINE_CHARACTERS - overhead) });
    expect(encodeMessage(fits, redactor)).toHaveLength(MAX_LINE_CHARACTERS);
    const tooLong = record({ a: "x".repeat(MAX_LINE_CHARACTERS - overhead + 1) });
    expect(() => encodeMessage(tooLong, redactor)).toThrow(
      'A RECORD message of the stream "s" is too long for a line: 20,000,001 characters; the platform accepts 20,000,000.',
    );
  });
});
