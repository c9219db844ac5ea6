import type { Ranges } from "../stripe/lists/ranges.js";
import type { SavedCustomers } from "./customer-carry-over.js";
import type { SavedCoupons } from "./deleted-coupons.js";
import type { SavedDefinition } from "./definition.js";
import type { SavedReport } from "./reported-mrr.js";

/**
 * The state of a stream between syncs, whatever its kind. All times are whole Unix seconds unless they say otherwise.
 *
 *     import_start ... open_ranges (not listed yet) ... high_water_mark ... events_cursor ... now
 *
 * If everything is listed again, the cursor is behind the new mark until the changes since the mark are read.
 */
export interface CommonState {
  /** The shape of the state. Version 1 is read too (`state-v1.ts`). An older connector does not read version 2. */
  readonly version: 2;
  /** The Stripe account, if the key can read it. */
  readonly account: string | null;
  readonly livemode: boolean;
  /** `backfill` while history is missing: while ranges are open. */
  readonly phase: "backfill" | "follow";
  /** When the first sync of this connection began. Facts before it are historical. */
  readonly connected_at: number;
  /** The greatest `observed_at` so far. */
  readonly observed_until: string | null;
  /** The pages that each collection's list had last time. They decide which way to read changes is cheaper. */
  readonly list_pages: Readonly<Record<string, number>>;
  readonly backfill: Backfill;
}

/** The latest listing of everything. */
export interface Backfill {
  /** The start of the import window that it reads. */
  readonly import_start: number;
  /** When it began. */
  readonly listed_at: number;
  /** Stripe's clock before its first list call, less the lag. The change feed is followed from here. */
  readonly high_water_mark: number;
  /**
   * The seconds that are not read yet, as [from, to).
   * Derived streams: the seconds of `occurred_at` that are not emitted yet.
   */
  readonly open_ranges: readonly (readonly [number, number])[];
  /** In how many parts the list is read. Absent: it has none. */
  readonly parts?: number | undefined;
  /** The object after which an interrupted walk of the list goes on. Absent: it begins at the newest one. */
  readonly after?: string | undefined;
}

/** The state of a stream of Stripe's objects. */
export interface RawState extends CommonState {
  readonly incremental: {
    /**
     * Deletions before it MUST be in the destination.
     * Other changes before it are there too, unless an open range or a later listing still brings them.
     */
    readonly events_cursor: number;
    /** Events at or after the cursor whose objects are in the destination already. */
    readonly recent_events: readonly string[];
  };
  /** What lists have shown so far, if no event reports it. Absent: events report everything. */
  readonly relisting?: Relisting | undefined;
}

/** How far a stream has read that must read lists again. */
export interface Relisting {
  /** Objects that were created before this Unix second were listed, or are in an open range. */
  readonly until: number;
  /** Whether what is open is of new objects alone. Absent: of a whole list, which goes on until it is complete. */
  readonly only_new?: boolean | undefined;
  /** The newest objects of the last list that takes no time. A later list is read down to the first of them. */
  readonly newest?: readonly string[] | undefined;
  /**
   * Every row that the destination has: its id, after its parent's and a space if it has one. Absent: there are too many
   * to remember, or their deletions have events.
   */
  readonly ids?: readonly string[] | undefined;
  /**
   * Objects that will change once without an event, as [from, to, due): their seconds of creation, and the second from
   * which they are listed again.
   */
  readonly pending?: readonly (readonly [from: number, to: number, due: number])[] | undefined;
}

/** The state of a derived stream. */
export interface DerivedState extends CommonState {
  readonly incremental: {
    /** Events that were recorded before it are emitted, and none after it. */
    readonly events_cursor: number;
  };
  /** How MRR is defined in the records. Absent: an older connector wrote the state. */
  readonly definition?: SavedDefinition | undefined;
  /**
   * The Unix second from which the first sync read events. If it is interrupted, it begins again with the same events.
   * Otherwise facts that it had emitted from events would be emitted again from invoices, with other ids.
   * Absent: it read none, or an older connector wrote the state.
   */
  readonly evidence_from?: number | undefined;
  /**
   * The MRR that was reported, if invoices do not show it. Absent: the history is not emitted yet, or an older
   * connector emitted it.
   */
  readonly reported?: SavedReport | undefined;
  /** What the next derivation of a customer needs but cannot see any more. Absent: no customer has a carry-over. */
  readonly carry_over?:
    | {
        readonly customers: SavedCustomers;
        /** There was no room for every customer, so a full rescan must emit the scheduled changes that were missed. */
        readonly is_cut: boolean;
      }
    | undefined;
  readonly coupons?: SavedCoupons | undefined;
}

export type StreamState = RawState | DerivedState;

/** Events become visible late, so the feed's last seconds do not count as complete. */
export const lagSeconds = 60;

/** Returns the ranges that the backfill has not read yet. */
export function openRanges({ backfill }: Pick<CommonState, "backfill">): Ranges {
  return backfill.open_ranges.map(([from, to]) => ({ from, to }));
}

/** Returns the state with these ranges still to be read. The phase follows from them. */
export function withOpenRanges<State extends CommonState>(state: State, ranges: Ranges): State {
  return {
    ...state,
    phase: ranges.length === 0 ? "follow" : "backfill",
    backfill: { ...state.backfill, open_ranges: ranges.map(({ from, to }) => [from, to] as const) },
  };
}
