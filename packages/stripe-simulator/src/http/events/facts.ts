import { valueAt, type ApiObject } from "../api-object.js";
import type { View } from "../objects/view.js";
import type { Facts } from "../versions/release.js";

/** Returns the facts that old payloads repeat, as of the second of their event. So a payload never changes. */
export function factsAsOf(view: View, seconds: number): Facts {
  const byThen = (object: ApiObject): boolean => typeof object["created"] === "number" && object["created"] <= seconds;
  return {
    coupon: view.coupon,
    price: (id) => view.find("prices", id),
    payment: (invoiceId) => {
      // Money from elsewhere has no payment intent, so the invoice keeps the one before it.
      const payment = view
        .referring("invoice_payments", "invoice", invoiceId)
        .findLast((each) => byThen(each) && valueAt(each, "payment.type") !== "payment_record");
      const paymentIntent = text(valueAt(payment, "payment.payment_intent"));
      const direct = text(valueAt(payment, "payment.charge"));
      const tried =
        paymentIntent === null
          ? undefined
          : view.referring("charges", "payment_intent", paymentIntent).findLast(byThen);
      return { paymentIntent, charge: direct ?? text(tried?.["id"]) };
    },
    invoiceOf: (charge) => {
      const [payment] = [
        ...referringTo(view, "payment.charge", charge["id"]),
        ...referringTo(view, "payment.payment_intent", charge["payment_intent"]),
      ];
      return text(payment?.["invoice"]);
    },
  };
}

function referringTo(view: View, path: string, id: unknown): readonly ApiObject[] {
  return typeof id === "string" ? view.referring("invoice_payments", path, id) : [];
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
