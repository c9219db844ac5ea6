import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { StripeClient } from "../stripe/client.js";
import type { StripeObject } from "../stripe/resource.js";
import { isReferenceSource } from "./derived-sources.js";
import { createDossiers, type Dossiers } from "./dossiers.js";
import { UnreadableObject } from "./facts/unreadable.js";
import { createReferences, type ReferenceStore } from "./references.js";

/** All that the derived streams are made from. */
export interface FactStore {
  readonly dossiers: Dossiers;
  readonly references: ReferenceStore;
  /** Takes what a collection's page brought. An object that can't be understood is left out with a warning. */
  add(collection: string, objects: readonly StripeObject[]): void;
}

export function createFactStore(client: StripeClient, log: Logger): FactStore {
  const dossiers = createDossiers();
  const references = createReferences(client);
  return {
    dossiers,
    references,
    add(collection, objects) {
      for (const object of objects) {
        try {
          if (isReferenceSource(collection)) references.add(collection, object);
          else dossiers.add(collection, object);
        } catch (error) {
          if (!(error instanceof UnreadableObject)) throw error;
          log.warn(`The derived streams leave ${object.id} out: ${error.message}`);
        }
      }
    },
  };
}
