import { describe, expect, it } from "vitest";
import { productOff } from "./products.js";

const seeDocs = "Please see https://stripe.com/docs or we can help at https://support.stripe.com/.";

describe("productOff", () => {
  it.each([
    [
      400,
      "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get started.",
      "Issuing",
    ],
    [
      400,
      "Your account is not set up to use Identity. Please have an account admin visit https://dashboard.stripe.com/identity/application to get started.",
      "Identity",
    ],
    [403, "Your account is not set up to use Financial Connections", "Financial Connections"],
    [404, `Unrecognized request URL (GET: /v1/treasury/financial_accounts). ${seeDocs}`, "Treasury"],
    [
      400,
      `Unrecognized request URL (GET: /v1/treasury/financial_accounts). ${seeDocs} (Hint: Have you onboarded to Treasury? You can learn more about the steps needed at https://stripe.com/docs/treasury/access)`,
      "Treasury",
    ],
    [404, `Unrecognized request URL (GET: /v1/exchange_rates). ${seeDocs}`, "exchange rates"],
    [
      400,
      "Your account is not authorized to send Forwarding requests in livemode. To enable access, please contact us via https://support.stripe.com/contact.",
      "Forwarding",
    ],
    [400, "This endpoint is only available in testmode. Try using your test keys instead.", "test clocks in live mode"],
    [400, "Stripe Tax has not been activated on your account. Check the setup documentation.", "Stripe Tax"],
  ])("reads from a %i: %s", (status, message, product) => {
    expect(productOff({ status, message })).toBe(product);
  });

  it.each([
    [400, "Received unknown parameter: created"],
    [400, "Issuing is great."],
    [403, "Your account cannot currently make live charges."],
    [404, `Unrecognized request URL (GET: /v1/customrs). ${seeDocs}`],
    [404, "No such exchange rate: 'none'"],
    [401, "Your account is not set up to use Issuing."],
    [500, "Your account is not set up to use Issuing."],
    [undefined, "Your account is not set up to use Issuing."],
    [400, undefined],
  ])("returns undefined for a %s: %s", (status, message) => {
    expect(productOff({ status, message })).toBeUndefined();
  });
});
