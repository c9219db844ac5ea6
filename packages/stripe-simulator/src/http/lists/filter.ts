import type { Kind } from "../../store.js";
import { isApiObject, listData, valueAt, type ApiObject } from "../api-object.js";
import { badRequest } from "../api-error.js";
import { arrayOf, booleanOf, hashOf, textOf, unknownParameters, type ParamValue } from "../params.js";
import { isWithin, parseRange } from "./range.js";

export type Predicate = (object: ApiObject) => boolean;

/** One parameter of a list: turns what was asked into a test of an object. */
export interface Filter {
  readonly parse: (value: ParamValue, name: string) => Predicate;
  /** The parameter names an object, which must exist; the list may be indexed by it. */
  readonly reference?: { readonly to: Kind; readonly indexedBy?: string };
  /** What holds where the parameter is absent. */
  readonly otherwise?: Predicate;
}

/** The value at a path is the text given. */
export function equals(path: string): Filter {
  return { parse: (value, name) => is(path, textOf(value, name)) };
}

/** As {@link equals}, for text in lower case on both sides (currencies). */
export function equalsLowerCase(path: string): Filter {
  return { parse: (value, name) => is(path, textOf(value, name).toLowerCase()) };
}

/** One of a fixed set of words. */
export function choice(path: string, words: readonly string[]): Filter {
  return { parse: (value, name) => is(path, oneOf(words, value, name)) };
}

/** The id of another object, at `path` of the listed ones. */
export function referenceTo(to: Kind, path: string): Filter {
  return { parse: (value, name) => is(path, textOf(value, name)), reference: { to, indexedBy: path } };
}

export function flag(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = booleanOf(value, name);
      return (object) => valueAt(object, path) === wanted;
    },
  };
}

/** An array of ids or keys: any of them. */
export function anyOf(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = new Set<unknown>(arrayOf(value, name));
      return (object) => wanted.has(valueAt(object, path));
    },
  };
}

/** A range of Unix seconds over a path. */
export function range(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = parseRange(value, name);
      return (object) => isWithin(valueAt(object, path), wanted);
    },
  };
}

/** A range of Unix seconds that one of a subscription's items meets. */
export function itemRange(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = parseRange(value, name);
      return (object) => listData(object["items"]).some((item) => isWithin(valueAt(item, path), wanted));
    },
  };
}

/** The id of a price that one of a subscription's items has. */
export function itemPrice(): Filter {
  return {
    parse: (value, name) => {
      const wanted = textOf(value, name);
      return (object) => listData(object["items"]).some((item) => valueAt(item, "price.id") === wanted);
    },
    reference: { to: "prices" },
  };
}

/** `recurring[interval]=month`: every field given must hold. */
export function hash(fields: Readonly<Record<string, Filter>>): Filter {
  return {
    parse: (value, name) => {
      const predicates = Object.entries(hashOf(value, name)).map(([field, text]) => {
        const filter = Object.hasOwn(fields, field) ? fields[field] : undefined;
        if (!filter) throw unknownParameters([`${name}[${field}]`]);
        return filter.parse(text, `${name}[${field}]`);
      });
      return (object) => predicates.every((holds) => holds(object));
    },
  };
}

/**
 * A subscription's status. Without it the canceled ones are left out; `all` has everything, `ended` what is over.
 * https://docs.stripe.com/api/subscriptions/list#list_subscriptions-status
 */
export function subscriptionStatus(statuses: readonly string[]): Filter {
  return {
    parse: (value, name) => {
      const wanted = oneOf([...statuses, "all", "ended"], value, name);
      if (wanted === "all") return () => true;
      if (wanted === "ended") return (object) => ENDED.has(object["status"]);
      return is("status", wanted);
    },
    otherwise: (object) => object["status"] !== "canceled",
  };
}

const ENDED: ReadonlySet<unknown> = new Set(["canceled", "incomplete_expired"]);

function is(path: string, wanted: string): Predicate {
  return (object) => {
    const value = valueAt(object, path);
    return value === wanted || (isApiObject(value) && value["id"] === wanted);
  };
}

function oneOf(words: readonly string[], value: ParamValue, name: string): string {
  const word = textOf(value, name);
  if (words.includes(word)) return word;
  throw badRequest(`Invalid ${name}: must be one of ${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`, name);
}
