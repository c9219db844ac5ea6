import type { ApiObject, Kind, SimulatorServer } from "stripe-simulator";
import { expect } from "vitest";
import { streamNamed } from "../../src/streams/raw-streams.js";
import type { Destination } from "./destination.js";
import type { Row } from "./records.js";

/**
 * Checks that a raw stream's rows without tombstones equal the account's objects, field by field. A coupon's
 * `times_redeemed` is ignored, because Stripe sends no event for its change.
 */
export function expectTruth(
  { destination }: { readonly destination: Pick<Destination, "rows"> },
  simulator: Pick<SimulatorServer, "truth">,
  stream: string,
): void {
  const { name, expand } = streamNamed(stream);
  const truth = [...simulator.truth(name as Kind, expand)];
  const living = destination.rows(stream).filter((row) => row["is_deleted"] === false);
  expect(byId(living.map(stripesOwn)), stream).toEqual(byId(truth));
}

/** Returns Stripe's columns: the row without the columns that the connector adds. */
export function stripesOwn({ account_id: _account, observed_at: _at, is_deleted: _deleted, ...object }: Row): Row {
  return object;
}

function byId(objects: readonly (Row | ApiObject)[]): Record<string, unknown> {
  return Object.fromEntries(objects.map((object) => [object["id"] as string, announced(object)]));
}

function announced({ times_redeemed: _times, ...object }: Row | ApiObject): Row {
  return object;
}
