import { VirtualClock } from "../clock.js";
import { ActionError } from "./action-error.js";
import { actionsOn, type Actions } from "./actions.js";
import { createBooks, originOf, type Books } from "./books.js";
import type { Ledger } from "./ledger.js";
import { newTestClock } from "./objects/test-clock.js";
import type { CreateTestClock } from "./params/test-clock.js";
import { createSchedule } from "./schedule.js";

/**
 * A test clock. Its time applies to the customers that are created through it, and to all actions on them.
 * https://docs.stripe.com/billing/testing/test-clocks
 */
export interface TestClockAccount extends Actions {
  readonly id: string;
  /**
   * Moves the clock and its customers to `seconds` (Unix). It completes before it returns, so no reader sees the clock
   * advancing.
   */
  advanceTo(seconds: number): void;
}

/**
 * Creates a clock of the account in `account`. Both have products, prices and coupons in common.
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
  const { dunning, upcomingInvoiceDays, prorationLineShape, coupons } = account;
  const base = { dunning, upcomingInvoiceDays, prorationLineShape };
  const books = createBooks({ ...base, ledger: ledgerIn(clock), schedule, testClock: id });
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
