/** What of a customer could not be valued, or is known only in part. */
export type IssueKind = "unknown_coupon" | "unknown_amount" | "unknown_tax" | "unknown_status" | "cut_items";

export interface Issue {
  readonly kind: IssueKind;
  /** A sentence that names the object, and says how it was treated. */
  readonly text: string;
}

/** The issues of one derivation, each once. */
export interface Issues {
  add(kind: IssueKind, text: string): void;
  /** Returns the issues sorted by text, so the result does not depend on the order of the valuation. */
  all(): readonly Issue[];
}

export function createIssues(): Issues {
  const kinds = new Map<string, IssueKind>();
  return {
    add: (kind, text) => void kinds.set(text, kind),
    all: () => [...kinds].map(([text, kind]) => ({ kind, text })).toSorted((a, b) => (a.text < b.text ? -1 : 1)),
  };
}
