import type { Clock } from "../../src/stripe/clock.js";
import { bytesOf } from "../../src/stripe/testing.js";
import { createHttpWire, type Wire } from "../../src/stripe/request/wire.js";

/**
 * Node's HTTP, and a Stripe whose customers write what they like: each text of the fields gets another text behind it,
 * at any depth, in objects, events and errors.
 */
export function createTextingWire(clock: Clock, fields: ReadonlySet<string>, text: string): Wire {
  const wire = createHttpWire(clock);
  return async (request, signal) => {
    const answer = await wire(request, signal);
    const pieces: Uint8Array[] = [];
    for await (const piece of answer.body) pieces.push(piece);
    const told = JSON.stringify(withText(JSON.parse(Buffer.concat(pieces).toString()), "", fields, text));
    return { ...answer, headers: { ...answer.headers, "content-length": undefined }, body: bytesOf(told) };
  };
}

function withText(value: unknown, field: string, fields: ReadonlySet<string>, text: string): unknown {
  if (typeof value === "string") return fields.has(field) ? value + text : value;
  if (Array.isArray(value)) return value.map((each) => withText(each, field, fields, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withText(each, name, fields, text)]));
}
