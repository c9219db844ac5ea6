import type { ReportedMrr } from "../metrics/timeline/reported-mrr.js";
import { isText, isTime, mapOf, shapeOf, type Check } from "./checks.js";

/** The reported MRR of subscriptions whose invoices do not show it, in the state of a derived stream. */
export interface SavedReport {
  /** By subscription id: the MRR in minor units, or why the subscription does not count. */
  readonly mrr: Readonly<Record<string, ReportedMrr>>;
  /** The number of subscriptions for which there was no room. */
  readonly dropped: number;
}

/** The remembered subscriptions of one derived stream while a sync derives customers. */
export interface RememberedMrr {
  /** Stores a derivation's result; undefined removes the subscription. Call it once for each subscription. */
  keep(toRemember: ReadonlyMap<string, ReportedMrr | undefined>): void;
  /** Returns the subscriptions for the state. If there are too many, the last ones are dropped. */
  report(): SavedReport;
}

/** Some platforms cannot pass more than 2 MB between their parts, and a state has other content too. */
const mostSubscriptions = 10_000;
const mostBytes = 512 * 1024;

/**
 * More than a state has room for, because some are removed again. Beyond it, they are only counted: an account can have
 * a million subscriptions.
 */
const mostHeld = 2 * mostSubscriptions;

/** @param saved what the state stored; undefined: every subscription is derived in this sync */
export function createRememberedMrr(saved: SavedReport | undefined): RememberedMrr {
  const mrr = new Map(Object.entries(saved?.mrr ?? {}));
  let notHeld = saved?.dropped ?? 0;
  return {
    keep(toRemember) {
      for (const [id, reported] of toRemember) {
        if (reported === undefined) mrr.delete(id);
        else if (mrr.size < mostHeld || mrr.has(id)) mrr.set(id, reported);
        else notHeld += 1;
      }
    },
    report() {
      const kept: [string, ReportedMrr][] = [];
      let bytes = 0;
      for (const entry of mrr) {
        bytes += JSON.stringify(entry).length;
        if (kept.length === mostSubscriptions || bytes > mostBytes) break;
        kept.push(entry);
      }
      return { mrr: Object.fromEntries(kept), dropped: notHeld + mrr.size - kept.length };
    },
  };
}

const isReportedMrr: Check = (value) => Number.isSafeInteger(value) || isText(value);

/** Returns whether a value of a saved state is a report. */
export const isSavedReport: Check = shapeOf({ mrr: mapOf(isReportedMrr), dropped: isTime });
