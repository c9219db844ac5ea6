import { unreadableAnswer } from "../request/explain.js";

/** Told of each page that claims to have more: the cursor that the next one starts after, and whether the page brought anything new. */
export type WatchCursors = (cursor: string, isNews: boolean) => void;

/**
 * Notices a list that goes round in circles, which would be read for ever. Pages without anything new are no proof: where a cursor was
 * deleted meanwhile, the list begins anew. A cursor that comes twice without anything new in between is.
 *
 * @returns a function that throws StripeError "unreadable"
 */
export function watchCursors(path: string): WatchCursors {
  const sinceNews = new Set<string>();
  return (cursor, isNews) => {
    if (isNews) sinceNews.clear();
    if (sinceNews.has(cursor)) throw unreadableAnswer(path, "the same page again and again");
    sinceNews.add(cursor);
  };
}
