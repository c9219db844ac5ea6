import type { Logger, StreamOutput } from "@airbyte/cdk-typescript-compat";
import type { MetricsOptions } from "../metrics/options.js";
import { readAccount } from "../stripe/account.js";
import { events } from "../stripe/change-feed.js";
import type { StripeClient } from "../stripe/client.js";
import { StripeError } from "../stripe/errors.js";
import { permissions } from "../stripe/permissions.js";
import { backfill } from "./backfill.js";
import { catchUp } from "./catch-up.js";
import { deriveCustomers } from "./derive-customers.js";
import { derivedStreams } from "./derived-streams.js";
import { createFactStore } from "./fact-store.js";
import { toFailure } from "./failure.js";
import { rawStreams } from "./list.js";
import { createObservationClock } from "./observation-clock.js";
import { planStream } from "./plan.js";
import { reportProgress } from "./progress.js";
import { parseState, type StreamState } from "./state.js";
import { active, checkpoint, type DerivedRun, type RawRun, type StreamRun } from "./stream-run.js";
import type { Sync } from "./sync.js";

export interface ReadSetup {
  readonly client: StripeClient;
  readonly streams: readonly StreamOutput[];
  /** The import window's start by Stripe's clock. Both in Unix seconds. */
  readonly importStart: (nowSeconds: number) => number;
  readonly options: MetricsOptions;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * One sync of the given streams: plan, backfill, catch up, derive. Each stream ends by itself, complete or failed.
 *
 * Rejects only when nothing can be read at all, or when `signal` ends the sync.
 */
export async function read(setup: ReadSetup): Promise<void> {
  const sync = await begin(setup);
  const endProgress = reportProgress(sync);
  try {
    await backfill(sync);
    const changes = await catchUp(sync);
    await deriveCustomers(sync, changes);
  } finally {
    endProgress();
  }
  for (const run of active([...sync.raw, ...sync.derived])) await run.output.complete();
}

async function begin(setup: ReadSetup): Promise<Sync> {
  const { client, log, signal, options } = setup;
  const [followsChanges, account] = await Promise.all([mayFollowChanges(setup), readAccount(client)]);
  const nowSeconds = client.nowSeconds();
  const importStart = setup.importStart(nowSeconds);
  const base = { nowSeconds, account: account.id, livemode: client.livemode, followsChanges };
  const raw: RawRun[] = [];
  const derived: DerivedRun[] = [];
  for (const output of setup.streams) {
    const entry = rawStreams.find(({ name }) => name === output.name);
    const stream = derivedStreams.find(({ name }) => name === output.name);
    const input = { ...base, importStart: entry?.ignoresImportWindow ? 0 : importStart };
    const run = await start(output, (previous) => planStream(output.name, previous, input), client);
    if (run && entry) raw.push({ ...run, entry });
    if (run && stream) derived.push({ ...run, stream });
  }
  const listPages: Record<string, number> = {};
  for (const { state } of [...raw, ...derived]) Object.assign(listPages, state.list_pages);
  const facts = createFactStore(client, log);
  return { client, log, signal, nowSeconds, followsChanges, options, raw, derived, facts, listPages };
}

/** Starts the stream and emits the state it begins with, so that the high-water mark is kept before the first list call. */
async function start(
  output: StreamOutput,
  plan: (previous: StreamState | undefined) => StreamState,
  client: StripeClient,
): Promise<StreamRun | undefined> {
  await output.start();
  try {
    const state = plan(parseState(output.name, output.initialState));
    const clock = createObservationClock(() => client.nowSeconds() * 1000, state.observed_until ?? undefined);
    const run = { output, clock, state, emitted: 0 };
    await checkpoint(run, state);
    return run;
  } catch (error) {
    await output.fail(toFailure(error));
    return undefined;
  }
}

async function mayFollowChanges({ client, log }: ReadSetup): Promise<boolean> {
  try {
    await client.get({ route: events.path, params: { limit: 1 } });
    return true;
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "permission")) throw error;
    log.warn(
      `The API key lacks ${permissions.events.dashboard}, so changes can't be followed: every sync lists everything ` +
        `again. Add this right to the key to make later syncs fast.`,
    );
    return false;
  }
}
