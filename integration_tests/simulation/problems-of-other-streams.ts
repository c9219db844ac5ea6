import { isDeepStrictEqual } from "node:util";
import { SHELF_RESOURCES } from "stripe-simulator";
import type { RawStream } from "../../src/streams/kinds.js";
import { stripesOwn } from "../support/expect-truth.js";
import { keyOf } from "../support/subject.js";
import type { Row } from "./history.js";
import type { OtherStream } from "./other-streams.js";
import type { Played } from "./play.js";

/**
 * Returns the differences of the story's other streams from the account's truth, except for what the connector cannot
 * know: what is older than an import window, changes that neither an event nor a list shows (also of embedded parts),
 * deletions whose events Stripe has dropped, and deletions without an event of rows that no state covers.
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
      const expected = JSON.parse(JSON.stringify(object)) as Row;
      problems.push(...differences(`${name}: ${id}`, ...withHeardParts(stream, row, expected)));
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

/**
 * Returns both with the ids alone of embedded parts whose changes no event reports, such as a transfer's reversals. The
 * row may still have what was removed.
 */
function withHeardParts({ nested, unreported }: RawStream, row: Row, expected: Row): readonly [Row, Row] {
  const silent = unreported === "all" ? [] : nested.filter(({ route }) => changesInSilence(route));
  const [heard, wanted] = [{ ...row }, { ...expected }];
  for (const { field } of silent) {
    const ids = idsIn(expected[field]);
    wanted[field] = ids;
    heard[field] = idsIn(row[field]).filter((id) => ids.includes(id));
  }
  return [heard, wanted];
}

/** By the simulator's table of events, which knows nothing of the connector's. */
function changesInSilence(route: string): boolean {
  const resource = SHELF_RESOURCES.find(({ path }) => path === route);
  return resource !== undefined && resource.events?.updated === undefined;
}

function idsIn(list: unknown): readonly string[] {
  return ((list ?? {}) as { readonly data?: readonly { readonly id: string }[] }).data?.map(({ id }) => id) ?? [];
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
