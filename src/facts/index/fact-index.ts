/** What one object or one event shows about a customer. */
export interface Fact {
  readonly customerId: string;
  /** The source of the fact: the name of a collection, or "events". */
  readonly kind: string;
  /** The id of the object or event. */
  readonly id: string;
  /** Plain data that survives JSON. A property that is undefined may be missing when it is read back. */
  readonly value: object;
}

/** The facts of one customer, in no particular order. */
export interface FactsOfCustomer {
  readonly customerId: string;
  readonly facts: readonly Fact[];
}

/** Facts by customer. For each customer, kind and id, only the last fact is stored. */
export interface FactIndex {
  /** Resolves when the facts are stored, so the caller never gets ahead of the disk. */
  put(facts: readonly Fact[]): Promise<void>;
  of(customerId: string): Promise<readonly Fact[]>;
  /** Removes the customers' facts of the given kinds. */
  remove(customerIds: Iterable<string>, kinds: readonly string[]): Promise<void>;
  /**
   * Yields each customer that has a fact, once, sorted by id. Reads only a few customers ahead. Call no other method
   * during the iteration.
   */
  all(): AsyncIterable<FactsOfCustomer>;
  /** Deletes all facts and frees memory and disk. Call no other method afterwards. */
  close(): Promise<void>;
}
