import { describe, expect, test } from "vitest";
import type { Derivation } from "../../derive.js";
import type { ChargeFacts } from "../../dossier/charge-facts.js";
import { at, charge, derived, failure, invoice, noReferences } from "../../testing/world.js";

/** The boundary of events is 2026-03-14. */
const finalised = at("2026-03-01");
const owed = invoice({ id: "in_1", status: "open", createdSeconds: finalised, attemptCount: 3, paidBy: ["pi_1"] });

describe("failed payments before the boundary", () => {
  const three = [
    failed("2026-03-06", "expired_card"),
    failed("2026-03-01", "card_declined"),
    failed("2026-03-04", "insufficient_funds"),
  ];
  const ofThree = [
    "2026-03-01T00:00:00Z attempt 1 card_declined list/exact",
    "2026-03-04T00:00:00Z attempt 2 insufficient_funds list/exact",
    "2026-03-06T00:00:00Z attempt 3 expired_card list/exact",
  ];

  test("are the failed charges of the invoice's payment, exact if their number equals the count", () => {
    expect(failures(derived({ invoices: [owed], charges: three }))).toEqual(ofThree);
  });

  const paid = { ...owed, status: "paid", amountPaidMinor: 2900, paidSeconds: at("2026-03-09") };
  const success = charge(paid, { id: "ch_paid", createdSeconds: paid.paidSeconds });
  test.each<[string, object, readonly ChargeFacts[], readonly string[]]>([
    ["the retry that paid is in the count", { ...paid, attemptCount: 4 }, [...three, success], ofThree],
    ["it was paid by hand, which the count leaves out", paid, [...three, success], ofThree],
    ["it was paid outside of Stripe", { ...paid, amountPaidOffStripeMinor: 2900 }, three, ofThree],
    ["it was voided", { status: "void" }, three, ofThree],
    ["it is uncollectible", { status: "uncollectible" }, three, ofThree],
  ])("are exact if %s", (_name, rest, charges, expected) => {
    expect(failures(derived({ invoices: [{ ...owed, ...rest }], charges }))).toEqual(expected);
  });

  test.each<[string, object, readonly ChargeFacts[], readonly string[]]>([
    [
      "are in order and inferred, if a manual retry failed, too, and the last number is the latest one's",
      { attemptCount: 2 },
      three,
      [
        "2026-03-01T00:00:00Z attempt 1 card_declined list/inferred",
        "2026-03-06T00:00:00Z attempt 2 expired_card list/inferred",
      ],
    ],
    [
      "are in order and inferred, if later attempts had no charge, because Stripe counts retries that it does not try",
      { attemptCount: 5 },
      three.slice(1),
      [
        "2026-03-01T00:00:00Z attempt 1 card_declined list/inferred",
        "2026-03-04T00:00:00Z attempt 2 insufficient_funds list/inferred",
      ],
    ],
    [
      "are in order and inferred, if a paid invoice counts more attempts than charges",
      { ...paid, attemptCount: 5 },
      [...three.slice(1), success],
      [
        "2026-03-01T00:00:00Z attempt 1 card_declined list/inferred",
        "2026-03-04T00:00:00Z attempt 2 insufficient_funds list/inferred",
      ],
    ],
  ])("%s", (_name, rest, charges, expected) => {
    expect(failures(derived({ invoices: [{ ...owed, ...rest }], charges }))).toEqual(expected);
  });

  test("have the amount that the charge tried to take, and the next attempt only at the latest one", () => {
    const nextAttemptSeconds = at("2026-03-20");
    const charges = three.map((each, index) => ({ ...each, attemptedMinor: 1000 + index }));
    const { events } = derived({ invoices: [{ ...owed, nextAttemptSeconds }], charges });
    const those = events.filter(({ event_type }) => event_type === "payment_failed");
    expect(those.map(({ amount, next_attempt_at }) => [amount, next_attempt_at])).toEqual([
      [1001, null],
      [1002, null],
      [1000, "2026-03-20T00:00:00.000Z"],
    ]);
  });

  test("of a bank debit are dated by their balance transaction; without it, at the charge, inferred", () => {
    const once = { ...owed, attemptCount: 1 };
    const debit = { ...failed("2026-03-01", "debit_not_authorized"), isCard: false };
    const charges = [{ ...debit, failureTransactionId: "txn_1" }];
    const references = {
      ...noReferences,
      failureSeconds: (id: string) => (id === "txn_1" ? at("2026-03-07") : undefined),
    };
    expect(failures(derived({ invoices: [once], charges }, {}, {}, references))).toEqual([
      "2026-03-07T00:00:00Z attempt 1 debit_not_authorized list/exact",
    ]);
    const inferred = ["2026-03-01T00:00:00Z attempt 1 debit_not_authorized list/inferred"];
    expect(failures(derived({ invoices: [once], charges }))).toEqual(inferred);
    expect(failures(derived({ invoices: [once], charges: [debit] }, {}, {}, references))).toEqual(inferred);
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

  test("are not emitted for an invoice without attempts", () => {
    const unattempted = { ...owed, status: "uncollectible", isAttempted: false, attemptCount: 0 };
    expect(failures(derived({ invoices: [unattempted] }))).toEqual([]);
  });

  test("are not emitted nor counted while a bank debit is in progress, unless an earlier attempt failed", () => {
    const pending = charge(owed, { id: "ch_pending", status: "pending", amountMinor: 0, createdSeconds: finalised });
    const only = derived({ invoices: [{ ...owed, attemptCount: 1 }], charges: [pending] });
    expect(failures(only)).toEqual([]);
    expect(only.metrics.failed_payment_count).toBe(0);
    const charges = [failed("2026-03-01", "card_declined"), { ...pending, createdSeconds: at("2026-03-05") }];
    const second = derived({ invoices: [{ ...owed, attemptCount: 2 }], charges });
    expect(failures(second)).toEqual(["2026-03-01T00:00:00Z attempt 1 card_declined list/exact"]);
    expect(second.metrics.failed_payment_count).toBe(1);
  });

  test("are left to the event if the last one failed after the boundary", () => {
    const charges = [failed("2026-03-14T10:00:00Z", "expired_card")];
    expect(failures(derived({ invoices: [{ ...owed, attemptCount: 1 }], charges }))).toEqual([]);
  });
});

describe("vector: three failed attempts on 9-01, 9-04, 9-09, and paid on 9-14, first seen in November", () => {
  const november = at("2026-11-20");
  const paidSeconds = at("2026-09-14");
  const paid = invoice({ id: "in_1", createdSeconds: at("2026-09-01"), paidSeconds, paidBy: ["pi_1"] });
  const charges = [
    ...["2026-09-01", "2026-09-04", "2026-09-09"].map((when) => failed(when, "card_declined")),
    charge(paid, { id: "ch_paid" }),
  ];

  test.each([
    ["by the retry, which makes the count 4", 4],
    ["by hand, so the count stays 3", 3],
  ])("%s", (_name, attemptCount) => {
    const times = { asOfSeconds: november, changesFromSeconds: november - 86_400, connectedAtSeconds: november };
    const result = derived({ invoices: [{ ...paid, attemptCount }], charges }, {}, times);
    expect(failures(result)).toEqual([
      "2026-09-01T00:00:00Z attempt 1 card_declined list/exact",
      "2026-09-04T00:00:00Z attempt 2 card_declined list/exact",
      "2026-09-09T00:00:00Z attempt 3 card_declined list/exact",
    ]);
    expect(result.events.find(({ event_type }) => event_type === "payment_recovered")).toMatchObject({
      occurred_at: "2026-09-14T00:00:00.000Z",
      attempt_count: 3,
      precision: "exact",
    });
    expect(result.metrics.failed_payment_count).toBe(3);
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
      "2026-03-05T00:00:00Z attempt 1 card_declined list/exact",
      "2026-03-14T10:00:01Z attempt 2 insufficient_funds event/exact",
      "2026-03-14T20:00:01Z attempt 3 do_not_honor event/exact",
    ]);
  });

  test("belong to the subscription and currency of the invoice as it was read, but have the event's amounts", () => {
    const old = {
      ...owed,
      subscriptionId: null,
      currency: "xxx",
      amountDueMinor: 700,
      nextAttemptSeconds: at("2026-03-16"),
    };
    const changes = [failure("2026-03-14T10:00:00Z", { ...old, attemptCount: 1 })];
    const { events } = derived({ invoices: [{ ...owed, currency: "eur" }], changes });
    expect(events.find(({ event_type }) => event_type === "payment_failed")).toMatchObject({
      subscription_id: "sub_1",
      currency: "eur",
      amount: 700,
      attempt_count: 1,
      next_attempt_at: "2026-03-16T00:00:00.000Z",
    });
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
    const days = ["2026-03-01", "2026-03-04", "2026-03-06"];
    const listed = derived({ invoices: [owed], charges: days.map((when) => failed(when, "expired_card")) });
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
