import { StripeError } from "../../../stripe/request/errors.js";
import { readScoped } from "../../../stripe/lists/read-scoped.js";
import type { StripeObject } from "../../../stripe/resource.js";
import type { TestClock } from "../../../stripe/test-clocks.js";
import type { Changes } from "../../catch-up/collect-changes.js";
import { deriveTestClock } from "./derive-test-clock.js";
import { customerIn, dossierSources, isDossierSource } from "../../../facts/sources.js";
import { createFactStore, type FactStore } from "../../../facts/fact-store.js";
import { discardCustomers } from "../../run/ingest.js";
import type { RawStream } from "../../../streams/kinds.js";
import { rawStreams } from "../../../streams/raw-streams.js";
import { active, emitObjects, fail, type StreamRun } from "../../run/stream-run.js";
import { rowsOf } from "../../run/rows.js";
import type { Sync } from "../../run/context.js";

/** What was read of one clock so far. */
interface Reading {
  readonly sync: Sync;
  readonly customers: Set<string>;
  readonly facts: FactStore;
}

/**
 * Reads and emits the objects of one test clock, then derives its customers.
 * It removes these customers from those that the changes touched.
 * A collection that cannot be read fails the streams that need it.
 * If the clock is deleted during the reading, the objects read so far are emitted, but nothing is derived.
 */
export async function readTestClock(sync: Sync, clock: TestClock, changes: Changes | undefined): Promise<void> {
  const { parseIssues, deletedCoupons } = sync.facts;
  const facts = createFactStore(sync.client, sync.log, sync.missingPermissions, sync.factPlace, {
    parseIssues,
    deletedCoupons,
  });
  const reading: Reading = { sync, customers: new Set(), facts };
  try {
    await readBy(reading, "test_clock", new Set([clock.id]));
    await readBy(reading, "customer", reading.customers);
    for (const customer of reading.customers) changes?.customers.delete(customer);
    await discardCustomers(sync, reading.customers);
    await deriveTestClock(sync, clock, reading.facts.dossiers);
  } catch (error) {
    if (!isGone(error)) throw error;
    sync.log.info(`Test clock ${clock.id} was deleted while it was read.`);
  } finally {
    await reading.facts.close();
  }
}

async function readBy(
  reading: Reading,
  scope: NonNullable<RawStream["testClockScope"]>,
  ids: ReadonlySet<string>,
): Promise<void> {
  const { sync } = reading;
  for (const collection of rawStreams.filter(({ testClockScope }) => testClockScope === scope)) {
    if (dependents(sync, collection).length === 0) continue;
    try {
      for (const id of ids) {
        for await (const objects of readScoped(sync.client, collection, { [scope]: id })) {
          await take(reading, collection, objects);
        }
      }
    } catch (error) {
      if (sync.signal.aborted || isGone(error)) throw error;
      if (active(sync.derived).length > 0) sync.missingPermissions.accept(collection.name, error);
      await fail(dependents(sync, collection), error);
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof StripeError && error.code === "resource_missing";
}

/** Returns the streams that are incomplete without the collection's objects of a clock. */
function dependents({ raw, derived, missingPermissions }: Sync, { name }: RawStream): StreamRun[] {
  const holdsCustomers = dossierSources[name]?.customerField === "id";
  const fed = raw.filter(({ entry }) => entry.name === name || (holdsCustomers && entry.testClockScope === "customer"));
  return active([...fed, ...(isDossierSource(name) && !missingPermissions.has(name) ? derived : [])]);
}

async function take(
  { sync, customers, facts }: Reading,
  { name }: RawStream,
  objects: readonly StripeObject[],
): Promise<void> {
  const source = dossierSources[name];
  if (source) {
    for (const object of objects) {
      const customer = customerIn(object, source.customerField);
      if (customer !== undefined) customers.add(customer);
    }
    if (active(sync.derived).length > 0) await facts.add(name, objects);
  }
  const run = active(sync.raw).find(({ entry }) => entry.name === name);
  if (run) await emitObjects(run, await rowsOf(sync.client, run.entry, objects));
}
