import { describe, expect, it } from "vitest";
import { createRecordCounter } from "./record-counter.js";

describe("the counter of records", () => {
  it.each([
    ["an Airbyte source", '{"type":"RECORD","record":{"stream":"invoices","data":{"id":"in_1"},"emitted_at":1}}'],
    ["a Singer tap", '{"type": "RECORD", "stream": "invoices", "record": {"id": "in_1"}}'],
  ])("counts the lines of %s by stream", (_, line) => {
    const counter = createRecordCounter();
    counter.take(Buffer.from(`${line}\n${line}\n`));
    expect(counter.count("invoices")).toBe(2);
    expect(counter.count("customers")).toBe(0);
  });

  it("counts a line that arrives in pieces once", () => {
    const counter = createRecordCounter();
    for (const piece of ['{"type":"REC', 'ORD","record":{"stream":"invo', 'ices","data":{}}}\n{"type":"RECORD"']) {
      counter.take(Buffer.from(piece));
    }
    expect(counter.count("invoices")).toBe(1);
  });

  it("does not count states, logs, or records that contain a message", () => {
    const counter = createRecordCounter();
    const lines = [
      '{"type":"STATE","state":{"type":"STREAM"}}',
      '{"type": "SCHEMA", "stream": "invoices", "schema": {}}',
      '{"level":"INFO","message":"{\\"type\\":\\"RECORD\\",\\"record\\":{\\"stream\\":\\"invoices\\""}',
      "a log line",
      "",
    ];
    counter.take(Buffer.from(`${lines.join("\n")}\n`));
    expect(counter.count("invoices")).toBe(0);
  });
});
