import type { Resource } from "../stripe/resource.js";

/** Event types that mean that an object must be read again. */
export interface ChangeSource {
  readonly types: readonly string[];
  /** The field of the event's object that contains the changed object's id: `id`, or `customer` of a discount. */
  readonly idField: string;
}

/**
 * What no event reports, so that lists must show it:
 * - "new": new objects. Each sync lists those since the last one.
 * - "all": any change. Each sync lists new objects, and the first sync of each day lists everything.
 */
export type Unreported = "new" | "all";

/** How a stream learns of changes. A stream without events and without lists to read again cannot be written. */
export type Following =
  | { readonly changes: readonly [ChangeSource, ...ChangeSource[]]; readonly unreported?: Unreported }
  | { readonly changes: readonly []; readonly unreported: Unreported };

/**
 * Children in a list of their own for each listed object. `{id}` in the route stands for its id, or `parentParam` names
 * the parameter that takes it.
 */
export interface ListedChildren {
  readonly route: string;
  readonly parentParam?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** The list is one answer, and takes no page size. */
  readonly isUnpaged?: true;
  /** Only objects with these values have such a list, e.g. `automatic: true`. Stripe refuses it for others. */
  readonly onlyIf?: Readonly<Record<string, boolean>>;
  /** Paths relative to one child. */
  readonly expand?: readonly string[];
}

/** Children in this field, as a list. It must be one of the resource's `nested` lists, so that it is complete. */
export interface EmbeddedChildren {
  readonly embedded: string;
}

/** Where the rows of a stream are, if they are parts of the listed objects. */
export type Children = EmbeddedChildren | ListedChildren;

/** The fields of a raw stream's entry, but for how it learns of changes. */
interface Entry extends Resource {
  readonly name: string;
  /** The SDK's interface of the rows. The schema is generated from it. */
  readonly object: string;
  /** Absent: the rows are the listed objects. */
  readonly children?: Children;
  /** Absent: `id`. */
  readonly primaryKey?: readonly string[];
  /** The event type that means that the object is permanently deleted. */
  readonly deletion?: string;
  /** No event reports all deletions. A complete listing without the object proves it. */
  readonly vanishes?: true;
  /** Whether the account chooses the ids, so that a deleted id can exist again. */
  readonly reusesIds?: boolean;
  /** The `status` of objects that change once more without an event, at the time in the field `until`. */
  readonly pending?: { readonly status: string; readonly until: string };
  /**
   * The parameter that filters the list by test clock; its value is the clock's id, or the id of one of its customers.
   * Without it, the list omits objects of test clocks. Absent: its objects belong to no clock.
   */
  readonly testClockScope?: "test_clock" | "customer";
  /** Whether it is read completely, because objects inside the import window reference older ones. */
  readonly ignoresImportWindow?: boolean;
  /** Stripe's product that must be switched on, e.g. `Issuing`. Absent: every account has it. */
  readonly product?: string;
  /** Whether the catalog offers it only if all streams are asked for, because it is slow or rarely needed. */
  readonly isRare?: true;
}

/**
 * One raw stream: everything that the connector knows about one type of Stripe object. Its schema is
 * schemas/{name}.json.
 */
export type RawStream = Entry & Following;
