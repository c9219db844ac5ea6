import { isDeepStrictEqual } from "node:util";
import type { RawStream } from "../../src/streams/kinds.js";
import { historyOf, isDeletionHeard, isFollowed, numberIn, type Row, type StreamHistory } from "./history.js";
import type { Played } from "./play.js";
import { worldStreams } from "../support/world-streams.js";

/**
 * Returns the differences of the destination's raw streams from the account's truth, except for what the connector
 * cannot know.
 */
export function problemsOfRawStreams(played: Played): string[] {
  return worldStreams.flatMap((stream) => problemsOf(played, stream).slice(0, 5));
}

function problemsOf(played: Played, stream: RawStream): string[] {
  const { simulator, platform } = played;
  const { name, expand } = stream;
  const history = historyOf(played, name)!;
  const truth = new Map<string, Row>(
    [...simulator.truth(name as "invoices", expand)].map((each) => [each["id"] as string, each]),
  );
  const rows = new Map(platform.destination.rows(name).map((row) => [row["id"] as string, row]));
  const changes = changesOf(played, stream);
  const problems: string[] = [];

  for (const [id, object] of truth) {
    const row = rows.get(id);
    const changedAt = changes.get(id)?.filter((seconds) => isFollowed(history, seconds)) ?? [];
    if (!row) {
      if (isInWindow(history, object) || changedAt.length > 0) problems.push(`${name}: ${id} is missing`);
    } else if (row["is_deleted"] !== false) problems.push(`${name}: ${id} exists, but is marked as deleted`);
    else if (isKnowable(history, object, changes.get(id) ?? [])) problems.push(...differences(name, id, row, object));
  }
  for (const [id, row] of rows) {
    if (truth.has(id)) continue;
    const deletedAt = deletionOf(played, stream, id);
    if (deletedAt === undefined) problems.push(`${name}: there never was ${id}`);
    else if (row["is_deleted"] !== true && isDeletionHeard(history, deletedAt)) {
      problems.push(`${name}: ${id} was deleted at ${deletedAt}, but has no tombstone`);
    }
  }
  return problems;
}

function isInWindow({ importStart }: StreamHistory, object: Row): boolean {
  return numberIn(object, "created") >= importStart;
}

/** A new backfill reads only the import window. An older object stays as its last followed change left it. */
function isKnowable(history: StreamHistory, object: Row, changedAt: readonly number[]): boolean {
  return isInWindow(history, object) || changedAt.every((seconds) => isFollowed(history, seconds));
}

/** Ignores `times_redeemed`, because Stripe sends no event for it. */
function differences(name: string, id: string, row: Row, object: Row): string[] {
  const { account_id: _account, observed_at: _at, is_deleted: _deleted, times_redeemed: _row, ...emitted } = row;
  // Compares the object as JSON, which has no undefined fields.
  const { times_redeemed: _times, ...is } = JSON.parse(JSON.stringify(object)) as Row;
  if (isDeepStrictEqual(emitted, is)) return [];
  const fields = [...new Set([...Object.keys(emitted), ...Object.keys(is)])].filter(
    (field) => !isDeepStrictEqual(emitted[field], is[field]),
  );
  return [
    `${name}: ${id} observed at ${String(_at)} differs in ${fields.map((field) => `${field}: ${short(emitted[field])} instead of ${short(is[field])}`).join(", ")}`,
  ];
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}

/** Returns the times of the events that report a change of the object, or of something that it shows. */
function changesOf({ simulator }: Played, { changes }: RawStream): ReadonlyMap<string, readonly number[]> {
  const idFields = new Map(changes.flatMap(({ types, idField }) => types.map((type) => [type, idField] as const)));
  const times = new Map<string, number[]>();
  for (const { type, object, created } of simulator.store.events) {
    const id = object[idFields.get(type) ?? ""];
    if (typeof id !== "string") continue;
    const known = times.get(id);
    if (known) known.push(created);
    else times.set(id, [created]);
  }
  return times;
}

function deletionOf({ simulator }: Played, { deletion }: RawStream, id: string): number | undefined {
  return simulator.store.events.findLast(({ type, object }) => type === deletion && object["id"] === id)?.created;
}
