import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

/**
 * Finds moments of another process's sync at which a state would be saved, but not its records, if that were possible.
 */
export interface CommitMoments {
  /** Resolves at such a moment after some commits, or when the run is over. */
  next(commits: number, isOver: () => boolean): Promise<void>;
  /** Lets the sync go on. */
  release(): Promise<void>;
  close(): Promise<void>;
}

/**
 * In DuckDB right after a commit, while the next may begin: its log then has another size. No other process can read
 * it.
 */
export function duckdbMoments(path: string): CommitMoments {
  const look = async () => statSync(`${path}.wal`, { throwIfNoEntry: false })?.size;
  return {
    next: (commits, isOver) => changes(look, commits, isOver),
    release: async () => {},
    close: async () => {},
  };
}

/** In PostgreSQL while the sync waits for the tables of the streams, which this connection locks. */
export async function postgresMoments(url: string, schema: string, streams: readonly string[]): Promise<CommitMoments> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const value = async (sql: string): Promise<unknown> => {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows[0] && Object.values(rows[0])[0];
  };
  const isThere = `SELECT to_regclass('${schema}._stripe_lifecycle_state') IS NOT NULL`;
  const latest = `SELECT max(saved_at)::text FROM ${schema}._stripe_lifecycle_state`;
  const waits = `SELECT count(*)::integer FROM pg_stat_activity WHERE application_name = 'stripe-lifecycle' AND wait_event_type = 'Lock'`;
  return {
    async next(commits, isOver) {
      await changes(async () => ((await value(isThere)) === true ? value(latest) : undefined), commits, isOver);
      if (isOver()) return;
      await client.query("BEGIN");
      await client.query(`LOCK TABLE ${streams.map((name) => `${schema}.${name}`).join(", ")} IN SHARE MODE`);
      while ((await value(waits)) === 0 && !isOver()) await sleep(1);
    },
    release: async () => void (await client.query("ROLLBACK")),
    close: () => client.end(),
  };
}

/** Resolves when a value has changed so many times. */
async function changes(look: () => Promise<unknown>, times: number, isOver: () => boolean): Promise<void> {
  let last = await look();
  for (let seen = 0; seen < times && !isOver();) {
    const now = await look();
    if (now === last) await sleep(1);
    else seen += 1;
    last = now;
  }
}
