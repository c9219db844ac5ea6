import type { RawStream } from "./kinds.js";
import { accountStreams } from "./raw/account.js";
import { billingStreams, subscriptions } from "./raw/billing.js";
import { checkoutStreams } from "./raw/checkout.js";
import { climateStreams } from "./raw/climate.js";
import { connectStreams } from "./raw/connect.js";
import { charges, coreStreams, customers, disputes } from "./raw/core.js";
import { entitlementStreams } from "./raw/entitlements.js";
import { financialAccountStreams } from "./raw/financial-accounts.js";
import { fraudStreams } from "./raw/fraud.js";
import { identityStreams } from "./raw/identity.js";
import { creditNotes, invoices, invoiceStreams } from "./raw/invoices.js";
import { issuingStreams } from "./raw/issuing.js";
import { moneyMovementStreams } from "./raw/money-movement.js";
import { paymentMethodStreams } from "./raw/payment-methods.js";
import { coupons, prices, products, productStreams } from "./raw/products.js";
import { reportingStreams } from "./raw/reporting.js";
import { taxStreams } from "./raw/tax.js";
import { terminalStreams } from "./raw/terminal.js";
import { usageStreams } from "./raw/usage.js";

/** The raw streams by section of Stripe's API. First those that the derived streams are made of. */
export const sections: Readonly<Record<string, readonly RawStream[]>> = {
  "The basis of the derived streams": [
    customers,
    subscriptions,
    invoices,
    products,
    prices,
    coupons,
    charges,
    disputes,
    creditNotes,
  ],
  "Core resources": coreStreams,
  "Balance and money movement": moneyMovementStreams,
  "Payment methods": paymentMethodStreams,
  Products: productStreams,
  "Checkout and payment links": checkoutStreams,
  Billing: billingStreams,
  "Invoices and credit notes": invoiceStreams,
  "Usage and credits": usageStreams,
  Entitlements: entitlementStreams,
  Tax: taxStreams,
  Connect: connectStreams,
  Fraud: fraudStreams,
  Identity: identityStreams,
  "Treasury and Financial Connections": financialAccountStreams,
  Issuing: issuingStreams,
  Terminal: terminalStreams,
  "Reporting and Sigma": reportingStreams,
  Climate: climateStreams,
  "The account": accountStreams,
};

/**
 * Every raw stream, in the order of the catalog. To add one: an entry in `raw/`, in the list of its section, its
 * permission in `stripe/key/routes.ts`, and `npm run schemas`.
 *
 * An entry's `unreported` is absent if events report everything but edits of metadata and descriptions. The full rescan
 * finds these.
 */
export const rawStreams: readonly RawStream[] = Object.values(sections).flat();

/** Returns the raw stream with this name. @throws RangeError if there is none. */
export function streamNamed(name: string): RawStream {
  const stream = rawStreams.find((each) => each.name === name);
  if (!stream) throw new RangeError(`there is no raw stream named ${name}`);
  return stream;
}

/** Returns the types of all events that are about the objects that the stream lists, or about its rows. */
export function eventTypesOf({ changes, deletion }: RawStream): readonly string[] {
  return [...changes.flatMap(({ types }) => types), ...(deletion === undefined ? [] : [deletion])];
}
