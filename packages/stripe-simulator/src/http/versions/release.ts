import type { ApiObject } from "../api-object.js";

/** The account's facts that older shapes repeat inside an object. All as they were at one time. */
export interface Facts {
  readonly coupon: (id: string) => ApiObject | undefined;
  readonly price: (id: string) => ApiObject | undefined;
  /** The payment and the last charge of an invoice. */
  payment(invoiceId: string): { readonly paymentIntent: string | null; readonly charge: string | null };
  /** The invoice that a charge pays. */
  readonly invoiceOf: (charge: ApiObject) => string | null;
}

/** Turns an object of one release's shape into the shape before it. */
export type Downgrade = (object: ApiObject, facts: Facts) => ApiObject;

/** By the object's type; a type without an entry did not move. */
export type Downgrades = Readonly<Record<string, Downgrade>>;
