import { isDeepStrictEqual } from "node:util";
import { stripesOwn } from "../support/expect-truth.js";
import { keyOf } from "../support/subject.js";
import type { Row } from "./history.js";
import type { OtherStream } from "./other-streams.js";
import type { Played } from "./play.js";

/**
 * Returns the differences of the story's other streams from the account's truth, except for what the connector cannot
 * know: what is older than an import window, changes that neither an event nor a list shows, deletions whose events
 * Stripe has dropped, and deletions without an event of rows that no state covers.
 */
export function problemsOfOtherStreams(played: Played): string[] {
  if (played.story.syncs.some(({ windowDays }) => windowDays !== null)) return [];
  return played.others.flatMap((other) => problemsOf(played, other).slice(0, 5));
}

function problemsOf({ platform, simulator, syncs }: Played, { stream, truth, latency }: OtherStream): string[] {
  const { name, listing } = stream;
  const key = (row: Row) => keyOf(stream, row, simulator.store.accountId);
  const is = truth();
  const living = platform.destination.rows(name).filter((row) => row["is_deleted"] === false);
  const rows = Object.fromEntries(living.map((row) => [key(row), stripesOwn(row)]));
  const problems: string[] = [];
  for (const [id, object] of Object.entries(is)) {
    const row = rows[id];
    if (!row) {
      if (latency.add !== "never") problems.push(`${name}: ${id} is missing`);
    } else if (latency.change !== "never" || listing === "single") {
      problems.push(...differences(`${name}: ${id}`, row, JSON.parse(JSON.stringify(object)) as Row));
    }
  }
  const isHeard = latency.remove !== "never" && (stream.vanishes === true || !hasGap(syncs));
  const parents = new Set(Object.values(is).map(({ parent_id: parent }) => parent));
  const unknown = stream.vanishes === true ? keysWithoutState(syncs, name, key) : new Set<string>();
  for (const [id, { parent_id: parent }] of Object.entries(rows)) {
    const hasParent = parent === undefined || parents.has(parent);
    if (!(id in is) && isHeard && hasParent && !unknown.has(id))
      problems.push(`${name}: ${id} is gone, but has no tombstone`);
  }
  return problems;
}

/** Single objects get the account's id if they have none. */
function differences(what: string, row: Row, object: Row): string[] {
  const { id: _id, ...shown } = row;
  const { id: _other, ...expected } = object;
  if (isDeepStrictEqual(shown, expected)) return [];
  const fields = [...new Set([...Object.keys(shown), ...Object.keys(expected)])];
  const different = fields.filter((field) => !isDeepStrictEqual(shown[field], expected[field]));
  return [
    `${what} differs in ${different.map((field) => `${field}: ${short(shown[field])} instead of ${short(expected[field])}`).join(", ")}`,
  ];
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? "undefined").slice(0, 120);
}

/** Returns the keys of the rows that only killed syncs emitted, each after its last state of the stream. */
function keysWithoutState(syncs: Played["syncs"], stream: string, key: (row: Row) => string): ReadonlySet<string> {
  const unknown = new Set<string>();
  for (const { messages } of syncs) {
    const sinceState = new Set<string>();
    for (const message of messages) {
      if (message.type === "RECORD" && message.record.stream === stream)
        sinceState.add(key(message.record.data as Row));
      if (message.type !== "STATE" || message.state.stream.stream_descriptor.name !== stream) continue;
      for (const id of sinceState) unknown.delete(id);
      sinceState.clear();
    }
    for (const id of sinceState) unknown.add(id);
  }
  return unknown;
}

/** Returns whether events may have left the change feed between two syncs. */
function hasGap(syncs: Played["syncs"]): boolean {
  return syncs.at(-1)!.endedSeconds - syncs[0]!.beganSeconds > 27 * 86_400;
}
