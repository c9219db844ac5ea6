import { readScoped } from "../../../stripe/lists/read-scoped.js";
import type { StripeObject } from "../../../stripe/resource.js";
import { dossierSources, isDossierSource, membersOf } from "../../../facts/sources.js";
import { ingestObjects } from "../../run/ingest.js";
import { readCollectionOf } from "../../../facts/read-dossier.js";
import { active, emitObjects, emitTombstones, end, fail, type RawRun, type StreamRun } from "../../run/stream-run.js";
import { rowsOf } from "../../run/rows.js";
import { parentOf } from "../../../streams/parents.js";
import type { RawStream } from "../../../streams/kinds.js";
import { customers } from "../../../streams/raw/core.js";
import type { Sync } from "../../run/context.js";
import type { ScopedCustomer } from "../../run/customer-scope.js";
import type { LastStates } from "./last-states.js";

/**
 * Emits all objects of one customer to the raw streams, and ingests them for the derived streams.
 * A collection that cannot be read fails the streams that need it.
 */
export async function readObjects(sync: Sync, customer: ScopedCustomer, last: LastStates): Promise<void> {
  await Promise.all(
    Object.entries(dossierSources).map(async ([collection, { customerField }]) => {
      if (dependents(sync, collection).length === 0) return;
      try {
        if (customerField === "id") await takeCustomer(sync, collection, customer, last);
        else {
          const pages = readCollectionOf(sync.client, collection, customer.id);
          for await (const objects of pages) await take(sync, collection, objects);
        }
      } catch (error) {
        if (sync.signal.aborted) throw error;
        const isReported = active(sync.raw).some(({ entry }) => entry.name === collection);
        if (active(sync.derived).length > 0) sync.missingPermissions.accept(collection, error, isReported);
        await fail(dependents(sync, collection), error);
      }
    }),
  );
  const others = active(sync.raw).filter(({ entry }) => !isOfDossier(entry));
  await Promise.all(others.map(async (run) => takeOthers(sync, run, customer)));
}

/**
 * Emits what a stream that no derived stream needs has of the customer. A stream whose list cannot be asked for one
 * customer emits nothing.
 */
async function takeOthers(sync: Sync, run: RawRun, { id, object }: ScopedCustomer): Promise<void> {
  const { client } = sync;
  try {
    if (run.entry.path === customers.path) {
      if (object) await emitObjects(run, await rowsOf(client, run.entry, [object]));
      return;
    }
    const filter = customerFilter(run.entry);
    if (filter === undefined) return;
    for await (const objects of readScoped(client, run.entry, { [filter]: id })) {
      await emitObjects(run, await rowsOf(client, run.entry, objects));
    }
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await end(run, sync.log, error);
  }
}

/** Returns the parameter that filters the stream's list by customer. undefined: it has none. */
function customerFilter(entry: RawStream): string | undefined {
  const collection = parentOf(entry)?.name ?? entry.name;
  // Every list that can be asked for the objects of a test clock can be asked for those of a customer.
  return dossierSources[collection]?.customerField ?? (entry.testClockScope ? "customer" : undefined);
}

/** Whether the stream is read with the collections of dossiers. */
function isOfDossier({ name }: RawStream): boolean {
  return isDossierSource(name) || Object.keys(dossierSources).some((parent) => hasMember(parent, name));
}

function hasMember(collection: string, name: string): boolean {
  return membersOf(collection).some((member) => member.name === name);
}

/** Returns the streams that are incomplete without the collection's objects of a customer. */
function dependents(sync: Sync, collection: string): StreamRun[] {
  const isReadable = isDossierSource(collection) && !sync.missingPermissions.has(collection);
  const raw = [...runOf(sync, collection), ...members(sync, collection).map(({ run }) => run)];
  return [...raw, ...(isReadable ? active(sync.derived) : [])];
}

/** Emits the customer. Stripe returns only the id of a deleted customer, so its tombstone has the last known state. */
async function takeCustomer(
  sync: Sync,
  collection: string,
  { id, object }: ScopedCustomer,
  last: LastStates,
): Promise<void> {
  if (object) return take(sync, collection, [object]);
  for (const run of runOf(sync, collection)) await emitTombstones(run, [last.get(id) ?? { id }]);
}

async function take(sync: Sync, collection: string, objects: readonly StripeObject[]): Promise<void> {
  await ingestObjects(sync, collection, objects);
  for (const { run, field, flag } of members(sync, collection)) {
    for (const { id } of objects.filter((object) => object[flag] === true))
      await takeMembers(sync, run, { [field]: id });
  }
  await emitRaw(runOf(sync, collection), objects);
}

async function takeMembers(sync: Sync, run: RawRun, filters: Readonly<Record<string, string>>): Promise<void> {
  try {
    for await (const objects of readScoped(sync.client, run.entry, filters)) await emitRaw(active([run]), objects);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail([run], error);
  }
}

/** Emits the objects. Must be the last step with them, because they become the records. */
async function emitRaw(runs: readonly RawRun[], objects: readonly StripeObject[]): Promise<void> {
  for (const run of runs) await emitObjects(run, objects);
}

function runOf({ raw }: Sync, collection: string): RawRun[] {
  return active(raw).filter(({ entry }) => entry.name === collection);
}

/** Returns the raw streams whose objects belong to objects of the collection. */
function members(sync: Sync, collection: string) {
  return membersOf(collection).flatMap((member) => runOf(sync, member.name).map((run) => ({ ...member, run })));
}
