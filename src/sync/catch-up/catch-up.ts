import { isJsonObject } from "../../stripe/request/json.js";
import { readList } from "../../stripe/lists/read-list.js";
import type { StripeObject } from "../../stripe/resource.js";
import {
  afterChanges,
  amidChanges,
  collectChanges,
  collectLaterChanges,
  followedFrom,
  type Changes,
} from "./collect-changes.js";
import { customerIn, dossierSources, isDossierSource } from "../../facts/sources.js";
import { discardCustomers, ingestObjects } from "../run/ingest.js";
import { idOf } from "../../facts/parse/json.js";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { subscriptions } from "../../streams/raw/billing.js";
import { customers as customersCollection } from "../../streams/raw/core.js";
import { readChanged, type Found } from "./read-changed.js";
import { withOpenRanges } from "../../state/state.js";
import {
  active,
  checkpoint,
  derivesAll,
  emitObjects,
  emitTombstones,
  end,
  fail,
  type RawRun,
} from "../run/stream-run.js";
import { rememberRows } from "../run/relisting.js";
import { rowsOf } from "../run/rows.js";
import type { Sync } from "../run/context.js";

/**
 * Reads the change feed once, then each changed object once, so that every stream reaches the present.
 * Raw streams are emitted and checkpointed here. For derived streams, the touched customers' facts are ingested again.
 *
 * Returns undefined if no stream follows changes, or if the feed cannot be read. In that case all streams fail.
 */
export async function catchUp(sync: Sync): Promise<Changes | undefined> {
  if (!sync.followsChanges || active([...sync.raw, ...sync.derived]).length === 0) return undefined;
  let changes: Changes;
  try {
    changes = await collectChanges(sync);
    await addCustomersOfRenamed(sync, changes);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail([...sync.raw, ...sync.derived], error);
    return undefined;
  }
  await readAll(sync, changes);
  return followMeanwhile(sync, changes);
}

/**
 * Adds the changes that happened while the touched customers were read. Their objects show their state at that time,
 * but the sync emits their state before the feed was read.
 */
async function followMeanwhile(sync: Sync, changes: Changes): Promise<Changes> {
  if (changes.customers.size === 0 || active(sync.derived).length === 0) return changes;
  try {
    return await collectLaterChanges(sync, changes);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(sync.derived, error);
    return changes;
  }
}

/** Reads each changed object once, for the raw streams and for the derived ones. */
async function readAll(sync: Sync, changes: Changes): Promise<void> {
  const raw = active(sync.raw);
  const outdated = await outdatedCustomers(sync, changes);
  await discardCustomers(sync, outdated);
  const ofTestClocks = new Set<string>();
  const take = async (collection: RawStream, objects: readonly StripeObject[]) => {
    for (const object of objects) if (isOfTestClock(object)) ofTestClocks.add(object.id);
    await ingestObjects(sync, collection.name, objects);
  };
  await Promise.all(
    rawStreams.map(async (collection) =>
      catchUpCollection(
        sync,
        collection,
        changes,
        outdated,
        raw.find(({ entry }) => entry === collection),
        take,
      ),
    ),
  );
  // Not every event shows that its object belongs to a test clock: a charge has no field for it.
  for (const customer of ofTestClocks) changes.customers.delete(customer);
  await discardCustomers(sync, ofTestClocks);
}

/**
 * Returns the touched customers whose objects must be read: all of them, unless this sync listed everything. Then only
 * those with an event since the listing. In test mode also those that were not listed, because no list shows the
 * customers of a test clock.
 */
async function outdatedCustomers(sync: Sync, changes: Changes): Promise<ReadonlySet<string>> {
  if (!sync.listedWhole.has(customersCollection.name)) return changes.customers;
  const outdated = new Set<string>();
  for (const id of changes.customers) {
    const isUnlisted = async () => (await sync.facts.dossiers.get(id)).customer === undefined;
    if (changes.changedSinceListing.has(id) || (!sync.client.livemode && (await isUnlisted()))) outdated.add(id);
  }
  return outdated;
}

function isOfTestClock(object: StripeObject): boolean {
  return object["object"] === "customer" && typeof object["test_clock"] === "string";
}

async function catchUpCollection(
  sync: Sync,
  collection: RawStream,
  changes: Changes,
  outdated: ReadonlySet<string>,
  raw: RawRun | undefined,
  take: (collection: RawStream, objects: readonly StripeObject[]) => Promise<void>,
): Promise<void> {
  const isReadable = isDossierSource(collection.name) && !sync.missingPermissions.has(collection.name);
  const derived = isReadable && active(sync.derived).length > 0;
  if (!raw && !derived) return;
  const changed = raw && changes.objects.get(collection);
  const customers = derived ? outdated : new Set<string>();
  const { untilSeconds } = changes;
  const sinceSeconds = raw ? followedFrom(raw) : untilSeconds;
  const keptFromSeconds = raw?.state.backfill.import_start ?? 0;
  const wanted = { changed, customers, keptFromSeconds, sinceSeconds, untilSeconds };
  try {
    for await (const found of readChanged(sync, collection, wanted)) {
      // Facts come first, because the objects become the records.
      if (found.kind === "objects") await take(collection, found.ofCustomers);
      if (raw) await emitFound(sync, raw, changes, found);
    }
    if (raw) await checkpoint(raw, afterChanges(withOpenRanges(raw.state, []), changes));
  } catch (error) {
    if (sync.signal.aborted) throw error;
    if (raw) await end(raw, sync.log, error);
    const isReported = raw !== undefined;
    if (derived && !sync.missingPermissions.accept(collection.name, error, isReported)) await fail(sync.derived, error);
  }
}

/** Emits what was found, with intermediate states, so that the next sync resumes an interrupted catch-up. */
async function emitFound({ client }: Sync, raw: RawRun, changes: Changes, found: Found): Promise<void> {
  if (found.kind === "progress") await checkpoint(raw, amidChanges(raw.state, changes, found.rest));
  else if (found.kind === "gone") await emitTombstones(raw, [changes.objects.get(raw.entry)!.deleted.get(found.id)!]);
  else if (found.kind === "parent gone") await rememberRows(raw, [found], []);
  else {
    const rows = await rowsOf(client, raw.entry, found.changed);
    await rememberRows(raw, found.changed, rows);
    await emitObjects(raw, rows);
  }
}

/**
 * Adds the customers who subscribe to a renamed product or price, because their rows show its name.
 * Streams that derive every customer need no list of them.
 */
async function addCustomersOfRenamed(sync: Sync, changes: Changes): Promise<void> {
  if (changes.renamed.size === 0 || active(sync.derived).every(derivesAll)) return;
  const ranges = [{ from: 0, to: changes.untilSeconds }];
  for await (const { objects } of readList(sync.client, subscriptions, { ranges })) {
    for (const subscription of objects) {
      const customer = customerIn(subscription, dossierSources["subscriptions"]!.customerField);
      if (customer !== undefined && refersTo(subscription, changes.renamed)) changes.customers.add(customer);
    }
  }
}

function refersTo(subscription: StripeObject, ids: ReadonlySet<string>): boolean {
  const { data } = isJsonObject(subscription["items"]) ? subscription["items"] : {};
  const items = Array.isArray(data) ? data.filter(isJsonObject) : [];
  return items.some(({ price }) => {
    const product = isJsonObject(price) ? price["product"] : undefined;
    return [idOf(price), idOf(product)].some((id) => id !== null && ids.has(id));
  });
}
