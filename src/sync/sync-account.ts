import type { Logger, ReadContext } from "@airbyte/cdk-typescript-compat";
import type { MetricsOptions } from "../metrics/options.js";
import { readAccount } from "../stripe/account.js";
import { events } from "../stripe/change-feed.js";
import type { StripeClient } from "../stripe/client.js";
import type { Clock } from "../stripe/clock.js";
import { StripeError } from "../stripe/request/errors.js";
import { permissions } from "../stripe/key/permissions.js";
import { backfill } from "./backfill/backfill.js";
import { readEvidence } from "./backfill/evidence.js";
import { catchUp } from "./catch-up/catch-up.js";
import { requireAccess } from "./connected-account.js";
import { futureStart } from "./future-start.js";
import { deriveCustomers } from "./derive/derive-customers.js";
import { derivedStreams } from "../streams/derived-streams.js";
import { createFactStore, type FactPlace } from "../facts/fact-store.js";
import { requireFactPlace } from "./run/ingest.js";
import { toFailure } from "./run/failure.js";
import { createIssueReport } from "./run/issue-report.js";
import { createForecast } from "./run/forecast.js";
import { rawStreams } from "../streams/raw-streams.js";
import type { RawStream } from "../streams/kinds.js";
import { isWalked } from "../stripe/lists/walk.js";
import { createSchemaMismatches } from "../records/schema-mismatches.js";
import { definitionOf, isSameDefinition } from "../state/definition.js";
import { createObservationClock } from "../state/observation-clock.js";
import { isRescanDue, isRescanned, planDerived, planRaw } from "./plan.js";
import { planNotices } from "./plan-notices.js";
import { createMissingPermissions } from "../facts/missing-permissions.js";
import { reportProgress } from "./progress/progress.js";
import { readScopedCustomers } from "./scope/customers/read-scoped-customers.js";
import { invalidIdMessages, requireCustomers, findScope } from "./scope/customers/find-scope.js";
import type { Output } from "./run/output.js";
import type { CustomerScope } from "./run/customer-scope.js";
import { parseDerivedState, parseRawState } from "../state/parse-state.js";
import { implausibleTimes } from "../state/plausible-times.js";
import { requireSavable as requireSavableState } from "../state/savable-state.js";
import { openRanges, type StreamState } from "../state/state.js";
import { checkpoint, complete, type DerivedRun, type RawRun, type StreamRun } from "./run/stream-run.js";
import { startStopwatch } from "./run/stopwatch.js";
import type { Sync } from "./run/context.js";
import { readTestClocks } from "./scope/test-clocks/test-clocks.js";

export interface SyncSetup {
  readonly client: StripeClient;
  readonly clock: Clock;
  readonly streams: readonly Output[];
  /** Returns the import window's start for Stripe's present time. Both in Unix seconds. */
  readonly importStart: (nowSeconds: number) => number;
  /** See `PlanInput`. */
  readonly fullRescanIntervalDays: number;
  /** Whether to read the objects of a sandbox's test clocks. */
  readonly includeTestClocks: boolean;
  /** The connected account to read; undefined: the key's own account. */
  readonly connectedAccountId?: string | undefined;
  /** Reads only these customers, and does not change the streams' states. Empty or absent: reads all customers. */
  readonly customerIds?: readonly string[];
  readonly options: MetricsOptions;
  /** Where facts are stored until the derived records are emitted. */
  readonly facts?: FactPlace;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** See `ReadContext`. */
  readonly showColumns?: ReadContext["showColumns"];
  /** See `ReadContext`. */
  readonly conclude?: ReadContext["conclude"];
}

/**
 * Runs one sync of the given streams: plan, backfill, catch-up, test clocks if selected, derivation.
 * Each stream ends on its own, complete or failed. If customers are selected, only these are read instead.
 *
 * Rejects only if nothing can be read at all, or if `signal` ends the sync.
 */
export async function syncAccount(setup: SyncSetup): Promise<void> {
  const sync = await begin(setup);
  const names = setup.streams.map(({ name }) => name);
  const endProgress = reportProgress(sync, setup.clock, names, setup);
  try {
    await requireFactPlace(sync);
    if (sync.scope) await readScopedCustomers(sync, sync.scope);
    else await readAll(sync, setup.includeTestClocks);
    await complete([...sync.raw, ...sync.derived]);
  } finally {
    sync.issues.log();
    endProgress();
    await sync.facts.close();
  }
}

async function readAll(sync: Sync, includeTestClocks: boolean): Promise<void> {
  await readEvidence(sync);
  await backfill(sync);
  const changes = await catchUp(sync);
  if (includeTestClocks) await readTestClocks(sync, changes);
  await deriveCustomers(sync, changes);
}

async function begin(setup: SyncSetup): Promise<Sync> {
  const { client, log, signal, options } = setup;
  if (setup.connectedAccountId !== undefined) await requireAccess(client, setup.connectedAccountId);
  const [followsChanges, account, scope] = await Promise.all([
    mayFollowChanges(setup),
    accountOf(setup),
    select(setup),
  ]);
  const nowSeconds = client.nowSeconds();
  const importStart = setup.importStart(nowSeconds);
  const doubt = futureStart(setup.importStart, nowSeconds);
  if (doubt !== undefined) log.warn(doubt);
  const fullRescanIntervalDays = scope ? 0 : setup.fullRescanIntervalDays;
  const { livemode } = client;
  const definition = definitionOf(options);
  const isDue = isRescanDue(savedStatesOf(setup.streams), { nowSeconds, fullRescanIntervalDays });
  const base = {
    nowSeconds,
    account: account.id,
    livemode,
    followsChanges,
    fullRescanIntervalDays,
    isRescanDue: isDue,
    definition,
  };
  const raw: RawRun[] = [];
  const derived: DerivedRun[] = [];
  for (const output of setup.streams) {
    const entry = rawStreams.find(({ name }) => name === output.name);
    const stream = derivedStreams.find(({ name }) => name === output.name);
    const input = { ...base, importStart: entry && isReadWhole(entry) ? 0 : importStart };
    const { name } = output;
    if (entry) {
      const run = await start(output, setup, parseRawState, (previous) => ({ state: planRaw(entry, previous, input) }));
      if (run)
        raw.push({ ...run, entry, listed: openRanges(run.state), mismatches: createSchemaMismatches(name, log) });
    }
    if (stream) {
      const run = await start(output, setup, parseDerivedState, (previous) => planDerived(stream, previous, input));
      if (run) derived.push({ ...run, stream });
      if (run && stream.isAppendOnly && !isSameDefinition(run.state.definition, definition))
        warnOfDefinition(log, name);
    }
  }
  for (const notice of planNotices({ raw, derived, nowSeconds, followsChanges })) log.warn(notice);
  const listPages: Record<string, number> = {};
  for (const { state } of [...raw, ...derived]) Object.assign(listPages, state.list_pages);
  const missingPermissions = createMissingPermissions(log);
  const factPlace = setup.facts ?? {};
  const facts = createFactStore(client, log, missingPermissions, factPlace, { listPages });
  for (const { state } of derived) if (state.coupons) facts.deletedCoupons.addAll(state.coupons);
  return {
    client,
    log,
    signal,
    nowSeconds,
    followsChanges,
    options,
    raw,
    derived,
    facts,
    deletedCustomers: new Map(),
    factPlace,
    missingPermissions,
    issues: createIssueReport(log),
    listPages,
    listedWhole: new Set(),
    forecast: createForecast(),
    scope,
  };
}

/** An emitted event stays as it was emitted, so its sums mix two definitions until the stream is cleared. */
function warnOfDefinition(log: Logger, stream: string): void {
  log.warn(
    `The stream ${stream} was begun with another definition of MRR: by an older version, or with other options under ` +
      "`metrics`. Its new events continue from there, so sums of mrr_delta may differ from mrr. " +
      "Clear the stream (in Airbyte: Clear data) and sync again.",
  );
}

/** A list that takes no time costs the same whole. If an object vanishes, only a whole list shows it. */
function isReadWhole(entry: RawStream): boolean {
  return entry.ignoresImportWindow === true || entry.vanishes === true || isWalked(entry);
}

/** Returns the saved states of rescanned streams that can be parsed. For the others, `start` fails the stream. */
function savedStatesOf(streams: readonly Output[]): StreamState[] {
  return streams.flatMap(({ name, initialState }) => {
    const entry = rawStreams.find((each) => each.name === name);
    if (entry && !isRescanned(entry)) return [];
    const parse = entry ? parseRawState : parseDerivedState;
    try {
      return parse(name, initialState) ?? [];
    } catch {
      return [];
    }
  });
}

/** Returns the account's id. The id of a connected account is an option, so it needs no permission. */
async function accountOf({ client, connectedAccountId }: SyncSetup): Promise<{ readonly id: string | null }> {
  return connectedAccountId === undefined ? readAccount(client) : { id: connectedAccountId };
}

async function select({ client, customerIds = [], log }: SyncSetup): Promise<CustomerScope | undefined> {
  if (customerIds.length === 0) return undefined;
  const scope = await findScope(client, customerIds);
  requireCustomers(scope);
  for (const refusal of invalidIdMessages(scope)) log.warn(refusal);
  return scope;
}

/**
 * Starts the stream and emits its first state, so that the high-water mark is stored before the first list call.
 * A sync of selected customers keeps the given state.
 */
async function start<State extends StreamState, Plan extends { readonly state: State }>(
  output: Output,
  { client, clock: time, log, customerIds = [] }: SyncSetup,
  parse: (stream: string, value: Output["initialState"]) => State | undefined,
  planFrom: (previous: State | undefined) => Plan,
): Promise<(Plan & StreamRun) | undefined> {
  await output.start();
  try {
    const savedState = parse(output.name, output.initialState);
    const plan = planFrom(savedState);
    const clock = createObservationClock(() => client.nowMs(), plan.state.observed_until ?? undefined);
    const stopwatch = startStopwatch(time);
    if (savedState) warnOfImplausible(log, output.name, implausibleTimes(savedState, client.nowSeconds()));
    const requireSavable = (state: StreamState) => requireSavableState(output.name, state, parse, client.nowSeconds());
    const run = {
      ...plan,
      savedState,
      requireSavable,
      output,
      clock,
      emitted: 0,
      stopwatch,
      status: "running" as const,
    };
    if (customerIds.length === 0) await checkpoint(run, plan.state);
    return run;
  } catch (error) {
    await output.fail(toFailure(error));
    return undefined;
  }
}

function warnOfImplausible(log: Logger, stream: string, times: readonly string[]): void {
  if (times.length === 0) return;
  log.warn(
    `The saved state of stream "${stream}" has times that cannot be right: ${times.join(", ")}. ` +
      `A clock was wrong when it was saved. The stream lists everything again, so that no change is missed.`,
  );
}

async function mayFollowChanges({ client, log }: SyncSetup): Promise<boolean> {
  try {
    await client.get({ route: events.path, params: { limit: 1 } });
    return true;
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "permission")) throw error;
    log.warn(
      `The API key lacks ${permissions.events.dashboard}, so changes can't be followed: every sync lists everything ` +
        `again. Add this permission to the key to make later syncs fast.`,
    );
    return false;
  }
}
