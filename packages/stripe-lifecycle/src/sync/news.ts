import type { Destination } from "../destination/destination.js";
import { presentMrr, type PresentMrr } from "../present-mrr.js";

/** What a destination said of the account before a sync. */
export interface Standing {
  readonly mrr: readonly PresentMrr[];
  /** recorded_at of the latest event; null: there is none. */
  readonly lastRecordedAt: string | null;
}

/** The account's MRR, and what a sync brought. Empty if the streams for it are not synced. */
export interface News {
  /** By currency, the largest first. */
  readonly mrr: readonly MrrNow[];
  /** Events since the sync before, by type, the most frequent first. Empty after a first sync. */
  readonly events: readonly { readonly type: string; readonly count: number }[];
}

export interface MrrNow extends PresentMrr {
  /** MRR before the sync, in the currency's minor unit. Undefined after a first sync. */
  readonly before: number | undefined;
}

/** Returns what the destination says now. */
export async function standing(destination: Destination): Promise<Standing> {
  const tables = await destination.tables();
  const mrr = tables.includes("customer_metrics") ? await presentMrr(destination) : [];
  if (!tables.includes("lifecycle_events")) return { mrr, lastRecordedAt: null };
  const [row] = await destination.query("SELECT CAST(max(recorded_at) AS TEXT) AS last FROM lifecycle_events");
  return { mrr, lastRecordedAt: (row?.["last"] ?? null) as string | null };
}

/** Returns what has changed since an earlier standing. */
export async function newsOf(destination: Destination, before: Standing): Promise<News> {
  const { mrr } = await standing(destination);
  const earlier = new Map(before.mrr.map(({ currency, mrrMinor }) => [currency, mrrMinor]));
  const isFirst = before.mrr.length === 0;
  return {
    mrr: mrr.map((now) => ({ ...now, before: isFirst ? undefined : (earlier.get(now.currency) ?? 0) })),
    events: before.lastRecordedAt === null ? [] : await eventsSince(destination, before.lastRecordedAt),
  };
}

async function eventsSince({ query }: Destination, recordedAt: string): Promise<News["events"]> {
  const rows = await query(`
    SELECT event_type AS type, count(*) AS events FROM lifecycle_events
    WHERE recorded_at > CAST('${recordedAt}' AS TIMESTAMPTZ) GROUP BY 1 ORDER BY 2 DESC, 1`);
  return rows.map((row) => ({ type: String(row["type"]), count: Number(row["events"]) }));
}
