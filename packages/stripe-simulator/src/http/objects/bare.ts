import type { InvoiceItem, InvoiceLine } from "../../account/types.js";
import { isApiObject, type ApiObject } from "../api-object.js";
import type { ShapeName } from "./shape.js";

/** The optional fields of an SDK type. */
type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type NullableKeys<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];

/**
 * What a bare object leaves out. The compiler requires an entry for each optional and each nullable field.
 *
 * - `omitted`: absent.
 * - `null`: null.
 * - `null if empty`: null in place of an empty array.
 * - `kept`: its value decides what the object is, so that null would be another fact.
 */
interface Bareness<T> {
  readonly optional: Readonly<Record<OptionalKeys<T>, "omitted">>;
  readonly nullable: Readonly<Record<NullableKeys<T>, "null" | "null if empty" | "kept">>;
  /** The same for objects within, by their path. */
  readonly within: readonly { readonly path: readonly string[]; readonly as: "omitted" | "null" }[];
}

const INVOICE_ITEM: Bareness<InvoiceItem> = {
  optional: {
    deleted: "omitted",
    frozen_fields: "omitted",
    invoicing_rules: "omitted",
    net_amount: "omitted",
    proration_details: "omitted",
  },
  nullable: {
    customer_account: "null",
    description: "null",
    discounts: "null if empty",
    invoice: "kept",
    metadata: "null",
    parent: "kept",
    pricing: "kept",
    tax_rates: "null if empty",
    test_clock: "kept",
  },
  within: [{ path: ["parent", "subscription_details", "subscription_item"], as: "omitted" }],
};

const INVOICE_LINE: Bareness<InvoiceLine> = {
  optional: {},
  nullable: {
    description: "null",
    discount_amounts: "null if empty",
    invoice: "null",
    parent: "kept",
    pretax_credit_amounts: "null if empty",
    pricing: "kept",
    quantity: "kept",
    quantity_decimal: "null",
    subscription: "null",
    taxes: "null if empty",
  },
  within: [
    { path: ["parent", "invoice_item_details", "proration_details"], as: "null" },
    { path: ["parent", "subscription_item_details", "proration_details"], as: "null" },
  ],
};

const BARENESS: Partial<Record<ShapeName, Bareness<never>>> = {
  invoiceitems: INVOICE_ITEM,
  invoice_lines: INVOICE_LINE,
};

/**
 * Returns an invoice item or an invoice line with as little as the SDK's types allow. Other objects are returned
 * unchanged. It is for tests of readers: what is optional must not be needed.
 */
export function bare(object: ApiObject, shape: ShapeName): ApiObject {
  const bareness = BARENESS[shape];
  if (!bareness) return object;
  const out: Record<string, unknown> = { ...object };
  for (const name of Object.keys(bareness.optional)) delete out[name];
  for (const [name, rule] of Object.entries<string>(bareness.nullable)) {
    if (rule === "null" || (rule === "null if empty" && isEmpty(out[name]))) out[name] = null;
  }
  return bareness.within.reduce((whole, { path, as }) => without(whole, path, as), out);
}

/** Returns the object with the field at the path absent or null, if it has that field. */
function without(object: ApiObject, [name, ...rest]: readonly string[], as: "omitted" | "null"): ApiObject {
  if (name === undefined || !(name in object)) return object;
  const { [name]: value, ...others } = object;
  if (rest.length === 0) return as === "omitted" ? others : { ...object, [name]: null };
  return isApiObject(value) ? { ...object, [name]: without(value, rest, as) } : object;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
