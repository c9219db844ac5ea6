import { expect, test } from "vitest";
import { dashboardLink } from "./dashboard-link.js";

test.each([
  ["acct_1", true, "cus_1", "https://dashboard.stripe.com/acct_1/customers/cus_1"],
  ["acct_1", false, "cus_1", "https://dashboard.stripe.com/acct_1/test/customers/cus_1"],
  [null, false, "cus_1", "https://dashboard.stripe.com/test/customers/cus_1"],
  [null, true, "own/id?x=1#y", "https://dashboard.stripe.com/customers/own%2Fid%3Fx%3D1%23y"],
])("%s, live mode %s, %s leads to %s", (account, livemode, id, link) => {
  expect(dashboardLink(account, livemode, id)).toBe(link);
});
