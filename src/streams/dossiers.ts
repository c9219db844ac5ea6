import type { StripeObject } from "../stripe/resource.js";
import { customerIn, dossierSources, type OpenDossier } from "./derived-sources.js";

/** Facts grouped by customer. */
export interface Dossiers {
  /** @throws UnreadableObject when the object can't be understood; nothing is kept of it then. */
  add(collection: string, object: StripeObject): void;
  get(customerId: string): OpenDossier | undefined;
  forget(customerId: string): void;
  customerIds(): Iterable<string>;
}

export function createDossiers(): Dossiers {
  const byCustomer = new Map<string, OpenDossier>();
  return {
    add(collection, object) {
      const source = dossierSources[collection];
      const customerId = source && customerIn(object, source.customerField);
      if (!source || customerId === undefined) return;
      const known = byCustomer.get(customerId);
      const dossier = known ?? { customer: undefined, subscriptions: [], invoices: [] };
      source.add(dossier, object);
      if (!known) byCustomer.set(customerId, dossier);
    },
    get: (customerId) => byCustomer.get(customerId),
    forget: (customerId) => void byCustomer.delete(customerId),
    customerIds: () => byCustomer.keys(),
  };
}
