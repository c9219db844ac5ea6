import type { Kind } from "../../store.js";
import { isApiObject, listData, valueAt, type ApiObject } from "../api-object.js";
import { badRequest } from "../api-error.js";
import { arrayOf, booleanOf, hashOf, integerOf, textOf, unknownParameters, type ParamValue } from "../params.js";
import { isWithin, parseRange } from "./range.js";

export type Predicate = (object: ApiObject) => boolean;

/** One parameter of a list. Turns the requested value into a test of an object. */
export interface Filter {
  readonly parse: (value: ParamValue, name: string) => Predicate;
  /** The parameter names an object, which must exist. The list may have an index by it. */
  readonly reference?: { readonly to: Kind; readonly indexedBy?: string };
  /** The parameter names an object on the shelf, which must exist. */
  readonly onShelf?: {
    /** The path of its list. */
    readonly path: string;
    /** Its type, as in `No such payout`. */
    readonly object: string;
    /** Returns why an object cannot be a filter. undefined: it can. */
    readonly refusal?: (named: ApiObject) => string | undefined;
  };
  /** The test if the parameter is absent. */
  readonly otherwise?: Predicate;
}

/** Compares the value at a path with the given text. */
export function equals(path: string): Filter {
  return { parse: (value, name) => is(path, textOf(value, name)) };
}

/** As {@link equals}, with text in lower case on both sides (currencies). */
export function equalsLowerCase(path: string): Filter {
  return { parse: (value, name) => is(path, textOf(value, name).toLowerCase()) };
}

/** Accepts one of a fixed set of words. */
export function choice(path: string, words: readonly string[]): Filter {
  return { parse: (value, name) => is(path, oneOf(words, value, name)) };
}

/** Accepts the id of another object, which the listed objects contain at `path`. */
export function referenceTo(to: Kind, path: string): Filter {
  return { parse: (value, name) => is(path, textOf(value, name)), reference: { to, indexedBy: path } };
}

/** Accepts the id of an object on the shelf, which the listed objects contain at `field`. */
export function onShelf(path: string, object: string, field: string): Filter {
  return { ...equals(field), onShelf: { path, object } };
}

/** Accepts a whole number, and compares the value at a path with it. */
export function number(path: string, holds: (value: number, asked: number) => boolean): Filter {
  return {
    parse: (value, name) => {
      const asked = integerOf(value, name);
      return (object) => holds(Number(valueAt(object, path)), asked);
    },
  };
}

/** Accepts a flag. true: objects for which the test holds. false: the others. */
export function yesNo(holds: Predicate): Filter {
  return {
    parse: (value, name) => {
      const wanted = booleanOf(value, name);
      return (object) => holds(object) === wanted;
    },
  };
}

/** Accepts one of a fixed set of words, and lists the same objects for each. */
export function validated(words: readonly string[]): Filter {
  return {
    parse: (value, name) => {
      oneOf(words, value, name);
      return () => true;
    },
  };
}

/** Accepts a status or `all`, which is the default. */
export function statusOrAll(statuses: readonly string[]): Filter {
  return {
    parse: (value, name) => {
      const wanted = oneOf([...statuses, "all"], value, name);
      return wanted === "all" ? () => true : is("status", wanted);
    },
  };
}

/** A parameter of Stripe's that this simulator rejects, because its objects do not show what it filters by. */
export function unsupported(): Filter {
  return {
    parse: (_, name) => {
      throw badRequest(`This Stripe is simulated and does not filter by '${name}'.`, name);
    },
  };
}

export function flag(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = booleanOf(value, name);
      return (object) => valueAt(object, path) === wanted;
    },
  };
}

/** Accepts a flag. true: the value at the path is null. false: it is not. */
export function isNull(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = booleanOf(value, name);
      return (object) => (valueAt(object, path) === null) === wanted;
    },
  };
}

/** Accepts an array of ids or keys. An object matches any of them. */
export function anyOf(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = new Set<unknown>(arrayOf(value, name));
      return (object) => wanted.has(valueAt(object, path));
    },
  };
}

/** Accepts a range of Unix seconds for the value at a path. */
export function range(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = parseRange(value, name);
      return (object) => isWithin(valueAt(object, path), wanted);
    },
  };
}

/** Accepts a range of Unix seconds. One of a subscription's items must be in it. */
export function itemRange(path: string): Filter {
  return {
    parse: (value, name) => {
      const wanted = parseRange(value, name);
      return (object) => listData(object["items"]).some((item) => isWithin(valueAt(item, path), wanted));
    },
  };
}

/** Accepts the id of a price. One of a subscription's items must have it. */
export function itemPrice(): Filter {
  return {
    parse: (value, name) => {
      const wanted = textOf(value, name);
      return (object) => listData(object["items"]).some((item) => valueAt(item, "price.id") === wanted);
    },
    reference: { to: "prices" },
  };
}

/** `recurring[interval]=month`: every given field must match. */
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
 * Filters by a subscription's status. By default canceled subscriptions are omitted. `all` lists every status, `ended`
 * the ended ones. https://docs.stripe.com/api/subscriptions/list#list_subscriptions-status
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
