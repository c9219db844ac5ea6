import { resolve } from "node:path";
import { derivedStreams } from "../../../../dist/streams/derived-streams.js";
import { readSchema } from "../../../../dist/streams/schemas.js";
import { deriveStored } from "../../../../dist/commands/derive/derive-stored.js";
import type { MetricsOptions } from "../../../../dist/metrics/options.js";
import { columnsOf, type Table } from "../destination/columns.js";
import type { Database } from "../destination/database.js";
import type { Owner } from "../destination/bookkeeping.js";
import { openToRead, openToWrite } from "../destination/open.js";
import { createReplacement, requireReplaceable, type Replacement } from "../destination/replacement.js";
import { momentOf } from "./as-of.js";
import { identityOf } from "./identity.js";
import { storedRows } from "./stored-rows.js";
import { storedTables } from "./stored-table.js";

export interface DeriveOptions {
  /** The database with the tables: path of a DuckDB file, or a postgresql:// URL. */
  readonly from: string;
  readonly schema: string | undefined;
  /** Where the derived tables go; undefined: into the same database. */
  readonly to: string | undefined;
  readonly toSchema: string | undefined;
  readonly account: string | undefined;
  /** Unix seconds; undefined: the moment that the tables describe. */
  readonly asOfSeconds: number | undefined;
  readonly metrics: MetricsOptions;
  /** Where facts beyond the memory go; undefined: the system's temporary folder. */
  readonly folder: string | undefined;
  readonly signal: AbortSignal;
  readonly onProblem: (sentence: string) => void;
}

export interface DeriveResult {
  /** The database that has the derived tables, without its password. */
  readonly destination: string;
  readonly owner: Owner;
  readonly asOfSeconds: number;
  /** Records by derived stream. */
  readonly records: ReadonlyMap<string, number>;
}

/**
 * Derives lifecycle_events and customer_metrics from the raw tables of a database, without Stripe, and puts them in
 * place of the rows that these two tables have, in one transaction.
 * @throws ConfigError with a sentence if the tables, or where the result goes, cannot be used; nothing is written then.
 */
export async function derive(options: DeriveOptions): Promise<DeriveResult> {
  const { from, schema, signal, onProblem } = options;
  const source = await openToRead(from, schema);
  const target = targetOf(options);
  try {
    const tables = await storedTables(source);
    const owner = await identityOf(source, tables, options.account);
    if (owner.account === undefined)
      onProblem(
        "The tables don't show their account, so the events' ids do without it. Name it with --account acct_...",
      );
    const asOfSeconds = options.asOfSeconds ?? (await momentOf(source, tables, onProblem));
    await target.check(source, owner);
    const records = new Map(derivedTables.map(({ stream }) => [stream, 0]));
    await deriveStored({
      stored: storedRows(source, tables, options.account, onProblem),
      account: owner.account ?? null,
      livemode: owner.livemode,
      asOfSeconds,
      options: options.metrics,
      folder: options.folder,
      log: { debug: () => undefined, info: () => undefined, warn: onProblem, error: onProblem },
      signal,
      async emit(stream, batch) {
        const replacement = await target.open(source, owner);
        for (const record of batch) await replacement.record(stream, record);
        records.set(stream, (records.get(stream) ?? 0) + batch.length);
      },
    });
    await (await target.open(source, owner)).commit();
    return { destination: target.label(), owner, asOfSeconds, records };
  } finally {
    await source.close();
    await target.close();
  }
}

const derivedTables: readonly Table[] = derivedStreams.map(({ name, primaryKey, cursorField }) => ({
  stream: name,
  columns: columnsOf(readSchema(name)),
  key: [primaryKey],
  cursor: cursorField,
}));

/**
 * Returns where the derived tables go. A file cannot be read and written at the same time, so it is opened when
 * everything was read.
 */
function targetOf({ from, schema, to = from, toSchema }: DeriveOptions) {
  // Two addresses of one PostgreSQL may be read and written at the same time; two paths of one file may not.
  const isSame = to === from || resolve(to) === resolve(from);
  const inSchema = toSchema ?? (isSame ? schema : undefined);
  let database: Database | undefined;
  let replacement: Promise<Replacement> | undefined;

  async function begin(source: Database, owner: Owner): Promise<Replacement> {
    if (isSame) await source.close();
    database ??= await openToWrite(to, inSchema);
    return createReplacement(database, derivedTables, owner);
  }

  return {
    /** Fails early, before anything was derived. */
    async check(source: Database, owner: Owner): Promise<void> {
      if (isSame && inSchema === schema) await requireReplaceable(source, derivedTables, owner);
      else if (!isSame) await this.open(source, owner);
    },
    async open(source: Database, owner: Owner): Promise<Replacement> {
      return (replacement ??= begin(source, owner));
    },
    label: () => database!.label,
    close: async () => database?.close(),
  };
}
