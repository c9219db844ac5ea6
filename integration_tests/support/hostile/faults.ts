import * as fc from "fast-check";
import type { Distortion } from "./hostile-stripe.js";
import { mutate, mutations, type Mutation } from "./mutations.js";
import { worldStreams } from "../world-streams.js";

/** The faults in the answers of a run. */
export interface Faults {
  readonly route: string;
  /** Mutations of the answer's objects. */
  readonly inside: readonly Mutation[];
  /** A mutation of the whole answer. */
  readonly outside: Mutation | undefined;
  /** True for every answer of the route, false for only the first one. */
  readonly always: boolean;
  /** Objects keep their ids and times. Without them, a list cannot be read at all. */
  readonly keepsIdentity: boolean;
  /** The run resumes from an earlier sync. */
  readonly follows: boolean;
  /** Embedded lists claim to be truncated, so that nested lists are read. */
  readonly cut: boolean;
}

/** All routes that a sync requests. */
export const routes: readonly string[] = [
  ...worldStreams.flatMap(({ path, nested }) => [path, `${path}/{id}`, ...nested.map(({ route }) => route)]),
  "/v1/events",
  "/v1/account",
];

export const allFaults: fc.Arbitrary<Faults> = fc.record({
  // Most of the data comes from lists and events.
  route: fc.constantFrom(...routes, ...worldStreams.map(({ path }) => path), "/v1/events", "/v1/events", "/v1/events"),
  inside: fc.array(mutations, { minLength: 1, maxLength: 5 }),
  outside: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: mutations }),
  always: fc.boolean(),
  keepsIdentity: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  follows: fc.boolean(),
  cut: fc.boolean(),
});

export function distortionOf({ route, inside, outside, always, keepsIdentity, cut }: Faults): Distortion {
  const keep = new Set(keepsIdentity ? identity : []);
  let times = 0;
  return (answered, body) => {
    const given = cut ? withCutLists(body) : body;
    if (answered !== route) return given;
    times += 1;
    if (!always && times > 1) return given;
    const distorted = inside.reduce((sofar: unknown, mutation) => mutatedWithin(sofar, mutation, keep), given);
    return outside ? mutate(distorted, outside).value : distorted;
  };
}

export const identity: readonly string[] = ["id", "created"];

/** Returns the answer with the mutation in one of its objects, or in its single object. */
export function mutatedWithin(body: unknown, mutation: Mutation, keep: ReadonlySet<string>): unknown {
  const data = dataOf(body);
  if (!data) return mutate(body, mutation, keep).value;
  const chosen = Math.floor(mutation.steps[0]! / 97) % data.length;
  return {
    ...(body as object),
    data: data.map((object, index) => (index === chosen ? mutate(object, mutation, keep).value : object)),
  };
}

/** Returns the answer with embedded lists that claim to be truncated, in its first objects. */
export function withCutLists(body: unknown, count = 1): unknown {
  const data = dataOf(body);
  return data ? { ...(body as object), data: data.map((each, index) => (index < count ? withCut(each) : each)) } : body;
}

function withCut(object: unknown): unknown {
  if (typeof object !== "object" || object === null) return object;
  const cut = (value: unknown) => (isList(value) ? { ...value, has_more: true } : value);
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, cut(value)]));
}

function dataOf(body: unknown): readonly unknown[] | undefined {
  const data = typeof body === "object" && body !== null && "data" in body ? body.data : undefined;
  return Array.isArray(data) ? (data as unknown[]) : undefined;
}

function isList(value: unknown): value is object {
  return typeof value === "object" && value !== null && "has_more" in value;
}
