import type { FailedAnswer } from "./failed-answer.js";

/** A text with which Stripe refuses requests about a product that the account does not have. */
interface ProductText {
  readonly text: RegExp;
  /** The product's name. Absent: the text's first group contains it. */
  readonly product?: string;
}

/**
 * The known texts. Stripe does not document them, so each is one that public connectors met: Stripe's own sync engine
 * (`source-stripe/src/src-list-api.ts`), Estuary's (`source_stripe_native/resources.py`) and Airbyte's (its tests of
 * the Issuing streams). A text belongs here only if it says that the product is missing. A text that is not here makes
 * the stream fail, which is better than a stream that is empty by mistake.
 * No text is known of Sigma, Climate, Financial Connections and Terminal.
 */
const productTexts: readonly ProductText[] = [
  // 400: "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get
  // started." The same of Identity: "Please have an account admin visit https://dashboard.stripe.com/identity ..."
  { text: /account is not set up to use (?:Stripe )?([A-Z][A-Za-z ]{1,40}?)(?:\.|$)/ },
  // 404, in older versions 400: "Unrecognized request URL (GET: /v1/treasury/financial_accounts). Please see ...
  // (Hint: Have you onboarded to Treasury? ...)", also without the hint.
  { text: /Have you onboarded to Treasury|Unrecognized request URL \(GET: \/v1\/treasury\//, product: "Treasury" },
  // "Unrecognized request URL (GET: /v1/exchange_rates)": not every account has this list.
  { text: /Unrecognized request URL \(GET: \/v1\/exchange_rates\b/, product: "exchange rates" },
  // 400: "Your account is not authorized to send Forwarding requests in livemode. To enable access, please contact us"
  { text: /not authorized to send Forwarding requests/, product: "Forwarding" },
  // 400: "This endpoint is only available in testmode. Try using your test keys instead." Only of test clocks.
  { text: /endpoint is only available in test ?mode/, product: "test clocks in live mode" },
  // 400, https://docs.stripe.com/error-codes: "Stripe Tax has not been activated on your account."
  { text: /Stripe Tax has not been activated/, product: "Stripe Tax" },
];

/** https://docs.stripe.com/api/errors */
const statuses: ReadonlySet<number | undefined> = new Set([400, 403, 404]);

/** Returns the product that the account does not have, if the answer contains one of the known texts. */
export function productOff({ status, message = "" }: FailedAnswer): string | undefined {
  if (!statuses.has(status)) return undefined;
  for (const { text, product } of productTexts) {
    const match = text.exec(message);
    if (match) return product ?? match[1];
  }
  return undefined;
}
