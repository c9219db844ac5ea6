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
  customerIn,
  customerOf,
  disputedCharge,
  dossierSources,
  factOfObject,
  isReferenceSource,
} from "./sources.js";
import { createDossiers, factOfChange, factOfPending, type Dossiers } from "./dossiers.js";
import type { Fact } from "./index/fact-index.js";
import { openFactIndexOnDisk } from "./index/fact-index-on-disk.js";
import { changeOf } from "./parse/change.js";
import { couponFacts } from "./parse/coupon.js";
import { pendingProration } from "./parse/invoice-item.js";
import { createParseIssues, type ParseIssues } from "./parse/parse-issues.js";
import type { MissingPermissions } from "./missing-permissions.js";
import { createReferences, type ReferenceStore } from "./references/references.js";
import { createSpillingFactIndex } from "./index/spilling-fact-index.js";

/** Everything that the derived streams are computed from. */
export interface FactStore {
  readonly dossiers: Dossiers;
  readonly references: ReferenceStore;
  readonly parseIssues: ParseIssues;
  readonly deletedCoupons: DeletedCoupons;
  /**
   * Stores the objects of a collection's page. Leaves out an object that can't be parsed, with a warning. Resolves
   * when all facts are stored.
   *
   * @throws ConfigError if the disk can't store them.
   */
  add(collection: string, objects: readonly StripeObject[]): Promise<void>;
  /**
   * Stores the events' facts about customers and deleted coupons, and invalidates cached references that the events
   * changed. Resolves to the events that have a customer.
   *
   * An event that contains a charge instead of a customer costs one request, unless the charge is already known. An
   * event that can't be parsed is left out with a warning.
   *
   * @param listedBefore Unix seconds. The cached references show every change before it.
   * @throws ConfigError if the disk can't store them.
   * @throws StripeError if a charge can't be looked up.
   */
  addEvents(events: readonly StripeEvent[], listedBefore?: number): Promise<readonly CustomerEvent[]>;
  /**
   * Stores the events' facts before the lists are read. An event that contains a charge instead of a customer waits
   * until the charge is added, so it costs no request.
   *
   * @throws ConfigError if the disk can't store them.
   */
  addEvidence(events: readonly StripeEvent[]): Promise<void>;
  /** Stores the prorations among pending invoice items. @throws ConfigError if the disk can't store them. */
  addPending(items: readonly StripeObject[]): Promise<void>;
  /** Frees memory and disk. */
  close(): Promise<void>;
}

/** An event about a customer. */
export interface CustomerEvent {
  readonly event: StripeEvent;
  readonly customerId: string;
  /** The fact in the event. undefined: the event only shows that something changed. */
  readonly change: Change | undefined;
}

/** Where facts are stored until the derived records are emitted. */
export interface FactPlace {
  /** If there are more facts than this, all facts move to disk. */
  readonly mostInMemory?: number;
  /**
   * The store creates its own folder for temporary files in this folder. undefined: in the system's temporary folder.
   */
  readonly folder?: string | undefined;
}

/** Needs 20 to 60 MB of memory: the fact of a subscription event holds the subscription twice. */
const mostInMemory = 20_000;

/** What a store gets from an earlier sync or from another store. */
export interface Foreknowledge {
  /** The number of pages of each collection's list, by collection name, if known. */
  readonly listPages?: Readonly<Record<string, number>>;
  /** Shared with another store. Absent: the store creates its own. */
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
  const readChange = (event: StripeEvent) => changeOf(event, parseIssues.parseAll);
  const chargeOwners = createChargeOwners(client, missingPermissions);
  const waiting = new Map<string, Change[]>();

  /** Stores the changes that waited for the charges. */
  async function addWaiting(charges: readonly StripeObject[]): Promise<void> {
    const facts = charges.flatMap((charge) => {
      const customerId = customerIn(charge, dossierSources["charges"]!.customerField);
      const changes = waiting.get(charge.id) ?? [];
      waiting.delete(charge.id);
      return customerId === undefined ? [] : changes.map((change) => factOfChange(customerId, change));
    });
    await dossiers.add(facts);
  }

  return {
    dossiers,
    references,
    parseIssues,
    deletedCoupons,
    async add(collection, objects) {
      const name = ({ id }: StripeObject) => id;
      if (isReferenceSource(collection))
        parseIssues.parseAll(objects, name, (object) => references.add(collection, object));
      else
        await dossiers.add(
          parseIssues.parseAll(objects, name, (object) => factOfObject(collection, object, parseIssues.parseAll)),
        );
      if (collection === "charges" && waiting.size > 0) await addWaiting(objects);
    },
    async addPending(items) {
      const prorations = parseIssues.parseAll(items, ({ id }) => `invoice item ${id}`, pendingProration);
      await dossiers.add(prorations.flatMap((proration) => factOfPending(proration) ?? []));
    },
    async addEvidence(events) {
      const facts: Fact[] = [];
      for (const event of events) {
        const [change] = parseIssues.parseAll([event], ({ id }) => `event ${id}`, readChange);
        const customerId = customerOf(event);
        const chargeId = chargeInPlaceOfCustomer(event);
        if (!change) continue;
        if (customerId !== undefined) facts.push(factOfChange(customerId, change));
        else if (chargeId !== undefined) waiting.set(chargeId, [...(waiting.get(chargeId) ?? []), change]);
      }
      await dossiers.add(facts);
    },
    async addEvents(events, listedBefore = 0) {
      const unlisted = events.filter(({ created }) => created >= listedBefore);
      references.invalidate(unlisted.flatMap((event) => disputedCharge(event) ?? changedCoupon(event) ?? []));
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
        const [change] = parseIssues.parseAll([event], ({ id }) => `event ${id}`, readChange);
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
