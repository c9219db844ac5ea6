import type { VirtualClock } from "../clock.js";
import { createShelf, type Shelf } from "../shelf/shelf.js";
import type { Store } from "../store.js";
import type { ProrationLineShape } from "./billing/lines.js";
import { actionsOn, type Actions } from "./actions.js";
import { createBooks } from "./books.js";
import { createStore } from "./create-store.js";
import { createIds } from "./ids.js";
import { createLedger } from "./ledger.js";
import type { DunningPolicy } from "./params/subscription.js";
import type { CreateTestClock } from "./params/test-clock.js";
import { createRandom } from "./random.js";
import { createSchedule, type Schedule } from "./schedule.js";
import { createTestClock, type TestClockAccount } from "./test-clock.js";

/**
 * A simulated Stripe account. Actions do what Stripe's API does, and time does what Stripe Billing does. Every change
 * of an object puts a new, deeply frozen object in its place in the store. It also writes the events that Stripe would
 * send, at the clock's present time.
 */
export interface Account extends Actions, Schedule {
  /** Objects that none of the actions makes. */
  readonly shelf: Shelf;
  readonly store: Store;
  readonly clock: VirtualClock;
  /** The account's default version. Later events are rendered in it permanently. */
  readonly apiVersion: string;
  setApiVersion(version: string): void;

  /** Creates a test clock. Sandboxes only. The clock's time does not move the account's time. */
  createTestClock(params: CreateTestClock): TestClockAccount;
}

export interface AccountOptions {
  /** `acct_` and 16 characters. Default: made from the seed. */
  readonly accountId?: string;
  /** Default: true. */
  readonly livemode?: boolean;
  readonly clock: VirtualClock;
  /** Two accounts with one seed and the same actions are equal, ids included. Default: 1. */
  readonly seed?: number;
  /** The account's default API version. Default: the newest. */
  readonly eventApiVersion?: string;
  /** This share (0..1) of the events becomes visible up to `maxSeconds` late, as in Stripe. Default: none. */
  readonly lateEvents?: { readonly share: number; readonly maxSeconds: number };
  /** Default: retries after 1, 3, 5 and 7 days, then cancels and marks uncollectible. */
  readonly dunning?: Partial<DunningPolicy>;
  /** Days from `invoice.upcoming` to the renewal that it announces. Default: no such events. */
  readonly upcomingInvoiceDays?: number;
  /** The parent of proration lines. Default: "subscription_item_details". */
  readonly prorationLineShape?: ProrationLineShape;
}

/** Returns an account without objects that uses the clock's time. */
export function createAccount(options: AccountOptions): Account {
  const { clock } = options;
  const seed = options.seed ?? 1;
  const ids = createIds(createRandom(`${seed}/ids`));
  const store = createStore(options.accountId ?? ids("account"), options.livemode ?? true);
  const random = createRandom(`${seed}/late events`);
  const lateEvents = options.lateEvents ?? { share: 0, maxSeconds: 0 };
  const ledgerIn = (time: VirtualClock, apiVersion: string) =>
    createLedger({ store, clock: time, eventClock: clock, ids, apiVersion, lateEvents, random });
  const ledger = ledgerIn(clock, options.eventApiVersion ?? NEWEST_API_VERSION);
  const { schedule, advanceTo } = createSchedule(clock);
  const books = createBooks({
    ledger,
    schedule,
    testClock: null,
    dunning: { ...DEFAULT_DUNNING, ...options.dunning },
    upcomingInvoiceDays: options.upcomingInvoiceDays ?? null,
    prorationLineShape: options.prorationLineShape ?? "subscription_item_details",
  });

  return {
    store,
    clock,
    get apiVersion() {
      return ledger.apiVersion;
    },
    setApiVersion: (version) => {
      ledger.apiVersion = version;
    },
    shelf: createShelf(ledger, createRandom(`${seed}/shelf`)),
    schedule,
    advanceTo,
    createTestClock: (params) => createTestClock(books, (time) => ledgerIn(time, ledger.apiVersion), params),
    ...actionsOn(books),
  };
}

/** The API version of the objects in the store, which `stripe@23` pins. */
const NEWEST_API_VERSION = "2026-10-28.endive";

const DEFAULT_DUNNING: DunningPolicy = { retryDays: [1, 3, 5, 7], subscription: "cancel", invoice: "uncollectible" };
