const elsewhere = "no stream shows such an object or anything that it changes";
const idless = "its object has no id; the stream is read in every sync";
const treasury = "of Treasury, only its financial accounts are a stream";

/** Event types, and prefixes of types up to a dot, after which no object of a stream is read again, with the reason. */
export const notFollowed: Readonly<Record<string, string>> = {
  "account.application": "its object is the application, and the accounts that it names are in no event of the feed",
  balance: idless,
  balance_settings: idless,
  "billing.alert": "an alert that a customer reached is the same as before; the event has no id",
  "billing_portal.session": elsewhere,
  cash_balance: "customers show it only where it is expanded, which we don't",
  "financial_connections.authorization": elsewhere,
  "invoice.upcoming": "a preview that has no id; there is nothing to read",
  mandate: elsewhere,
  reserve: elsewhere,
  "source.mandate_notification": "it changes nothing of the source",
  "source.transaction": elsewhere,
  "tax.settings": idless,
  "treasury.credit_reversal": treasury,
  "treasury.debit_reversal": treasury,
  "treasury.inbound_transfer": treasury,
  "treasury.outbound_payment": treasury,
  "treasury.outbound_transfer": treasury,
  "treasury.received_credit": treasury,
  "treasury.received_debit": treasury,
};
