import type { Range, Ranges } from "./ranges.js";
import { createdOf, type Page, type PageRequest } from "./page.js";
import type { StripeObject } from "../resource.js";
import { watchCursors, type WatchCursors } from "./watch-cursors.js";

export interface ScannedPage {
  /** Newest first. An object is on one page only. */
  readonly objects: readonly StripeObject[];
  /** The seconds that are read completely with this page. May be empty. */
  readonly covered: Range;
}

export interface Scan {
  /** The list's path, for errors. */
  readonly path: string;
  /** What to read, in seconds of the objects' `created`. */
  readonly ranges: Ranges;
  /** The most pages in flight. */
  readonly concurrency: number;
  readonly fetchPage: (request: PageRequest) => Promise<Page>;
}

/**
 * Yields the pages of the given ranges, with up to `concurrency` pages in flight, whatever the density.
 * If no range is idle, the range with the most pages to come is split, and its older end becomes a new range.
 * Stripe lists newest first, so a range shrinks from its newer end:
 *
 *     from |............ split off ............|... a few pages ...| last page | read  to
 *
 * The number of pages to come is estimated from the density of the last few pages.
 * A range without a page yet is never split, because its first request shows whether a split pays.
 * The older end is often empty, because nobody knows when the account's first object was created.
 * So a range keeps a few pages instead of half of its time. If the older end is not empty, the next split keeps
 * twice as many pages, because a split costs about one page that is not full.
 *
 * A range continues when its page was consumed. While several pages wait for the consumer, fewer are in flight.
 * `break` starts no further request and waits for those in flight.
 *
 * @throws the first page's error, or an error if the list repeats its pages, after all other pages in flight were
 *   yielded
 */
export async function* scan({
  path,
  ranges,
  concurrency,
  fetchPage,
}: Scan): AsyncGenerator<ScannedPage, void, undefined> {
  const open = new Set(ranges.map((range) => toSpan(range, path)));
  const requests = new Map<Span, Promise<void>>();
  const arrived: Arrival[] = [];
  /** Spans that are requested, or whose page the consumer has not finished. */
  const busy = new Set<Span>();
  let window = Math.min(concurrency, waitingBeforeSlowing);
  let failure: { readonly error: unknown } | undefined;

  function fill(): void {
    while (busy.size < window) {
      const span = nextIdle(open, busy) ?? splitOff(busy, path);
      if (!span) return;
      open.add(span);
      busy.add(span);
      requests.set(span, request(span));
    }
  }

  async function request(span: Span): Promise<void> {
    try {
      const page = await fetchPage({ created: { gte: span.from, lt: span.to }, ...after(span) });
      arrived.push({ span, page: advance(span, page) });
      const waiting = busy.size - requests.size + 1;
      const half = Math.max(waitingBeforeSlowing, Math.floor(window / 2));
      window = Math.min(concurrency, waiting > waitingBeforeSlowing ? half : window + 1);
    } catch (error) {
      failure ??= { error };
    } finally {
      requests.delete(span);
    }
  }

  try {
    fill();
    while (requests.size > 0 || arrived.length > 0) {
      const next = arrived.shift();
      if (!next) {
        await Promise.race(requests.values());
        continue;
      }
      yield next.page;
      busy.delete(next.span);
      if (next.span.from >= next.span.to) open.delete(next.span);
      if (!failure) fill();
    }
    if (failure) throw failure.error;
  } finally {
    await Promise.all(requests.values());
  }
}

/** A page that the consumer has not taken yet. */
interface Arrival {
  readonly span: Span;
  readonly page: ScannedPage;
}

/** While more pages than this wait for the consumer, fewer are requested, because they would fill the memory. */
const waitingBeforeSlowing = 4;

/** The part of a range that is still to be read. */
interface Span {
  from: number;
  to: number;
  /** The last object read. The next page starts after it. */
  cursor: { readonly id: string; readonly createdSeconds: number } | undefined;
  /** The seconds that each of the last few pages covered, also in the range that this one was split from. */
  lastPages: readonly number[];
  /** The number of pages to keep when the older end is split off. */
  readonly pagesKept: number;
  /** The ids read so far in the second of `cursor`. */
  seenInSecond: ReadonlySet<string>;
  /** Detects a list that repeats its pages. */
  readonly watch: WatchCursors;
}

function toSpan({ from, to }: Range, path: string): Span {
  const watch = watchCursors(path);
  return { from, to, cursor: undefined, lastPages: [], pagesKept: 20, seenInSecond: new Set(), watch };
}

function after(span: Span): Pick<PageRequest, "startingAfter"> {
  return span.cursor ? { startingAfter: span.cursor.id } : {};
}

/** Moves the span past the page. Returns the objects and seconds that the page adds. */
function advance(span: Span, page: Page): ScannedPage {
  // Objects below `from` belong to the range that was split off while the page was in flight.
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

function nextIdle(open: Iterable<Span>, busy: ReadonlySet<Span>): Span | undefined {
  for (const span of open) if (!busy.has(span)) return span;
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
    // Counts as only two pages, because the density may change.
    lastPages: [secondsPerPage(longest), secondsPerPage(longest)],
    pagesKept: 2 * longest.pagesKept,
  };
  longest.from = middle;
  return older;
}

/** Returns an average, because a page within one busy second does not show the earlier density; at least 1. */
function secondsPerPage({ lastPages }: Span): number {
  return Math.max(1, lastPages.reduce((sum, seconds) => sum + seconds, 0) / lastPages.length);
}

/** Only a few, because a page across a gap does not show the density after it. */
const pagesJudged = 5;

function pagesLeft(span: Span): number {
  return (span.to - span.from) / secondsPerPage(span);
}
