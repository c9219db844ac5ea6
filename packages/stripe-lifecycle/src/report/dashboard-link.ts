/**
 * Returns the address of a customer's page in the Stripe Dashboard, such as
 * https://dashboard.stripe.com/acct_1/test/customers/cus_1. Without an account it opens in the one that is chosen
 * there.
 */
export function dashboardLink(account: string | null, livemode: boolean | null, customerId: string): string {
  const path = [account, livemode === false ? "test" : null, "customers", customerId];
  const parts = path.filter((part) => part !== null).map(encodeURIComponent);
  return ["https://dashboard.stripe.com", ...parts].join("/");
}
