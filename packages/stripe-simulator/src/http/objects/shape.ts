import type { Kind } from "../../store.js";

export type ShapeName =
  Kind | "subscription_items" | "invoice_lines" | "credit_note_lines" | "discounts" | "plans" | "plain";

/** How the API treats one field of an object. A field without an entry is shown unchanged. */
export type Field =
  /** Absent unless expanded: `price.tiers`. */
  (
    | { readonly type: "hidden" }
    /** Never shown. A filter needs it: `balance_transaction.payout`. */
    | { readonly type: "internal" }
    /** An id, or the object when expanded: `invoice.customer`. */
    | { readonly type: "reference"; readonly to: Kind }
    /** Always an object. `live`: shown as it is now in that collection, because copies become outdated: `item.price`. */
    | { readonly type: "object"; readonly shape: ShapeName; readonly live?: Kind }
    /** An array of ids, or of objects when expanded: `subscription.discounts`. */
    | { readonly type: "ids"; readonly shape: ShapeName }
    /** A hash or an array of hashes that contains such fields: `invoice.parent`. */
    | { readonly type: "group"; readonly fields: Shape }
    | ListField
  ) &
    Lifetime;

/** The API versions that have a field, by the date of their release. Others cannot expand it. */
interface Lifetime {
  /** The first release that has it. Default: all before `until`. */
  readonly since?: string;
  /** The first release without it. */
  readonly until?: string;
}

/** An embedded list: `invoice.lines`. */
export interface ListField {
  readonly type: "list";
  readonly of: ShapeName;
  /** The number of embedded objects. `url` lists the others. */
  readonly cut: number;
  /** The list's address. `{id}` stands for the parent's id. */
  readonly url: string;
  /** Absent unless expanded. */
  readonly hidden?: true;
  /**
   * For a list that the parent does not contain: the objects of a kind that refer to the parent at `by`, newest first.
   */
  readonly from?: { readonly kind: Kind; readonly by: string; readonly unlessStatus?: string };
  /** The objects are on the shelf, at `url`. */
  readonly isOnShelf?: true;
}

export type Shape = Readonly<Record<string, Field>>;
