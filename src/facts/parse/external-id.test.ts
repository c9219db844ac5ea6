import * as fc from "fast-check";
import { expect, test } from "vitest";
import { customerFacts } from "./customer.js";
import { externalId } from "../../metrics/events/event-record.js";

const inherited = fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf");
const key = fc.oneof(inherited, fc.string({ minLength: 1, maxLength: 8 }));

/** Returns the external id of a customer as Stripe sends it: a JSON text. */
function externalIdOf(metadata: readonly (readonly [string, string])[], externalIdMetadataKey: string): string | null {
  const fields = metadata.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const json = `{"id":"cus_1","object":"customer","created":1000,"metadata":{${fields.join(",")}}}`;
  return externalId(customerFacts(JSON.parse(json) as object as Record<string, unknown>), { externalIdMetadataKey });
}

test.each(["__proto__", "constructor", "toString"])("a customer without its own key %s has no external id", (name) => {
  expect(externalIdOf([], name)).toBeNull();
  expect(externalIdOf([["user_id", "42"]], name)).toBeNull();
  expect(externalIdOf([[name, "42"]], name)).toBe("42");
});

test("the external id is what the customer's own metadata has under the key, whatever the key", () => {
  const metadata = fc.uniqueArray(fc.tuple(key, fc.string({ minLength: 1 })), { selector: ([name]) => name });
  fc.assert(
    fc.property(metadata, key, (entries, wanted) => {
      const own = entries.find(([name]) => name === wanted);
      expect(externalIdOf(entries, wanted)).toBe(own?.[1] ?? null);
    }),
  );
});
