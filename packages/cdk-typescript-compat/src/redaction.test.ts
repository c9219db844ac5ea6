import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeMessage } from "./encode.js";
import type { JsonSchema } from "./json-schema.js";
import { createRedactor } from "./redaction.js";
import { secretValues } from "./secrets.js";

const redactorOf = (...secrets: string[]) => {
  const redactor = createRedactor();
  redactor.hide(secrets);
  return redactor;
};

/** Excludes "*", because masking could create a secret made of "*". */
const secret = fc.string({ minLength: 8, maxLength: 40, unit: "grapheme" }).filter((value) => !value.includes("*"));

const around = fc.string({ maxLength: 20, unit: "grapheme" }).filter((value) => !value.includes("*"));

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(strings)];
}

describe("redaction", () => {
  it("keeps the form of a value: lists, numbers, null", () => {
    const redactor = createRedactor();
    redactor.hide(["rk_live_1"]);
    const value = { list: ["rk_live_1", 5, true, null, ["x rk_live_1"]], none: [], other: {} };
    const hidden = { list: ["****", 5, true, null, ["x ****"]], none: [], other: {} };
    expect(JSON.stringify(redactor.value(value))).toBe(JSON.stringify(hidden));
  });

  it.each([
    ["1234567", false],
    ["12345678", true],
  ])("hides %s in hex: %s", (secret, isHidden) => {
    const redactor = createRedactor();
    redactor.hide([secret]);
    expect(redactor.text(`0x${Buffer.from(secret).toString("hex")}`) === "0x****").toBe(isHidden);
  });

  it.each([9_999, 10_000, 10_001, 1_000_000])("hides the beginning of a secret of %d characters", (length) => {
    const redactor = createRedactor();
    const secret = `key-${"x".repeat(length - 4)}`;
    redactor.hide([secret]);
    expect(redactor.text(`before ${secret} after`)).toBe(
      `before ****${"x".repeat(Math.max(0, length - 10_000))} after`,
    );
  });

  it("leaves no secret in any record, for any secret, record and place", () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 3 }),
        around,
        around,
        fc.jsonValue(),
        (values, a, b, other) => {
          const spread = values.flatMap((value) => [
            `${a}${value}${b}`,
            { [`${a}${value}`]: value },
            JSON.stringify({ value }),
          ]);
          const record = { stream: "s", data: { spread, other, [values.join("")]: 1 }, emitted_at: 1 };
          const line = encodeMessage({ type: "RECORD", record }, redactorOf(...values));
          const written = strings((JSON.parse(line) as { record: { data: unknown } }).record.data);
          for (const value of values) expect(written.filter((text) => text.includes(value))).toEqual([]);
        },
      ),
    );
  });

  it("leaves neither the JSON-escaped nor the URL-encoded secret in any text", () => {
    fc.assert(
      fc.property(secret, around, (value, before) => {
        const escaped = JSON.stringify(value).slice(1, -1);
        const encoded = encodeURIComponent(value);
        const redactor = redactorOf(value);
        expect(redactor.text(`${before} ${escaped}`)).not.toContain(escaped);
        expect(redactor.text(`${before} ${encoded}`)).not.toContain(encoded);
      }),
    );
    expect(redactorOf("rk_live_51AbC").text("rk%5Flive%5F51AbC rk%5flive%5f51AbC")).toBe("**** ****");
    expect(redactorOf("pass word+1/2").text("?q=pass+word%2B1%2F2&r=pass%20word%2b1%2f2")).toBe("?q=****&r=****");
  });

  it("leaves nothing that the secret decides in hex and base64, whatever its neighbours and the kind of base64", () => {
    const bytes = fc.uint8Array({ maxLength: 5 });
    fc.assert(
      fc.property(secret, bytes, bytes, fc.boolean(), (value, before, after, isInUrl) => {
        const whole = Buffer.concat([before, Buffer.from(value), after]);
        const length = Buffer.from(value).length;
        const encoded = whole.toString(isInUrl ? "base64url" : "base64");
        const decided = encoded.slice(
          Math.ceil((before.length * 8) / 6),
          Math.floor(((before.length + length) * 8) / 6),
        );
        const hex = Buffer.from(value).toString("hex");
        const redactor = redactorOf(value);
        for (const [text, form] of [
          [encoded, decided],
          [encodeURIComponent(encoded), encodeURIComponent(decided)],
          [whole.toString("hex"), hex],
          [whole.toString("hex").toUpperCase(), hex.toUpperCase()],
        ] as const) {
          expect(redactor.mayBeIn(JSON.stringify({ text }))).toBe(true);
          expect(redactor.text(`a ${text} b`)).not.toContain(form);
          expect(JSON.stringify(redactor.value({ [text]: text }))).not.toContain(form);
        }
      }),
    );
    expect(redactorOf("rk_live_51AbCdEf").text(`Basic ${btoa("rk_live_51AbCdEf:")} ok`)).toBe("Basic **** ok");
  });

  it("changes nothing if there is no secret", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const message = { type: "RECORD", record: { stream: "s", data: { data }, emitted_at: 1 } } as const;
        const line = encodeMessage(message, redactorOf("not in any of these: \u0000 secret"));
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(message)));
      }),
    );
  });

  it("hides the whole of the longer of two secrets with the same beginning", () => {
    expect(redactorOf("abcdefgh", "abcdefghijkl").text("abcdefghijkl abcdefgh")).toBe("**** ****");
  });

  it("hides a short secret only as a separate word, and never a very short one", () => {
    expect(redactorOf("prod").text("prod:x product")).toBe("****:x product");
    expect(redactorOf("a", "abc").text("a abc")).toBe("a abc");
  });

  it("hides a number that is a secret and does not change numbers that contain it", () => {
    expect(redactorOf("12345678").value({ pin: 12_345_678, at: 123_456_789 })).toEqual({
      pin: "****",
      at: 123_456_789,
    });
  });

  it("keeps the message valid if a secret is a word or part of a word of the protocol", () => {
    const redactor = redactorOf("STREAM", '","emitted_at":', "RECORD", "incremental");
    const message = {
      type: "RECORD",
      record: { stream: "STREAM", data: { a: 'x","emitted_at":' }, emitted_at: 1 },
    } as const;
    expect(JSON.parse(encodeMessage(message, redactor))).toEqual({
      type: "RECORD",
      record: { stream: "STREAM", data: { a: "x****" }, emitted_at: 1 },
    });
  });

  it("finds the secrets of nested objects, lists and every variant of a oneOf, also in an invalid configuration", () => {
    const text = { type: "string", airbyte_secret: true };
    const schema: JsonSchema = {
      properties: {
        nested: { properties: { deep: text } },
        list: { type: "array", items: text },
        auth: { oneOf: [{ properties: { kind: { const: "a" }, key: text } }, { properties: { token: text } }] },
        whole: { type: "object", airbyte_secret: true },
      },
    };
    const config = {
      nested: { deep: "one" },
      list: ["two"],
      auth: { kind: "?", key: 3, token: "four" },
      whole: { x: ["five"] },
    };
    expect([...secretValues(schema, config)]).toEqual(["one", "two", "3", "four", "five"]);
  });
});
