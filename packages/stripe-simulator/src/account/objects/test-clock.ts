import type { TestClock } from "../../store.js";
import { DAY_SECONDS } from "../billing/calendar.js";
import type { CreateTestClock } from "../params/test-clock.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/test_clocks/object: ready. */
export function newTestClock(params: CreateTestClock, origin: Origin): TestClock {
  return {
    id: origin.ids("testClock"),
    object: "test_helpers.test_clock",
    created: origin.nowSeconds,
    deletes_after: origin.nowSeconds + 30 * DAY_SECONDS,
    frozen_time: params.frozenTime,
    livemode: origin.livemode,
    name: params.name ?? null,
    status: "ready",
    status_details: {},
  };
}
