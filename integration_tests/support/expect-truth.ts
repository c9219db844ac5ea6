import type { ApiObject, Kind, SimulatorServer } from "stripe-simulator";
import { expect } from "vitest";
import { rawStreams } from "../../src/streams/raw-streams.js";
import type { Destination } from "./destination.js";
import type { Row } from "./records.js";

/**
 * Of a raw stream, the destination's rows that aren't marked deleted are the account's objects, field by field, but for a
 * coupon's `times_redeemed`: Stripe announces no change of it.
 */
export function expectTruth(
  { destination }: { readonly destination: Pick<Destination, "rows"> },
  simulator: Pick<SimulatorServer, "truth">,
  stream: string,
): void {
  const { name, expand } = rawStreams.find((each) => each.name === stream)!;
  const truth = [...simulator.truth(name as Kind, expand)];
  const living = destination.rows(stream).filter((row) => row["is_deleted"] === false);
  expect(byId(living.map(stripesOwn)), stream).toEqual(byId(truth));
}

/** The columns that are Stripe's: the row without those that the connector adds. */
export function stripesOwn({ account_id: _account, observed_at: _at, is_deleted: _deleted, ...object }: Row): Row {
  return object;
}

function byId(objects: readonly (Row | ApiObject)[]): Record<string, unknown> {
  return Object.fromEntries(objects.map((object) => [object["id"] as string, announced(object)]));
}

function announced({ times_redeemed: _times, ...object }: Row | ApiObject): Row {
  return object;
}
