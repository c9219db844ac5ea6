import type Stripe from "stripe";
import type { Product } from "../http/access/products.js";
import type { Filter } from "../http/lists/filter.js";

/** The types of events that Stripe writes. */
export type EventType = Stripe.Event["type"];

/**
 * An event and its object: the changed object, the object that contains its list (`transfer.reversed` of a reversal),
 * or the summary of a customer's active entitlements.
 */
export type EventRule = EventType | { readonly ofParent: EventType } | { readonly ofSummary: EventType };

/** The events that report each change. Absent: no event reports it. */
export interface ChangeEvents {
  readonly created?: EventRule;
  /** If Stripe has no `*.updated` for the object, another event of an existing object (`quote.finalized`). */
  readonly updated?: EventRule;
  readonly deleted?: EventRule;
}

/** A list that its parent embeds. */
export interface Embedded {
  /** The path of the list. `{id}` stands for the parent's id. */
  readonly list: string;
  /** The parameter that takes the parent's id, if the path has no `{id}`. The objects have a field of this name. */
  readonly by?: string;
  /** Absent from the parent unless expanded. */
  readonly isHidden?: true;
}

/** One parameter of a list. */
export interface RequiredFilter extends Filter {
  readonly isRequired: true;
}
export type OptionalFilter = Filter & { readonly isRequired?: never };

/** Which of `limit`, `starting_after` and `ending_before` a list takes: all, the first two, or none. */
export type Pages = "both" | "forward" | "none";

/** A resource of the API whose objects no story makes. Tests put them on the shelf. */
export interface ShelfResource {
  /** The path of the list, or of the single object. `{id}` stands for the id of the object that has the list. */
  readonly path: string;
  /** The objects' own type, as in `No such payout`. */
  readonly object: string;
  /** A key needs `<permission>_read`. */
  readonly permission: string;
  /** The product that must be switched on. Absent: every account has it. */
  readonly product?: Product;
  /** Without the product, the list is empty and not an error. */
  readonly isEmptyWithoutProduct?: true;
  /** "single": the path is one object. "no list": only `<path>/{id}` exists. "list only": `<path>/{id}` does not exist. */
  readonly routes?: "single" | "no list" | "list only";
  /** The parameters of the list except those of the page. */
  readonly filters: Readonly<Record<string, RequiredFilter | OptionalFilter>>;
  readonly pages: Pages;
  /** Default: newest first. "as added": oldest first, as in the lists of lines. */
  readonly order?: "as added";
  /** The list shows a part of another list: the objects whose field `by` is the id in the path. */
  readonly view?: { readonly of: string; readonly by: string };
  /** The field that contains the id in the path. */
  readonly parentField?: string;
  /** The object that a required parameter names, whose list has no `{id}`. */
  readonly parent?: { readonly path: string; readonly by: string };
  /** The embedded lists, by their (dotted) field. Parents show the first 10 objects. */
  readonly embedded?: Readonly<Record<string, Embedded>>;
  /** Other fields that are absent unless expanded. They may be dotted. */
  readonly hidden?: readonly string[];
  /** Fields that answers never have. A filter needs them, but Stripe's object does not show them. */
  readonly notShown?: readonly string[];
  readonly events?: ChangeEvents;
}

type PageParameter = "ending_before" | "expand" | "limit" | "starting_after";

/** Exactly the parameters of an SDK's list method, required where the SDK requires them. */
type FiltersOf<P> = {
  readonly [Name in Exclude<keyof P, PageParameter>]-?: Record<never, never> extends Pick<P, Name>
    ? OptionalFilter
    : RequiredFilter;
};

type PagesOf<P> = "ending_before" extends keyof P ? "both" : "starting_after" extends keyof P ? "forward" : "none";

/** For a resource without a list method. */
export type NoParameters = Record<never, never>;

interface EntryOf<T extends { readonly object: string }, P> extends Omit<
  ShelfResource,
  "filters" | "object" | "pages"
> {
  readonly object: T["object"];
  readonly filters: FiltersOf<P>;
  /** Absent: "both". */
  readonly pages?: PagesOf<P>;
}

/**
 * Declares a resource. The compiler checks it against the SDK: the object's type, each parameter of the list method, and
 * the parameters of its pages.
 */
export function listOf<T extends { readonly object: string }, P>(
  entry: EntryOf<T, P> & ("both" extends PagesOf<P> ? unknown : { readonly pages: PagesOf<P> }),
): ShelfResource {
  return { pages: "both", ...entry };
}

/** Marks a parameter as required. */
export function required(filter: Filter): RequiredFilter {
  return { ...filter, isRequired: true };
}
