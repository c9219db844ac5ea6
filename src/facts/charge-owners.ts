import pMap from "p-map";
import type { StripeClient } from "../stripe/client.js";
import { requestsWaiting } from "../stripe/limits/limits.js";
import { retrieve } from "../stripe/retrieve.js";
import { customerIn, dossierSources } from "./sources.js";
import { charges } from "../streams/raw/core.js";
import type { MissingPermissions } from "./missing-permissions.js";

/** The customers of charges. Each charge is looked up once. */
export interface ChargeOwners {
  /**
   * Returns the customer id of each charge that has one, by charge id. Leaves out a charge that is gone or that the
   * key may not read.
   *
   * @throws StripeError on any other failure.
   */
  of(chargeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** About 100 bytes each. If the cache is full, it is emptied, and charges are looked up again. */
const mostLookups = 50_000;

export function createChargeOwners(client: StripeClient, missingPermissions: MissingPermissions): ChargeOwners {
  const lookups = new Map<string, Promise<string | undefined>>();

  async function lookUp(chargeId: string): Promise<string | undefined> {
    if (missingPermissions.has("charges")) return undefined;
    try {
      const charge = await retrieve(client, charges, chargeId);
      return charge && customerIn(charge, dossierSources["charges"]!.customerField);
    } catch (error) {
      if (missingPermissions.accept("charges", error)) return undefined;
      throw error;
    }
  }

  async function ownerOf(chargeId: string): Promise<readonly (readonly [string, string])[]> {
    if (lookups.size >= mostLookups) lookups.clear();
    const lookup = lookups.get(chargeId) ?? lookUp(chargeId);
    lookups.set(chargeId, lookup);
    const customerId = await lookup;
    return customerId === undefined ? [] : [[chargeId, customerId]];
  }

  return {
    async of(chargeIds) {
      const owners = await pMap(new Set(chargeIds), ownerOf, { concurrency: requestsWaiting });
      return new Map(owners.flat());
    },
  };
}
