import { describe, expect, test } from "vitest";
import type { Derivation } from "../../derive.js";
import { at, charge, derived, failure, invoice } from "../../testing/world.js";

/** The boundary of events is 2026-03-14. */
const finalised = at("2026-03-01");
const owed = invoice({ id: "in_1", status: "open", createdSeconds: finalised, attemptCount: 3, paidBy: ["pi_1"] });

describe("failed payments before the boundary", () => {
  test("are emitted at the last failed charge of the invoice's payment, with its code", () => {
    const charges = [
      failed("2026-03-01", "card_declined"),
      failed("2026-03-06", "expired_card"),
      failed("2026-03-04", "x"),
    ];
    expect(failures(derived({ invoices: [owed], charges }))).toEqual([
      "2026-03-06T00:00:00Z attempt 3 expired_card list/inferred",
    ]);
  });

  test.each([
    ["the key cannot read charges", undefined],
    ["no charge is known", []],
    ["only other payments failed", [charge(undefined, { status: "failed", failureCode: "stolen_card" })]],
  ])("are emitted at the finalisation if %s", (_name, charges) => {
    const coded = { ...owed, failureCode: "card_declined" };
    expect(failures(derived({ invoices: [coded], charges }))).toEqual([
      "2026-03-01T00:00:00Z attempt 3 card_declined list/inferred",
    ]);
  });

  test("are emitted for an uncollectible invoice with attempts, not for one without", () => {
    const givenUp = { ...owed, status: "uncollectible" };
    expect(failures(derived({ invoices: [givenUp], charges: [failed("2026-03-09", "expired_card")] }))).toEqual([
      "2026-03-09T00:00:00Z attempt 3 expired_card list/inferred",
    ]);
    expect(failures(derived({ invoices: [{ ...givenUp, isAttempted: false, attemptCount: 0 }] }))).toEqual([]);
  });

  test("are not emitted while a bank debit is in progress, unless an earlier attempt failed", () => {
    const pending = charge(owed, { id: "ch_pending", status: "pending", amountMinor: 0, createdSeconds: finalised });
    expect(failures(derived({ invoices: [{ ...owed, attemptCount: 1 }], charges: [pending] }))).toEqual([]);
    const charges = [failed("2026-03-01", "card_declined"), { ...pending, createdSeconds: at("2026-03-05") }];
    expect(failures(derived({ invoices: [{ ...owed, attemptCount: 2 }], charges }))).toEqual([
      "2026-03-01T00:00:00Z attempt 1 card_declined list/inferred",
    ]);
  });

  test("are left to the event if the last one failed after the boundary", () => {
    expect(failures(derived({ invoices: [owed], charges: [failed("2026-03-14T10:00:00Z", "expired_card")] }))).toEqual(
      [],
    );
  });
});

describe("failed payments from events", () => {
  test("have the code of the latest failed charge before the event, if the event has none", () => {
    const changes = [
      failure("2026-03-14T10:00:01Z", { ...owed, attemptCount: 2 }),
      failure("2026-03-14T20:00:01Z", { ...owed, failureCode: "do_not_honor" }),
    ];
    const charges = [
      failed("2026-03-14T20:00:00Z", "expired_card"),
      failed("2026-03-14T10:00:00Z", "insufficient_funds"),
      failed("2026-03-05", "card_declined"),
    ];
    expect(failures(derived({ invoices: [owed], charges, changes }))).toEqual([
      "2026-03-05T00:00:00Z attempt 1 card_declined list/inferred",
      "2026-03-14T10:00:01Z attempt 2 insufficient_funds event/exact",
      "2026-03-14T20:00:01Z attempt 3 do_not_honor event/exact",
    ]);
  });

  test("are emitted for an invoice that is not in the list any more", () => {
    const changes = [failure("2026-03-14T10:00:00Z", owed)];
    expect(failures(derived({ changes }))).toEqual(["2026-03-14T10:00:00Z attempt 3 null event/exact"]);
  });

  test("use a charge that failed before the boundary, if the event came after it", () => {
    const once = { ...owed, attemptCount: 1 };
    const changes = [failure("2026-03-14T00:00:00Z", once)];
    const charges = [failed("2026-03-13T23:59:59Z", "expired_card")];
    expect(failures(derived({ invoices: [once], charges, changes }))).toEqual([
      "2026-03-14T00:00:00Z attempt 1 expired_card event/exact",
    ]);
  });

  test("have an id that depends only on invoice and attempt", () => {
    const listed = derived({ invoices: [owed], charges: [failed("2026-03-06", "expired_card")] });
    const unread = derived({ invoices: [owed], charges: undefined });
    const followed = derived({ invoices: [owed], changes: [failure("2026-03-14T10:00:00Z", owed)] });
    const ids = [listed, unread, followed].map(
      ({ events }) =>
        events.find(({ event_type, attempt_count }) => event_type === "payment_failed" && attempt_count === 3)
          ?.event_id,
    );
    expect(ids[0]).toBeDefined();
    expect(new Set(ids).size).toBe(1);
  });
});

function failed(when: string, failureCode: string) {
  return charge(owed, { id: `ch_${when}`, status: "failed", amountMinor: 0, createdSeconds: at(when), failureCode });
}

function failures({ events }: Derivation): string[] {
  return events
    .filter(({ event_type }) => event_type === "payment_failed")
    .map(({ occurred_at, attempt_count, failure_code, source, precision }) => {
      return `${occurred_at.replace(".000Z", "Z")} attempt ${attempt_count} ${failure_code} ${source}/${precision}`;
    });
}
