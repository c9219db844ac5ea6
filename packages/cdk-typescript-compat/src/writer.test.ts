import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { AirbyteMessage } from "./protocol.js";
import { createRedactor } from "./redaction.js";
import { createWriter, OutputClosedError } from "./writer.js";

const log = (message: string): AirbyteMessage => ({ type: "LOG", log: { level: "INFO", message } });

function* logs(count: number, length = 1): Generator<AirbyteMessage> {
  for (let index = 0; index < count; index += 1) yield log(`${index} ${"x".repeat(length)}`);
}

const errorWith = (code: string) => Object.assign(new Error(code), { code });

/** An output that takes each chunk slowly. */
function slowOutput(): { readonly output: Writable; readonly lines: () => string[]; readonly peak: () => number } {
  let received = "";
  let peak = 0;
  const output: Writable = new Writable({
    highWaterMark: 16_384,
    write(chunk: Buffer, _encoding, done) {
      peak = Math.max(peak, output.writableLength);
      received += chunk.toString();
      setImmediate(done);
    },
  });
  return { output, lines: () => received.split("\n").slice(0, -1), peak: () => peak };
}

describe("the writer of standard output", () => {
  it("never buffers more than a chunk and the pipe's own buffer for a slow reader, and loses nothing", async () => {
    const { output, lines, peak } = slowOutput();
    const writer = createWriter(output, createRedactor());
    for (let batch = 0; batch < 20; batch += 1) await writer.write(logs(500, 1000));
    await writer.flush();
    expect(lines()).toHaveLength(10_000);
    expect(peak()).toBeLessThan(200_000);
  });

  it("generates messages only as fast as the reader takes them", async () => {
    const output = new PassThrough({ highWaterMark: 1000 });
    let drawn = 0;
    const writer = createWriter(output, createRedactor());
    const writing = writer.write(
      (function* () {
        for (const message of logs(10_000, 1000)) {
          drawn += 1;
          yield message;
        }
      })(),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(drawn).toBeLessThan(200);
    output.resume();
    await writing;
    expect(drawn).toBe(10_000);
  });

  it("keeps the order of calls that nobody awaits", async () => {
    const { output, lines } = slowOutput();
    const writer = createWriter(output, createRedactor());
    const sent = Array.from({ length: 200 }, (_, index) => `message ${index}`);
    await Promise.all(sent.map((message) => writer.write([log(message)])));
    await writer.flush();
    expect(lines().map((line) => (JSON.parse(line) as { log: { message: string } }).log.message)).toEqual(sent);
  });

  it("writes the messages before an unwritable one, rejects with its error, and continues", async () => {
    const { output, lines } = slowOutput();
    const writer = createWriter(output, createRedactor());
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    const bad: AirbyteMessage = { type: "RECORD", record: { stream: "s", data: cycle, emitted_at: 1 } };
    await expect(writer.write([log("a"), bad, log("never")])).rejects.toThrow("circular");
    await writer.write([log("b")]);
    await writer.flush();
    expect(lines().join()).toMatch(/"a".*"b"/);
    expect(lines()).toHaveLength(2);
  });

  it("rejects pending calls when the reader goes, and all later calls", async () => {
    const output = new PassThrough({ highWaterMark: 10 });
    const writer = createWriter(output, createRedactor());
    const waiting = writer.write(logs(100_000, 100));
    setImmediate(() => output.destroy());
    await expect(waiting).rejects.toThrow(OutputClosedError);
    await expect(writer.write([log("late")])).rejects.toThrow(OutputClosedError);
    await expect(writer.flush()).rejects.toThrow(OutputClosedError);
    expect(writer.closed.aborted).toBe(true);
  });

  it("distinguishes a reader that has gone from a fault of the output", () => {
    expect(new OutputClosedError(errorWith("EPIPE")).readerGone).toBe(true);
    expect(new OutputClosedError().readerGone).toBe(true);
    expect(new OutputClosedError(errorWith("ENOSPC")).readerGone).toBe(false);
  });
});
