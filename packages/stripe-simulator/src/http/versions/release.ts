import type { ApiObject } from "../api-object.js";

/** The account's facts that older shapes repeat inside an object. All are as of one time. */
export interface Facts {
  readonly coupon: (id: string) => ApiObject | undefined;
  readonly price: (id: string) => ApiObject | undefined;
  /** Returns the payment and the last charge of an invoice. */
  payment(invoiceId: string): { readonly paymentIntent: string | null; readonly charge: string | null };
  /** Returns the invoice that a charge pays. */
  readonly invoiceOf: (charge: ApiObject) => string | null;
}

/** Converts an object from one release's shape to the shape before it. */
export type Downgrade = (object: ApiObject, facts: Facts) => ApiObject;

/** By the object's type. A type without an entry did not change. */
export type Downgrades = Readonly<Record<string, Downgrade>>;
