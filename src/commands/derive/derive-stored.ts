import type { Logger } from "@airbyte/cdk-typescript-compat";
import { createFactStore } from "../../facts/fact-store.js";
import { createMissingPermissions, type MissingPermissions } from "../../facts/missing-permissions.js";
import { isDossierSource } from "../../facts/sources.js";
import type { MetricsOptions } from "../../metrics/options.js";
import { definitionOf } from "../../state/definition.js";
import { createObservationClock } from "../../state/observation-clock.js";
import { lagSeconds } from "../../state/state.js";
import { derivedStreams, type DerivedStream } from "../../streams/derived-streams.js";
import { systemClock } from "../../stripe/clock.js";
import type { StripeObject } from "../../stripe/resource.js";
import { deriveCustomers } from "../../sync/derive/derive-customers.js";
import { planDerived } from "../../sync/plan.js";
import type { Sync } from "../../sync/run/context.js";
import { createIssueReport } from "../../sync/run/issue-report.js";
import { createForecast } from "../../sync/run/forecast.js";
import type { Output } from "../../sync/run/output.js";
import type { DerivedRun } from "../../sync/run/stream-run.js";
import { startStopwatch } from "../../sync/run/stopwatch.js";
import { ingestStored } from "./ingest-stored.js";
import { createStoredClient, missingCollection } from "./stored-client.js";
import { storedCollections, type StoredObjects } from "./stored-objects.js";

export interface StoredDerivation {
  readonly stored: StoredObjects;
  /** The account of the objects; null: not known. It is part of the events' ids. */
  readonly account: string | null;
  readonly livemode: boolean;
  /** The moment that the objects describe, in Unix seconds: what was recorded later is not emitted. */
  readonly asOfSeconds: number;
  readonly options: MetricsOptions;
  /** Where facts beyond the memory are stored; undefined: in the system's temporary folder. */
  readonly folder?: string | undefined;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Takes records of a derived stream. */
  readonly emit: (stream: string, records: readonly object[]) => Promise<void>;
}

/**
 * Derives every customer from stored objects, as a first sync would from Stripe, and emits the records of the derived
 * streams. Sends no request. If events are stored, they are the evidence of what happened since the first of them;
 * everything earlier is inferred from objects.
 *
 * @throws SystemError if a customer could not be derived
 * @throws ConfigError if the disk can't store the facts
 */
export async function deriveStored(derivation: StoredDerivation): Promise<void> {
  const { stored, livemode, asOfSeconds, options, folder, log, signal } = derivation;
  // A sync without events emits what was recorded up to the lag before its start.
  const nowSeconds = asOfSeconds + 1 + lagSeconds;
  const missingPermissions = createMissingPermissions(log);
  acceptMissing(stored, missingPermissions, log);
  const kept = new Map<string, StripeObject>();
  const client = createStoredClient(stored.collections, kept, { livemode, nowSeconds });
  const facts = createFactStore(client, log, missingPermissions, { folder });
  const issues = createIssueReport(log);
  try {
    const { firstEventSeconds } = await ingestStored(stored, facts, kept, log, signal);
    const failures: unknown[] = [];
    const derived = derivedStreams.map((stream) =>
      runOf(stream, derivation, nowSeconds, firstEventSeconds, (error) => failures.push(error)),
    );
    const sync: Sync = {
      client,
      log,
      signal,
      nowSeconds,
      followsChanges: false,
      options,
      raw: [],
      derived,
      facts,
      deletedCustomers: new Map(),
      factPlace: { folder },
      missingPermissions,
      listPages: {},
      listedWhole: new Set(stored.collections),
      forecast: createForecast(),
      issues,
      scope: undefined,
    };
    await deriveCustomers(sync, undefined, { commit: false });
    if (failures.length > 0) throw failures[0];
  } finally {
    issues.log();
    await facts.close();
  }
}

/**
 * Continues without collections that are not stored, with one warning each. What objects refer to is missed only where
 * a customer needs it.
 *
 * @throws StripeError if a required collection is not stored
 */
function acceptMissing({ collections }: StoredObjects, missingPermissions: MissingPermissions, log: Logger): void {
  for (const [name, { isRequired }] of Object.entries(storedCollections)) {
    const isEager = isDossierSource(name) || name === "invoice_items";
    if (collections.has(name) || !isEager) continue;
    if (isRequired || !missingPermissions.accept(name, missingCollection(name))) throw missingCollection(name);
  }
  if (collections.has("events")) return;
  log.warn(
    "No events are stored: everything is inferred from objects and invoices, as for the time before a first sync. " +
      "Sync the stream events too, for the last 30 days before it and all time since.",
  );
}

/** Returns a derived stream in its first sync. */
function runOf(
  stream: DerivedStream,
  { account, livemode, options, emit }: StoredDerivation,
  nowSeconds: number,
  firstEventSeconds: number | undefined,
  onFailure: (error: unknown) => void,
): DerivedRun {
  const first = { importStart: 0, followsChanges: false, fullRescanIntervalDays: 0, isRescanDue: false };
  const plan = planDerived(stream, undefined, {
    ...first,
    nowSeconds,
    account,
    livemode,
    definition: definitionOf(options),
  });
  return {
    ...plan,
    changesFromSeconds: Math.min(firstEventSeconds ?? Infinity, plan.changesFromSeconds),
    stream,
    output: outputOf(stream.name, emit, onFailure),
    savedState: undefined,
    requireSavable: () => undefined,
    clock: createObservationClock(() => systemClock.epochMs(), undefined),
    stopwatch: startStopwatch(systemClock),
    emitted: 0,
    status: "running",
  };
}

/** Returns an output without states: a derivation is emitted whole or not at all. */
function outputOf(name: string, emit: StoredDerivation["emit"], onFailure: (error: unknown) => void): Output {
  let ended = false;
  const nothing = () => Promise.resolve();
  return {
    name,
    syncMode: "full_refresh",
    initialState: undefined,
    get ended() {
      return ended;
    },
    start: nothing,
    records: (batch) => emit(name, batch),
    state: nothing,
    announceWait: nothing,
    announceTotal: nothing,
    complete: nothing,
    fail(error) {
      ended = true;
      onFailure(error);
      return Promise.resolve();
    },
  };
}
