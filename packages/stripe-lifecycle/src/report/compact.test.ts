import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packCustomers, unpackCustomers } from "./compact.js";
import type { Customer, TimelineEvent } from "./customer.js";

const text = fc.oneof(fc.string(), fc.constantFrom("active", "usd", "eur", "Pro"));
const textOrNull = fc.option(text);
const minor = fc.integer({ min: -1_000_000, max: 1_000_000 });
const seconds = fc.integer({ min: 0, max: 2_000_000_000 });
const money = fc.record({ currency: text, minor });

const event: fc.Arbitrary<TimelineEvent> = fc.record({
  type: text,
  seconds,
  isInferred: fc.boolean(),
  currency: textOrNull,
  amountMinor: fc.option(minor),
  previousMrrMinor: fc.option(minor),
  mrrMinor: fc.option(minor),
  movement: textOrNull,
  plan: textOrNull,
  detail: textOrNull,
});

const customer: fc.Arbitrary<Customer> = fc.record({
  id: text,
  externalId: textOrNull,
  name: textOrNull,
  email: textOrNull,
  status: text,
  detail: textOrNull,
  plan: textOrNull,
  isDeleted: fc.boolean(),
  willRenew: fc.boolean(),
  mrr: fc.array(money, { maxLength: 3 }),
  ltv: fc.option(fc.array(money, { maxLength: 3 })),
  signedUpSeconds: fc.option(seconds),
  renewalSeconds: fc.option(seconds),
  churnedSeconds: fc.option(seconds),
  events: fc.array(event, { maxLength: 5 }),
});

test("packed data survives JSON and unpacks to the same data", () => {
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 5 }), (customers) => {
      const written = JSON.stringify(packCustomers(customers));
      expect(unpackCustomers(JSON.parse(written) as ReturnType<typeof packCustomers>)).toEqual(customers);
    }),
  );
});
