import type { Resource } from "../stripe/resource.js";

/** Event types that mean that an object must be read again. */
export interface ChangeSource {
  readonly types: readonly string[];
  /** The field of the event's object that contains the changed object's id: `id`, or `customer` of a discount. */
  readonly idField: string;
}

/**
 * One raw stream: everything that the connector knows about one type of Stripe object. Its schema is
 * schemas/{name}.json.
 */
export interface RawStream extends Resource {
  readonly name: string;
  /** The SDK's interface of the object. The schema is generated from it. */
  readonly object: string;
  readonly changes: readonly ChangeSource[];
  /** The event type that means that the object is permanently deleted. */
  readonly deletion?: string;
  /** Whether the account chooses the ids, so that a deleted id can exist again. */
  readonly reusesIds?: boolean;
  /**
   * The parameter that filters the list by test clock; its value is the clock's id, or the id of one of its customers.
   * Without it, the list omits objects of test clocks. Absent: its objects belong to no clock.
   */
  readonly testClockScope?: "test_clock" | "customer";
  /** Whether it is read completely, because objects inside the import window reference older ones. */
  readonly ignoresImportWindow?: boolean;
}
