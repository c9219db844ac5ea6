import * as fc from "fast-check";
import { stringify } from "./stringify.js";

/** A change to a JSON value that Stripe would not make, at the place that `steps` lead to. */
export interface Mutation {
  /** Each step chooses one member of the value that the previous steps reached. */
  readonly steps: readonly number[];
  readonly operation: Operation;
}

type Json = unknown;

/** The change to the value at its place; undefined: the place is removed. */
type Operation =
  | { readonly kind: "delete" | "deepen" | "duplicate" | "reverse" | "grow" }
  | { readonly kind: "replace"; readonly value: Json };

/** Values that no field of Stripe has, and some that look similar. */
export const oddValues: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e15,
  2 ** 53,
  -(2 ** 53),
  1e20,
  1e300,
  "",
  "x",
  "\u0000\u2028\ud800",
  "not_a_value_of_this_version",
  "9007199254740993",
  "1e999999",
  "-5",
  "2026-01-01",
  "__proto__",
  "../../v1/customers",
  "x".repeat(100_000),
  [],
  {},
  [null],
  [[]],
  [{}],
  ["cus_1"],
  { id: 5 },
  { data: {} },
  { object: "list", data: [null], has_more: true },
  { object: "list", data: "x", has_more: "no" },
];

const depth = 20_000;

const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Operation>({ kind: "delete" }, { kind: "duplicate" }, { kind: "reverse" }) },
  { weight: 1, arbitrary: fc.constantFrom<Operation>({ kind: "deepen" }, { kind: "grow" }) },
  { weight: 6, arbitrary: fc.constantFrom(...oddValues).map((value): Operation => ({ kind: "replace", value })) },
  { weight: 2, arbitrary: fc.jsonValue().map((value): Operation => ({ kind: "replace", value })) },
);

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  // A bias would choose the first members again and again.
  steps: fc.noBias(fc.array(fc.nat(), { minLength: 1, maxLength: 7 })),
  operation: operations,
});

/**
 * Returns a copy of the value with the mutation, and the mutated place. @param keep names of members that do not change
 */
export function mutate(
  value: Json,
  { steps, operation }: Mutation,
  keep: ReadonlySet<string> = new Set(),
): { readonly value: Json; readonly path: readonly string[] } {
  const [step, ...rest] = steps;
  const names = step === undefined ? [] : namesIn(value).filter((name) => !keep.has(name));
  const name = names[(step ?? 0) % names.length];
  if (name === undefined) return { value: applied(value, operation), path: [] };
  const inner = mutate((value as Record<string, Json>)[name], { steps: rest, operation }, keep);
  return { value: withMember(value, name, inner.value, operation), path: [name, ...inner.path] };
}

function applied(value: Json, operation: Operation): Json {
  switch (operation.kind) {
    case "replace":
      return operation.value;
    case "deepen":
      return deep(value);
    case "grow":
      return typeof value === "number" ? value * 1e10 + 0.5 : `${stringify(value).slice(0, mostGrown)} `.repeat(50);
    case "duplicate":
      return Array.isArray(value) ? [...(value as Json[]), ...(value as Json[])] : [value, value];
    case "reverse":
      return Array.isArray(value) ? value.toReversed() : value;
    default:
      return undefined;
  }
}

/** A text that grew several times would be longer than a string can be. */
const mostGrown = 100_000;

function deep(value: Json): Json {
  let nested = value;
  for (let level = 0; level < depth; level += 1) nested = [nested];
  return nested;
}

function namesIn(value: Json): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

function withMember(value: Json, name: string, member: Json, { kind }: Operation): Json {
  if (Array.isArray(value)) {
    return kind === "delete" && member === undefined
      ? value.filter((_, index) => String(index) !== name)
      : value.map((each: Json, index) => (String(index) === name ? member : each));
  }
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([each, inner]: [string, Json]) =>
      each !== name ? [[each, inner]] : member === undefined ? [] : [[each, member]],
    ),
  );
}
