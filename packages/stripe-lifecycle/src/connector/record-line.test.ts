import * as fc from "fast-check";
import { expect, it } from "vitest";
import { encodeMessage } from "../../../cdk-typescript-compat/src/encode.js";
import { createRedactor } from "../../../cdk-typescript-compat/src/redaction.js";
import { recordIn } from "./record-line.js";

const line = (message: Parameters<typeof encodeMessage>[0]) => Buffer.from(encodeMessage(message, createRedactor()));

it("cuts the data out of a record, whatever is in it", () => {
  const data = fc.dictionary(
    fc.oneof(fc.string(), fc.constant("emitted_at")),
    fc.oneof(fc.jsonValue(), fc.constant(',"emitted_at":1}}'), fc.constant('{"type":"RECORD","record":{"stream":"')),
    { minKeys: 1 },
  );
  fc.assert(
    fc.property(data, fc.constantFrom("customers", "lifecycle_events"), (data, stream) => {
      const record = recordIn(line({ type: "RECORD", record: { stream, data, emitted_at: 1_796_020_875_235 } }));
      expect(record?.stream).toBe(stream);
      expect(JSON.parse(record!.json.toString())).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});

it("takes no other message for a record", () => {
  const message = '{"type":"RECORD","record":{"stream":"customers","data":{"id":1},"emitted_at":1}}';
  expect(recordIn(line({ type: "LOG", log: { level: "INFO", message } }))).toBeUndefined();
  expect(recordIn(Buffer.from("{}"))).toBeUndefined();
  expect(recordIn(Buffer.from('{"type":"RECORD","record":{"stream":"customers","data":{"id":1}'))).toBeUndefined();
  expect(recordIn(Buffer.alloc(0))).toBeUndefined();
});
