import type { Logger } from "@airbyte/cdk-typescript-compat";
import { mostIds, withIds, withPending, type PendingObject } from "../../state/relisting.js";
import { openRanges, type Relisting } from "../../state/state.js";
import { createdOf } from "../../stripe/lists/page.js";
import { isWalked, newestOf } from "../../stripe/lists/walk.js";
import type { StripeObject } from "../../stripe/resource.js";
import type { RawStream } from "../../streams/kinds.js";
import { emitTombstones, type RawRun } from "./stream-run.js";

/** A raw stream while its list is read, with what the state must remember of it if no event reports its changes. */
export interface RelistingRun {
  readonly run: RawRun;
  /** Whether it only looks for objects that are new or due, not for those of the import window. */
  readonly isPartial: boolean;
  /** The objects at which the reading may end, because older ones are known. undefined: it reads everything. */
  readonly newest: ReadonlySet<string> | undefined;
  /** Whether an interrupted walk may go on: nothing depends on having seen the list's beginning. */
  readonly canResumeWalk: boolean;
  /** Notes a page: the listed objects, and the rows that are emitted of them. */
  note(objects: readonly StripeObject[], rows: readonly StripeObject[]): void;
  /** Call it after the last page. Emits a tombstone for each row that a complete listing no longer shows. */
  finish(log: Logger): Promise<void>;
}

export function startRelisting(run: RawRun): RelistingRun {
  const { entry, state } = run;
  const known = new Set(state.relisting?.ids);
  const [first, ...others] = openRanges(state);
  const readsAll = first !== undefined && first.from <= state.backfill.import_start;
  // A listing by time that goes on after an interruption shows a part only: its newest seconds are read. A walk begins again.
  const isWhole = readsAll && (isWalked(entry) || (others.length === 0 && first.to > state.backfill.listed_at));
  const listed = new Set<string>();
  let newest: readonly string[] = [];

  return {
    run,
    canResumeWalk: isWalked(entry) && entry.unreported === undefined && !entry.vanishes,
    isPartial: entry.unreported !== undefined && !readsAll,
    newest: readsAll || state.relisting?.newest === undefined ? undefined : new Set(state.relisting.newest),
    note(objects, rows) {
      if (newest.length === 0) newest = newestOf(objects);
      if (entry.vanishes) {
        const keys = rows.map(keyOf);
        for (const key of keys) if (listed.size <= mostIds) listed.add(key);
        remember(run, (relisting) => (relisting.ids ? withIds(relisting, keys) : relisting));
      }
      remember(run, (relisting) => withPending(relisting, pendingIn(entry, rows)));
    },
    async finish(log) {
      if (isWalked(entry) && newest.length > 0) remember(run, (relisting) => ({ ...relisting, newest }));
      if (!entry.vanishes || !isWhole) return;
      if (listed.size > mostIds) warnOfMany(log, entry);
      else
        await emitVanished(
          run,
          [...known].filter((key) => !listed.has(key)),
        );
      remember(run, (relisting) => ({ ...relisting, ids: listed.size > mostIds ? undefined : [...listed] }));
    },
  };
}

/**
 * Adds rows that the destination gets to those that a complete listing must show, if all others are known. Emits a
 * tombstone for each child that one of the given parents no longer has.
 */
export async function rememberRows(
  run: RawRun,
  parents: readonly Pick<StripeObject, "id">[],
  rows: readonly StripeObject[],
): Promise<void> {
  const { ids: known } = run.state.relisting ?? {};
  if (!run.entry.vanishes || !known) return;
  const present = new Set(rows.map(keyOf));
  const read = new Set(run.entry.children ? parents.map(({ id }) => id) : []);
  const gone = new Set(known.filter((key) => read.has(parentIn(key)) && !present.has(key)));
  await emitVanished(run, [...gone]);
  const left = known.filter((key) => !gone.has(key));
  remember(run, (relisting) => withIds({ ...relisting, ids: left }, present));
}

/** Returns what the state remembers of a row: its id, after the parent's if it has one. No child's id contains a space. */
function keyOf({ id, parent_id: parent }: StripeObject): string {
  return typeof parent === "string" ? `${parent} ${id}` : id;
}

function parentIn(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf(" ")));
}

function remember(run: RawRun, change: (relisting: Relisting) => Relisting): void {
  const { relisting } = run.state;
  if (relisting) run.state = { ...run.state, relisting: change(relisting) };
}

/** Emits a tombstone for each row. It contains only the ids, because nothing else is known. */
async function emitVanished(run: RawRun, keys: readonly string[]): Promise<void> {
  const tombstoneOf = (key: string) => {
    const parent = parentIn(key);
    return parent === "" ? { id: key } : { id: key.slice(parent.length + 1), parent_id: parent };
  };
  await emitTombstones(run, keys.map(tombstoneOf));
}

/** Returns the rows that will change once without an event. */
function pendingIn({ pending }: RawStream, rows: readonly StripeObject[]): PendingObject[] {
  if (!pending) return [];
  return rows.flatMap((row) => {
    const dueSeconds = row[pending.until];
    if (row["status"] !== pending.status || typeof dueSeconds !== "number") return [];
    return { createdSeconds: createdOf(row), dueSeconds };
  });
}

function warnOfMany(log: Logger, { name }: RawStream): void {
  log.warn(
    `The stream ${name} has more than ${mostIds} rows. No event of Stripe reports their deletion, and the state has no ` +
      "room for more ids, so rows that are deleted at Stripe stay in the destination without is_deleted.",
  );
}
