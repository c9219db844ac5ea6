import { textOf } from "../cell.js";
import { namesOf } from "../customer-names.js";

/** A customer in a list. The account's users typed the texts, so they are not trusted. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A list of the largest entries, and how many and how much all entries are. */
export interface Listing<T> {
  readonly rows: readonly T[];
  readonly entries: number;
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly minor: number;
}

/** Returns the customer of a row with customer_id, name, email and external_id. */
export function personOf(row: Readonly<Record<string, unknown>>): Person {
  const id = String(row["customer_id"]);
  const [name] = namesOf({
    id,
    name: textOf(row["name"]),
    email: textOf(row["email"]),
    externalId: textOf(row["external_id"]),
  });
  return { id, name };
}

/** The page shows at most this many rows of a list, so that a large account's report stays small. */
export const longestList = 500;

/** Returns a list of the largest amounts. Equal amounts keep their order. */
export function listingOf<T extends { readonly person: Person; readonly minor: number }>(
  all: readonly T[],
): Listing<T> {
  return {
    rows: all.toSorted((one, other) => other.minor - one.minor).slice(0, longestList),
    entries: all.length,
    customers: new Set(all.map(({ person }) => person.id)).size,
    minor: all.reduce((sum, { minor }) => sum + minor, 0),
  };
}
