import type { VirtualClock } from "../clock.js";
import type { Store } from "../store.js";
import { ActionError } from "./action-error.js";
import { actionsOn, type Actions } from "./actions.js";
import { createBooks } from "./books.js";
import { createStore } from "./create-store.js";
import { createIds } from "./ids.js";
import { JobQueue } from "./job-queue.js";
import { createLedger } from "./ledger.js";
import type { DunningPolicy } from "./params/subscription.js";
import { createRandom } from "./random.js";

/**
 * A Stripe account that lives: actions do what Stripe's API does, and time does what Stripe Billing does. Every change of an object
 * replaces it in the store by a new, deeply frozen one and writes the events that Stripe would send, at the clock's now.
 */
export interface Account extends Actions {
  readonly store: Store;
  readonly clock: VirtualClock;
  /** The account's default version: later events are rendered in it for ever. */
  readonly apiVersion: string;
  setApiVersion(version: string): void;

  /** Runs everything that is due, in time order with the clock at each thing's time, and ends with the clock at `seconds`. */
  advanceTo(seconds: number): void;
  /** Runs `action` when the clock reaches `atSeconds` (Unix, not before now); what is due at one second runs in the order of asking. */
  schedule(atSeconds: number, action: () => void): void;
}

export interface AccountOptions {
  /** `acct_` and 16 characters; made from the seed when absent. */
  readonly accountId?: string;
  /** true when absent. */
  readonly livemode?: boolean;
  readonly clock: VirtualClock;
  /** Two accounts with one seed and the same actions are equal, ids included; 1 when absent. */
  readonly seed?: number;
  /** The account's default API version; the newest when absent. */
  readonly eventApiVersion?: string;
  /** A share (0..1) of the events becomes visible up to `maxSeconds` late, as Stripe's do; none when absent. */
  readonly lateEvents?: { readonly share: number; readonly maxSeconds: number };
  /** Retries after 1, 3, 5 and 7 days, then cancel and mark uncollectible, where absent. */
  readonly dunning?: Partial<DunningPolicy>;
  /** Days from `invoice.upcoming` to the renewal that it announces; no such events when absent. */
  readonly upcomingInvoiceDays?: number;
}

/** An account without objects, whose time is the clock's. */
export function createAccount(options: AccountOptions): Account {
  const { clock } = options;
  const seed = options.seed ?? 1;
  const ids = createIds(createRandom(`${seed}/ids`));
  const store = createStore(options.accountId ?? ids("account"), options.livemode ?? true);
  const ledger = createLedger({
    store,
    clock,
    ids,
    apiVersion: options.eventApiVersion ?? NEWEST_API_VERSION,
    lateEvents: options.lateEvents ?? { share: 0, maxSeconds: 0 },
    random: createRandom(`${seed}/late events`),
  });
  const jobs = new JobQueue();
  const schedule: Account["schedule"] = (atSeconds, action) => {
    if (atSeconds < clock.nowSeconds) throw new ActionError("Nothing can be scheduled in the past.");
    jobs.add(atSeconds, action);
  };
  const books = createBooks({
    ledger,
    schedule,
    dunning: { ...DEFAULT_DUNNING, ...options.dunning },
    upcomingInvoiceDays: options.upcomingInvoiceDays ?? null,
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
    advanceTo: (seconds) => {
      for (let at = jobs.nextSeconds; at !== undefined && at <= seconds; at = jobs.nextSeconds) {
        clock.advanceTo(Math.max(at, clock.nowSeconds));
        jobs.take()?.();
      }
      clock.advanceTo(seconds);
    },
    schedule,
    ...actionsOn(books),
  };
}

/** The API version of the objects in the store, which `stripe@23` pins. */
const NEWEST_API_VERSION = "2026-10-28.endive";

const DEFAULT_DUNNING: DunningPolicy = { retryDays: [1, 3, 5, 7], subscription: "cancel", invoice: "uncollectible" };
