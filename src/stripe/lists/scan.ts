import type { Range, Ranges } from "./ranges.js";
import type { Page, PageRequest } from "./page.js";
import type { StripeObject } from "../resource.js";
import { watchCursors, type WatchCursors } from "./watch-cursors.js";

export interface ScannedPage {
  /** Newest first. An object is on one page only. */
  readonly objects: readonly StripeObject[];
  /** The seconds that are wholly read once this page is. May be empty. */
  readonly covered: Range;
}

export interface Scan {
  /** The list's, for errors. */
  readonly path: string;
  /** What to read, in seconds of the objects' `created`. */
  readonly ranges: Ranges;
  /** Pages in flight at most. */
  readonly concurrency: number;
  readonly fetchPage: (request: PageRequest) => Promise<Page>;
  /** Is awaited before the page's range goes on. While several pages wait for it, fewer are in flight. */
  readonly onPage: (page: ScannedPage) => Promise<void>;
}

/**
 * Reads the lists of the given ranges with up to `concurrency` pages in flight, whatever the density: when no range is
 * idle, the older end of the one with the most pages to come is split off. Stripe lists newest first, so a range shrinks
 * from its newer end:
 *
 *     from |............ split off ............|... a few pages ...| last page | read  to
 *
 * How many pages are to come is judged by the density of the last few pages, so a range that was not paged yet is never
 * split: one request tells whether it is worth it. The older end is often empty (nobody knows when the account's first
 * object was made), which is why a range keeps a few pages rather than half of its time; each time that the older end
 * proves not to be, the next split keeps twice as many, since a split costs about one page that is not full.
 *
 * Rejects with the first page's error, or with one of its own where the list goes round in circles, after all pages in flight have ended.
 */
export async function scan({ path, ranges, concurrency, fetchPage, onPage }: Scan): Promise<void> {
  const open = new Set(ranges.map((range) => toSpan(range, path)));
  const inFlight = new Map<Span, Promise<void>>();
  let waiting = 0;
  let window = Math.min(concurrency, mostWaiting);
  try {
    for (;;) {
      while (inFlight.size < window) {
        const span = nextIdle(open, inFlight) ?? splitOff(inFlight.keys(), path);
        if (!span) break;
        open.add(span);
        inFlight.set(span, readPage(span));
      }
      if (inFlight.size === 0) return;
      await Promise.race(inFlight.values());
    }
  } finally {
    await Promise.allSettled(inFlight.values());
  }

  async function readPage(span: Span): Promise<void> {
    const page = await fetchPage({ created: { gte: span.from, lt: span.to }, ...after(span) });
    waiting += 1;
    window = Math.min(concurrency, waiting > mostWaiting ? Math.max(mostWaiting, Math.floor(window / 2)) : window + 1);
    await onPage(advance(span, page));
    waiting -= 1;
    inFlight.delete(span);
    if (span.from >= span.to) open.delete(span);
  }
}

/** When more pages wait for their consumer, fewer are asked for: a slow one would otherwise fill the memory with them. */
const mostWaiting = 4;

/** The part of a range that is still to be read. */
interface Span {
  from: number;
  to: number;
  /** The last object read: the next page starts after it. */
  cursor: { readonly id: string; readonly createdSeconds: number } | undefined;
  /** The seconds that each of the last few pages covered, here and in the range that this was split off. */
  lastPages: readonly number[];
  /** How many pages stay when the older end is split off. */
  readonly pagesKept: number;
  /** The ids read so far in the second of `cursor`. */
  seenInSecond: ReadonlySet<string>;
  /** Notices when it goes round in circles. */
  readonly watch: WatchCursors;
}

function toSpan({ from, to }: Range, path: string): Span {
  const watch = watchCursors(path);
  return { from, to, cursor: undefined, lastPages: [], pagesKept: 20, seenInSecond: new Set(), watch };
}

function after(span: Span): Pick<PageRequest, "startingAfter"> {
  return span.cursor ? { startingAfter: span.cursor.id } : {};
}

/** Moves the span past the page and tells what the page brought. */
function advance(span: Span, page: Page): ScannedPage {
  // Objects below `from` belong to the half that was split off while the page was on its way.
  const own = page.objects.filter((object) => createdOf(object) >= span.from);
  const objects = own.filter((object) => !span.seenInSecond.has(object.id));
  const last = own.at(-1);
  const to = span.to;
  if (page.hasMore && last && own.length === page.objects.length) {
    const createdSeconds = createdOf(last);
    span.watch(last.id, objects.length > 0);
    const inSecond = own.filter((object) => createdOf(object) === createdSeconds).map(({ id }) => id);
    const sameSecond = span.cursor?.createdSeconds === createdSeconds;
    span.seenInSecond = new Set(sameSecond ? [...span.seenInSecond, ...inSecond] : inSecond);
    span.cursor = { id: last.id, createdSeconds };
    span.to = createdSeconds + 1;
    span.lastPages = [...span.lastPages, to - span.to].slice(-pagesJudged);
  } else {
    span.to = span.from;
  }
  return { objects, covered: { from: span.to, to } };
}

function nextIdle(open: Iterable<Span>, inFlight: ReadonlyMap<Span, unknown>): Span | undefined {
  for (const span of open) if (!inFlight.has(span)) return span;
  return undefined;
}

/** Fewer pages are not worth a split, which costs about one page that is not full. */
const fewestPages = 8;

function splitOff(busy: Iterable<Span>, path: string): Span | undefined {
  const [longest] = [...busy]
    .filter((span) => span.cursor && pagesLeft(span) >= fewestPages)
    .toSorted((a, b) => pagesLeft(b) - pagesLeft(a));
  if (!longest) return undefined;
  const pages = Math.min(longest.pagesKept, pagesLeft(longest) / 2);
  const middle = longest.to - Math.ceil(pages * secondsPerPage(longest));
  const older: Span = {
    ...toSpan({ from: longest.from, to: middle }, path),
    // Weighs as two pages: the density may change.
    lastPages: [secondsPerPage(longest), secondsPerPage(longest)],
    pagesKept: 2 * longest.pagesKept,
  };
  longest.from = middle;
  return older;
}

/** On average, since a page within one busy second says nothing of the time before it; at least 1. */
function secondsPerPage({ lastPages }: Span): number {
  return Math.max(1, lastPages.reduce((sum, seconds) => sum + seconds, 0) / lastPages.length);
}

/** Few, since a page across a gap says nothing of the time after it. */
const pagesJudged = 5;

function pagesLeft(span: Span): number {
  return (span.to - span.from) / secondsPerPage(span);
}

export function createdOf(object: StripeObject): number {
  return object["created"] as number;
}
