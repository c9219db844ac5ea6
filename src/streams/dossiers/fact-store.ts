import { tmpdir } from "node:os";
import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { Change } from "../../metrics/facts/dossier.js";
import type { StripeEvent } from "../../stripe/change-feed.js";
import type { StripeClient } from "../../stripe/client.js";
import type { StripeObject } from "../../stripe/resource.js";
import { customerOf, factOfObject, isReferenceSource } from "../derived-sources.js";
import { createDossiers, factOfChange, type Dossiers } from "./dossiers.js";
import { openFactTableOnDisk } from "./fact-table-on-disk.js";
import { changeOf } from "../facts/change.js";
import { UnreadableObject } from "../facts/unreadable.js";
import { createReferences, type ReferenceStore } from "./references.js";
import { createSpillingFactTable } from "./spilling-fact-table.js";

/** All that the derived streams are made from. */
export interface FactStore {
  readonly dossiers: Dossiers;
  readonly references: ReferenceStore;
  /**
   * Takes what a collection's page brought. An object that can't be understood is left out with a warning. Resolves
   * when all is kept.
   *
   * @throws ConfigError when the disk can't take it.
   */
  add(collection: string, objects: readonly StripeObject[]): Promise<void>;
  /**
   * Takes what events tell of customers, as `add` does. Resolves to it.
   *
   * @throws ConfigError when the disk can't take it.
   */
  addEvents(events: readonly StripeEvent[]): Promise<readonly Change[]>;
  /** Frees memory and disk. */
  close(): Promise<void>;
}

/** Where facts are kept until they are told. */
export interface FactPlace {
  /** More facts than this are kept on disk. */
  readonly mostInMemory?: number;
  /** Temporary files are made in a folder of their own in it; the system's place for them when absent. */
  readonly folder?: string;
}

/** 20 to 60 MB of memory: an event's fact holds a subscription twice. */
const mostInMemory = 20_000;

export function createFactStore(client: StripeClient, log: Logger, place: FactPlace = {}): FactStore {
  const table = createSpillingFactTable({
    mostInMemory: place.mostInMemory ?? mostInMemory,
    openLarge: async () => openFactTableOnDisk(place.folder ?? tmpdir()),
  });
  const dossiers = createDossiers(table);
  const references = createReferences(client);

  /** The facts of what can be understood; of anything else, a warning. */
  function understood<Source, Result>(
    sources: readonly Source[],
    name: (source: Source) => string,
    read: (source: Source) => Result | undefined,
  ): Result[] {
    return sources.flatMap((source) => {
      try {
        return read(source) ?? [];
      } catch (error) {
        if (!(error instanceof UnreadableObject)) throw error;
        log.warn(`The derived streams leave ${name(source)} out: ${error.message}`);
        return [];
      }
    });
  }

  return {
    dossiers,
    references,
    async add(collection, objects) {
      const name = ({ id }: StripeObject) => id;
      if (isReferenceSource(collection)) understood(objects, name, (object) => references.add(collection, object));
      else await dossiers.add(understood(objects, name, (object) => factOfObject(collection, object)));
    },
    async addEvents(events) {
      const changes = understood(
        events,
        ({ id }) => `event ${id}`,
        (event) => {
          const change = changeOf(event);
          const customerId = customerOf(event);
          return change && customerId !== undefined ? { customerId, change } : undefined;
        },
      );
      await dossiers.add(changes.map(({ customerId, change }) => factOfChange(customerId, change)));
      return changes.map(({ change }) => change);
    },
    async close() {
      try {
        await table.close();
      } catch (error) {
        log.warn(`Temporary files of the derived streams could not be removed: ${(error as Error).message}`);
      }
    },
  };
}
