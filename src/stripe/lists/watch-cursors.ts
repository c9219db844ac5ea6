import { unreadableAnswer } from "../request/explain.js";

/** Called for each page that has more. Receives the next page's cursor, and whether the page contained anything new. */
export type WatchCursors = (cursor: string, hasNew: boolean) => void;

/**
 * Returns a function that detects a list that repeats its pages, which would be read for ever. A page without anything
 * new is no proof: if a cursor was deleted meanwhile, the list restarts. The proof is a cursor that occurs twice
 * without anything new in between.
 *
 * @returns a function that throws StripeError "unreadable"
 */
export function watchCursors(path: string): WatchCursors {
  const sinceNew = new Set<string>();
  return (cursor, hasNew) => {
    if (hasNew) sinceNew.clear();
    if (sinceNew.has(cursor)) throw unreadableAnswer(path, "the same page again and again");
    sinceNew.add(cursor);
  };
}
