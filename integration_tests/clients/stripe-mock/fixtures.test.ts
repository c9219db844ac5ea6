import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/stripe/clock.js";
import { createHttpWire } from "../../../src/stripe/request/wire.js";
import { allStreams, connect, type Connection, type Outcome } from "../../support/connection.js";
import { expectComplete } from "../../support/expect-complete.js";
import { protocolProblems } from "../../support/protocol.js";
import { recordsOf } from "../../support/records.js";
import { declaredProblems } from "../../support/strict-schema.js";
import { createdAsAsked } from "./created-as-asked.js";
import { findStripeMock, startStripeMock, type StripeMock } from "./stripe-mock.js";

const program = findStripeMock();
if (program === undefined)
  console.warn("Stripe's fixtures are not read: stripe-mock is neither on the path nor named by STRIPE_MOCK.");

const published = fileURLToPath(new URL("../../../../shared/data/stripe-fixtures3.json", import.meta.url));
const fixtures: readonly { readonly whose: string; readonly file?: string }[] = [
  { whose: "stripe-mock" },
  ...(existsSync(published) ? [{ whose: "stripe/openapi", file: published }] : []),
];

describe.skipIf(program === undefined).each(fixtures)("the fixtures of $whose", ({ file }) => {
  let mock: StripeMock;
  let connection: Connection;
  let first: Outcome;

  beforeAll(async () => {
    mock = await startStripeMock(program!, file);
    const wire = createdAsAsked(createHttpWire(systemClock));
    connection = connect(mock, { api_key: "rk_test_51FixturesOfStripe" }, { wire });
    first = await connection.sync();
  }, 60_000);

  afterAll(() => mock.stop());

  it("pass through every stream", () => {
    expectComplete(first);
    expect(protocolProblems(first.messages)).toEqual([]);
    for (const stream of allStreams) {
      const records = recordsOf(first.messages, stream);
      expect(records, stream).not.toEqual([]);
      for (const record of records) expect(declaredProblems(stream, record)).toEqual([]);
    }
  });

  /** For fields that a fixture leaves out, stripe-mock invents values that Stripe could not always return. */
  const madeUp = [
    /has null for "transfer_data\.destination"/,
    /has null for "refunds\[\]\.refund"/,
    /its coupon is unknown, so MRR is given without this discount/,
  ];

  it("cause warnings only where their values cannot be Stripe's", () => {
    const warnings = first.messages.flatMap((message) =>
      message.type === "LOG" && message.log.level === "WARN" ? [message.log.message] : [],
    );
    expect(warnings.filter((warning) => !madeUp.some((pattern) => pattern.test(warning)))).toEqual([]);
    expect(warnings.length).toBeGreaterThanOrEqual(2);
  });
});
