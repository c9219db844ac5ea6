import { VirtualClock } from "../clock.js";
import { ActionError } from "./action-error.js";
import { actionsOn, type Actions } from "./actions.js";
import { createBooks, originOf, type Books } from "./books.js";
import type { Ledger } from "./ledger.js";
import { newTestClock } from "./objects/test-clock.js";
import type { CreateTestClock } from "./params/test-clock.js";
import { createSchedule } from "./schedule.js";

/**
 * A test clock: the customers that are created through it, and whatever is done to them through it, live in its time.
 * https://docs.stripe.com/billing/testing/test-clocks
 */
export interface TestClockAccount extends Actions {
  readonly id: string;
  /** Lets its customers live on to `seconds` (Unix), done when it returns: no reader sees the clock advancing. */
  advanceTo(seconds: number): void;
}

/**
 * Makes a clock of the account that keeps `account`, with products, prices and coupons in common.
 *
 * @param ledgerIn the account's ledger with another time for objects. Events keep the account's time.
 */
export function createTestClock(
  account: Books,
  ledgerIn: (clock: VirtualClock) => Ledger,
  params: CreateTestClock,
): TestClockAccount {
  const { testClocks, livemode } = account.ledger.store;
  if (livemode) throw new ActionError("Test clocks exist in sandboxes only.");
  const { id } = newClock(account, params);
  const clock = new VirtualClock(params.frozenTime);
  const { schedule, advanceTo } = createSchedule(clock);
  const { dunning, upcomingInvoiceDays, coupons } = account;
  const books = createBooks({ ledger: ledgerIn(clock), schedule, testClock: id, dunning, upcomingInvoiceDays });
  return {
    ...actionsOn({ ...books, coupons }),
    id,
    advanceTo(seconds) {
      advanceTo(seconds);
      testClocks.replace(Object.freeze({ ...testClocks.get(id)!, frozen_time: seconds }));
    },
  };
}

function newClock(account: Books, params: CreateTestClock): { readonly id: string } {
  const { ledger } = account;
  const testClock = Object.freeze(newTestClock(params, originOf(account)));
  ledger.store.testClocks.add(testClock);
  ledger.emit("test_helpers.test_clock.created", testClock);
  return testClock;
}
