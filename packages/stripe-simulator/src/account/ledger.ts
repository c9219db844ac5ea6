import type { VirtualClock } from "../clock.js";
import type { Kind, Kinds, Store, StoredEvent } from "../store.js";
import { ActionError } from "./action-error.js";
import { deepFreeze } from "./freeze.js";
import type { Ids } from "./ids.js";
import { previousAttributes } from "./previous-attributes.js";
import type { Random } from "./random.js";

/**
 * The only writer of the store. Objects in it are immutable: a change replaces the object by a new frozen one that
 * shares the unchanged parts. So each event can contain the object as it was, without a copy.
 */
export interface Ledger {
  readonly store: Store;
  readonly ids: Ids;
  /** Unix seconds. */
  readonly nowSeconds: number;
  apiVersion: string;
  /**
   * Returns an object.
   * @throws ActionError if there is no such object.
   */
  find<K extends Kind>(kind: K, id: string): Kinds[K];
  add<K extends Kind>(kind: K, object: Kinds[K], ...eventTypes: readonly string[]): Kinds[K];
  /**
   * Changes an object and writes one event per type, in order. Types that end in `.updated` carry the changes, and are
   * omitted if nothing changed.
   */
  change<K extends Kind>(kind: K, id: string, changes: Partial<Kinds[K]>, ...eventTypes: readonly string[]): Kinds[K];
  remove(kind: Kind, id: string, ...eventTypes: readonly string[]): void;
  /** Writes an event about an object that the ledger does not keep, or that did not change. */
  emit(type: string, object: object, previous?: Readonly<Record<string, unknown>>): void;
}

export interface LedgerOptions {
  readonly store: Store;
  /** The time of objects. */
  readonly clock: VirtualClock;
  /** The time of events: the account's. */
  readonly eventClock: VirtualClock;
  readonly ids: Ids;
  readonly apiVersion: string;
  readonly lateEvents: { readonly share: number; readonly maxSeconds: number };
  /** Decides which events become visible late. */
  readonly random: Random;
}

export function createLedger(options: LedgerOptions): Ledger {
  const { store, clock, eventClock, ids, apiVersion, lateEvents, random } = options;
  const write = (type: string, object: object, previous?: Readonly<Record<string, unknown>>) => {
    const isLate = random() < lateEvents.share;
    const delaySeconds = isLate ? 1 + Math.floor(random() * lateEvents.maxSeconds) : 0;
    const event: StoredEvent = {
      id: ids("event"),
      type,
      created: eventClock.nowSeconds,
      visibleAt: eventClock.nowSeconds + delaySeconds,
      apiVersion: ledger.apiVersion,
      object: deepFreeze(object) as Readonly<Record<string, unknown>>,
      ...(previous && { previousAttributes: deepFreeze(previous) }),
    };
    store.events.push(Object.freeze(event));
  };

  const ledger: Ledger = {
    store,
    ids,
    apiVersion,
    get nowSeconds() {
      return clock.nowSeconds;
    },
    find(kind, id) {
      const object = store.collections[kind].get(id);
      if (!object) throw new ActionError(`There is no ${id} among the ${kind} of account ${store.accountId}.`);
      return object;
    },
    add(kind, object, ...eventTypes) {
      const frozen = deepFreeze(object);
      store.collections[kind].add(frozen);
      for (const type of eventTypes) write(type, frozen);
      return frozen;
    },
    change(kind, id, changes, ...eventTypes) {
      const before = ledger.find(kind, id);
      const previous = previousAttributes(only(before, Object.keys(changes)), changes);
      const after = previous ? deepFreeze({ ...before, ...changes }) : before;
      if (previous) store.collections[kind].replace(after);
      for (const type of eventTypes) {
        if (!type.endsWith(".updated")) write(type, after);
        else if (previous) write(type, after, previous);
      }
      return after;
    },
    remove(kind, id, ...eventTypes) {
      const object = ledger.find(kind, id);
      store.collections[kind].remove(id);
      for (const type of eventTypes) write(type, object);
    },
    emit: write,
  };
  return ledger;
}

function only(object: object, keys: readonly string[]): Readonly<Record<string, unknown>> {
  const values = object as Readonly<Record<string, unknown>>;
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}
