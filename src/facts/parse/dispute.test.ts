import { expect, test } from "vitest";
import { disputeFacts } from "./dispute.js";
import { UnreadableObject } from "./unreadable.js";

const dispute = {
  id: "dp_1",
  object: "dispute",
  amount: 2900,
  charge: "ch_1",
  created: 1000,
  currency: "USD",
  reason: "fraudulent",
  status: "warning_needs_response",
};

test("a dispute has its charge's id, expanded or not, and keeps an unknown status", () => {
  const facts = disputeFacts(dispute);
  expect(facts).toEqual({
    id: "dp_1",
    chargeId: "ch_1",
    createdSeconds: 1000,
    currency: "usd",
    amountMinor: 2900,
    status: "warning_needs_response",
    reason: "fraudulent",
  });
  expect(disputeFacts({ ...dispute, charge: { id: "ch_1", object: "charge" } })).toEqual(facts);
  expect(disputeFacts({ ...dispute, status: "one_day" }).status).toBe("one_day");
});

test("a dispute without a charge throws one error that contains its id", () => {
  expect(() => disputeFacts({ ...dispute, charge: null })).toThrow(
    new UnreadableObject("dispute", "dp_1", 'its field "charge" is null'),
  );
});
