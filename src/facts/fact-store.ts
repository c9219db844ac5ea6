import { tmpdir } from "node:os";
import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { Change } from "../metrics/dossier/dossier.js";
import type { StripeEvent } from "../stripe/change-feed.js";
import type { StripeClient } from "../stripe/client.js";
import type { StripeObject } from "../stripe/resource.js";
import { createChargeOwners } from "./charge-owners.js";
import { createDeletedCoupons, type DeletedCoupons } from "../state/deleted-coupons.js";
import {
  changedCoupon,
  chargeInPlaceOfCustomer,
  customerOf,
  disputedCharge,
  factOfObject,
  isReferenceSource,
} from "./sources.js";
import { createDossiers, factOfChange, type Dossiers } from "./dossiers.js";
import { openFactIndexOnDisk } from "./index/fact-index-on-disk.js";
import { changeOf } from "./parse/change.js";
import { couponFacts } from "./parse/coupon.js";
import { createParseIssues, type ParseIssues } from "./parse/parse-issues.js";
import type { MissingPermissions } from "./missing-permissions.js";
import { createReferences, type ReferenceStore } from "./references/references.js";
import { createSpillingFactIndex } from "./index/spilling-fact-index.js";

/** All that the derived streams are made from. */
export interface FactStore {
  readonly dossiers: Dossiers;
  readonly references: ReferenceStore;
  readonly parseIssues: ParseIssues;
  readonly deletedCoupons: DeletedCoupons;
  /**
   * Takes what a collection's page brought. An object that can't be understood is left out with a warning. Resolves
   * when all is kept.
   *
   * @throws ConfigError when the disk can't take it.
   */
  add(collection: string, objects: readonly StripeObject[]): Promise<void>;
  /**
   * Takes what events tell of customers and of deleted coupons, as `add` does, and forgets what they say has changed. An event that names a
   * charge for its customer costs a request, unless the charge is known. Resolves to the events that have a customer.
   *
   * @throws ConfigError when the disk can't take it.
   * @throws StripeError when a charge can't be looked up.
   */
  addEvents(events: readonly StripeEvent[]): Promise<readonly CustomerEvent[]>;
  /** Frees memory and disk. */
  close(): Promise<void>;
}

/** An event about a customer. */
export interface CustomerEvent {
  readonly event: StripeEvent;
  readonly customerId: string;
  /** The fact that it tells; undefined: that something changed, no more. */
  readonly change: Change | undefined;
}

/** Where facts are kept until they are told. */
export interface FactPlace {
  /** More facts than this are kept on disk. */
  readonly mostInMemory?: number;
  /** Temporary files are made in a folder of their own in it; the system's place for them when absent. */
  readonly folder?: string | undefined;
}

/** 20 to 60 MB of memory: an event's fact holds a subscription twice. */
const mostInMemory = 20_000;

/** What a store knows from elsewhere. */
export interface Foreknowledge {
  /** Pages that listing each collection takes, by its name, where that is known. */
  readonly listPages?: Readonly<Record<string, number>>;
  /** Those of another store; its own when absent. */
  readonly parseIssues?: ParseIssues;
  readonly deletedCoupons?: DeletedCoupons;
}

export function createFactStore(
  client: StripeClient,
  log: Logger,
  missingPermissions: MissingPermissions,
  place: FactPlace,
  { listPages = {}, parseIssues = createParseIssues(log), deletedCoupons = createDeletedCoupons() }: Foreknowledge = {},
): FactStore {
  const index = createSpillingFactIndex({
    mostInMemory: place.mostInMemory ?? mostInMemory,
    openLarge: async () => openFactIndexOnDisk(place.folder ?? tmpdir()),
  });
  const dossiers = createDossiers(index, missingPermissions);
  const references = createReferences(client, missingPermissions, parseIssues, deletedCoupons, listPages);
  const chargeOwners = createChargeOwners(client, missingPermissions);

  return {
    dossiers,
    references,
    parseIssues,
    deletedCoupons,
    async add(collection, objects) {
      const name = ({ id }: StripeObject) => id;
      if (isReferenceSource(collection))
        parseIssues.parseAll(objects, name, (object) => references.add(collection, object));
      else await dossiers.add(parseIssues.parseAll(objects, name, (object) => factOfObject(collection, object)));
    },
    async addEvents(events) {
      references.invalidate(events.flatMap((event) => disputedCharge(event) ?? changedCoupon(event) ?? []));
      const deletions = events.filter(({ type }) => type === "coupon.deleted");
      parseIssues.parseAll(
        deletions,
        ({ id }) => `event ${id}`,
        ({ created, data }) => deletedCoupons.add(couponFacts(data.object), created),
      );
      const owners = await chargeOwners.of(events.flatMap((event) => chargeInPlaceOfCustomer(event) ?? []));
      const customerEvents = events.flatMap((event) => {
        const customerId = customerOf(event) ?? owners.get(chargeInPlaceOfCustomer(event) ?? "");
        if (customerId === undefined) return [];
        const [change] = parseIssues.parseAll([event], ({ id }) => `event ${id}`, changeOf);
        return [{ event, customerId, change }];
      });
      await dossiers.add(
        customerEvents.flatMap(({ customerId, change }) => (change ? factOfChange(customerId, change) : [])),
      );
      return customerEvents;
    },
    async close() {
      try {
        await index.close();
      } catch (error) {
        log.warn(`Temporary files of the derived streams could not be removed: ${(error as Error).message}`);
      }
    },
  };
}
