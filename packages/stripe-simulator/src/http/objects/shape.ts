import type { Kind } from "../../store.js";

export type ShapeName =
  Kind | "subscription_items" | "invoice_lines" | "credit_note_lines" | "discounts" | "plans" | "plain";

/** What the API does with one field of an object; a field without an entry is shown as it is. */
export type Field =
  /** Absent unless expanded: `price.tiers`. */
  | { readonly type: "hidden" }
  /** An id, the object when expanded: `invoice.customer`. */
  | { readonly type: "reference"; readonly to: Kind }
  /** Always an object. `live`: shown as it is now in that collection, for copies grow old: `item.price`. */
  | { readonly type: "object"; readonly shape: ShapeName; readonly live?: Kind }
  /** An array of ids, of objects when expanded: `subscription.discounts`. */
  | { readonly type: "ids"; readonly shape: ShapeName }
  /** A hash or an array of hashes that holds such fields: `invoice.parent`. */
  | { readonly type: "group"; readonly fields: Shape }
  | ListField;

/** An embedded list: `invoice.lines`. */
export interface ListField {
  readonly type: "list";
  readonly of: ShapeName;
  /** How many objects are embedded; the rest is behind `url`. */
  readonly cut: number;
  /** The list's address, `{id}` standing for the parent's id. */
  readonly url: string;
  /** Absent unless expanded. */
  readonly hidden?: true;
  /** Where the parent doesn't hold the list: the objects of a kind whose reference at `by` is the parent, newest first. */
  readonly from?: { readonly kind: Kind; readonly by: string; readonly unlessStatus?: string };
}

export type Shape = Readonly<Record<string, Field>>;
