import * as fc from "fast-check";
import { mutationNames, type MutationName } from "./mutations.js";
import { allStreams } from "../support/connection.js";
import { otherStreams } from "./other-streams.js";

/** A random account history and random syncs of it. */
export interface Story {
  /** Seeds the account's history. */
  readonly seed: number;
  readonly customers: number;
  readonly months: number;
  /** A factor of the usual pace of a customer's actions. */
  readonly pace: number;
  /** Customers change seats and plans often, prorated in each way, also backdated and in flexible billing mode. */
  readonly isProrating: boolean;
  readonly eventApiVersion: string;
  /** The maximum delay of an event, in seconds. */
  readonly lateSeconds: number;
  /** The maximum number of objects per page, whatever limit is requested, so that small accounts have many pages. */
  readonly pageCap: number;
  /** The error of the machine's clock, in ms. */
  readonly skewMs: number;
  /** Stripe's limit in requests per second of one endpoint; null: no effective limit. */
  readonly perEndpointPerSecond: number | null;
  /** The option full_rescan_interval_days; null: its default. */
  readonly rescanDays: number | null;
  /** Streams that the catalog has beside those of the account's story, in the syncs that read them. */
  readonly others: readonly string[];
  readonly syncs: readonly PlannedSync[];
}

export interface PlannedSync {
  /** Seeds the network's latencies and faults. */
  readonly seed: number;
  readonly streams: readonly string[];
  readonly readsOthers: boolean;
  /** The time that passes in the account since the previous sync. */
  readonly secondsBefore: number;
  /** The import window's start in days before the sync; null: everything is imported. */
  readonly windowDays: number | null;
  /** The permission that the key has lost. */
  readonly lacks: (typeof losableScopes)[number] | null;
  /** The platform passes a state of another account. */
  readonly isForeign: boolean;
  readonly faults: Faults;
  readonly end: PlannedEnd | null;
  readonly mutations: readonly PlannedMutation[];
  /**
   * The share of requests for a further page whose cursor object is deleted before they arrive, if it can be deleted.
   */
  readonly lostCursors: number;
}

/** The conditions of the network and the destination. */
export interface Faults {
  /** The maximum latency to Stripe, and the maximum latency back, in ms. */
  readonly latencyMs: number;
  /** The share of requests with a fault. */
  readonly rate: number;
  /** This number of requests to this list fail in this way. */
  readonly storm: { readonly path: string; readonly kind: StormKind; readonly times: number } | null;
  /** The destination's time for each write, in ms. */
  readonly destinationMs: number;
}

export type StormKind = "429" | "500" | "502-html" | "reset" | "cut-body" | "hang";

/** The process ends early. */
export interface PlannedEnd {
  readonly how: "kill" | "terminate";
  /** After this number of requests or of written messages. */
  readonly after: { readonly requests: number } | { readonly messages: number };
  /** The number of messages that the platform loses, counted from the last one. */
  readonly lost: number;
}

export interface PlannedMutation {
  /**
   * Before Stripe answers the request of this number, counted from 0; -1: before the account's time advances to the
   * sync.
   */
  readonly atRequest: number;
  readonly what: MutationName;
  /** Seeds the choice of the object. */
  readonly seed: number;
}

export const losableScopes = ["event_read", "charge_read", "subscription_read", "invoice_read"] as const;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A weighted choice. */
function mostly<T>(weight: number, usual: T, ...others: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));
}

const storm = fc.record({
  path: fc.constantFrom(
    "/v1/events",
    "/v1/invoices",
    "/v1/subscriptions",
    "/v1/customers",
    "/v1/charges",
    "/v1/prices",
  ),
  kind: fc.constantFrom<StormKind>("429", "500", "502-html", "reset", "cut-body", "hang"),
  times: fc.constantFrom(3, 1000),
});

const faults: fc.Arbitrary<Faults> = fc.record({
  latencyMs: fc.constantFrom(50, 600, 3000, 9000),
  rate: mostly(6, 0, fc.constantFrom(0.05, 0.3)),
  storm: mostly<Faults["storm"]>(9, null, storm),
  destinationMs: mostly(4, 0, fc.constantFrom(20, 700)),
});

const end: fc.Arbitrary<PlannedEnd> = fc.record({
  how: fc.constantFrom("kill", "kill", "terminate"),
  after: fc.oneof(
    fc.record({ requests: fc.oneof(fc.nat(12), fc.nat(80)) }),
    fc.record({ messages: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 600 })) }),
  ),
  lost: mostly(1, 0, fc.nat(40)),
});

const mutation: fc.Arbitrary<PlannedMutation> = fc.record({
  atRequest: fc.oneof(fc.constant(-1), fc.nat(12), fc.nat(60)),
  what: fc.oneof(
    fc.constantFrom(...mutationNames),
    fc.constant<MutationName>("touchOther"),
    fc.constantFrom<MutationName>("subscribe", "changeQuantity", "changePlan", "cancelNow", "discountSubscription"),
  ),
  seed: fc.nat(),
});

const sync: fc.Arbitrary<PlannedSync> = fc.record({
  seed: fc.nat(),
  streams: fc.oneof(
    { weight: 3, arbitrary: fc.constant(allStreams) },
    { weight: 1, arbitrary: fc.subarray([...allStreams], { minLength: 1 }) },
  ),
  readsOthers: mostly(3, true, fc.constant(false)),
  secondsBefore: fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }) },
    fc.integer({ min: 10, max: 2 * hour }),
    fc.integer({ min: 2 * hour, max: 2 * day }),
    fc.integer({ min: 2 * day, max: 20 * day }),
    fc.integer({ min: 20 * day, max: 35 * day }),
    mostly(6, 29 * day, fc.integer({ min: 29 * day, max: 90 * day }), fc.integer({ min: 90 * day, max: 400 * day })),
  ),
  windowDays: mostly<number | null>(14, null, fc.integer({ min: 1, max: 120 })),
  lacks: fc.oneof(
    { weight: 37, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.constant("event_read" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...losableScopes) },
  ),
  isForeign: mostly(39, false, fc.constant(true)),
  faults,
  end: mostly<PlannedEnd | null>(2, null, end),
  mutations: fc.array(mutation, { maxLength: 10, size: "max" }),
  lostCursors: mostly(4, 0, fc.constant(0.1)),
});

const seeing: fc.Arbitrary<Story> = fc.record({
  seed: fc.nat(),
  customers: fc.integer({ min: 5, max: 50 }),
  months: fc.integer({ min: 1, max: 3 }),
  pace: fc.constantFrom(1, 1, 4),
  isProrating: fc.boolean(),
  eventApiVersion: fc.constantFrom(
    "2026-10-28.endive",
    "2026-03-25.dahlia",
    "2025-09-30.clover",
    "2025-03-31.basil",
    "2024-09-30.acacia",
    "2024-06-20",
  ),
  lateSeconds: fc.constantFrom(0, 20, 45),
  pageCap: fc.constantFrom(100, 20, 7, 3),
  perEndpointPerSecond: mostly<number | null>(5, null, fc.constant(6)),
  rescanDays: fc.constantFrom(null, null, 0, 1),
  others: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.subarray([...otherStreams], { maxLength: Math.min(6, otherStreams.length) }) },
  ),
  skewMs: fc.constantFrom(0, 0, 400_000, -86_400_000),
  syncs: fc.array(sync, { minLength: 1, maxLength: 6, size: "max" }),
});

/** In some stories the key can never read events, so each sync lists everything again. */
export const stories: fc.Arbitrary<Story> = fc
  .tuple(seeing, mostly(14, false, fc.constant(true)))
  .map(([story, isBlind]) =>
    isBlind ? { ...story, syncs: story.syncs.map((each) => ({ ...each, lacks: "event_read" as const })) } : story,
  );
