/** What one object or one event tells of a customer. */
export interface Fact {
  readonly customerId: string;
  /** What told it: the name of a collection. */
  readonly kind: string;
  /** The id of the object or event. */
  readonly id: string;
  /** Plain data: JSON keeps all of it, but for properties that are undefined, which may be missing later. */
  readonly value: object;
}

/** The facts of one customer, in no order that means anything. */
export interface FactsOfCustomer {
  readonly customerId: string;
  readonly facts: readonly Fact[];
}

/** Facts by customer. One fact of each customer, kind and id: the one that was put last. */
export interface FactIndex {
  /** Resolves when the facts are kept, so that whoever brings them waits for the place where they are kept. */
  put(facts: readonly Fact[]): Promise<void>;
  of(customerId: string): Promise<readonly Fact[]>;
  /** Removes the customers' facts of the given kinds. */
  remove(customerIds: Iterable<string>, kinds: readonly string[]): Promise<void>;
  /**
   * Every customer with a fact once, in the order of their ids. Reads no more than a few ahead. Nothing else may be called
   * meanwhile.
   */
  all(): AsyncIterable<FactsOfCustomer>;
  /** Forgets everything and frees what it took. Nothing else may be called afterwards. */
  close(): Promise<void>;
}
