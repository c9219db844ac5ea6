import type { ChargeFacts } from "../metrics/dossier/charge-facts.js";
import type { CreditNoteFacts } from "../metrics/dossier/credit-note-facts.js";
import type { CustomerFacts } from "../metrics/dossier/customer-facts.js";
import type { Change } from "../metrics/dossier/dossier.js";
import type { InvoiceFacts, PendingProration } from "../metrics/dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../metrics/dossier/subscription-facts.js";
import { dossierSources } from "./sources.js";
import type { MissingPermissions } from "./missing-permissions.js";
import type { Fact, FactsOfCustomer, FactIndex } from "./index/fact-index.js";

/** All facts ingested for one customer. */
export interface IngestedDossier {
  readonly customerId: string;
  /** undefined: no list and no fetch returned the customer object. */
  readonly customer: CustomerFacts | undefined;
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly invoices: readonly InvoiceFacts[];
  /** undefined if the key may not read charges. */
  readonly charges: readonly ChargeFacts[] | undefined;
  /** undefined if the key may not read credit notes. */
  readonly creditNotes: readonly CreditNoteFacts[] | undefined;
  /** The facts from events. */
  readonly changes: readonly Change[];
  readonly pendingProrations: readonly PendingProration[];
}

/** Facts grouped by customer. */
export interface Dossiers {
  /** Stores facts of objects and of changes. A later fact of the same object or event replaces the earlier one. */
  add(facts: readonly Fact[]): Promise<void>;
  get(customerId: string): Promise<IngestedDossier>;
  /** Removes the facts of the customers' objects. Keeps the facts from events. */
  discard(customerIds: Iterable<string>): Promise<void>;
  /** Yields each customer that has a fact, once, sorted by id. Only a few customers are in memory at a time. */
  all(): AsyncIterable<IngestedDossier>;
}

/** Whether the dossier has a fact from an object, not only facts from events. */
export function hasObjects({ customer, ...rest }: IngestedDossier): boolean {
  const { subscriptions, invoices, charges = [], creditNotes = [] } = rest;
  return customer !== undefined || [subscriptions, invoices, charges, creditNotes].some(({ length }) => length > 0);
}

/** Returns the fact that stores the change for the customer. */
export function factOfChange(customerId: string, change: Change): Fact {
  return { customerId, kind: changes, id: change.eventId, value: change };
}

/** Returns the fact that stores a proration for its customer. undefined: it names no customer. */
export function factOfPending(proration: PendingProration): Fact | undefined {
  const { customerId, id } = proration;
  return customerId === null ? undefined : { customerId, kind: pending, id, value: proration };
}

export function createDossiers(index: FactIndex, missingPermissions: MissingPermissions): Dossiers {
  return {
    add: (facts) => index.put(facts),
    get: async (customerId) => dossierOf({ customerId, facts: await index.of(customerId) }, missingPermissions),
    discard: (customerIds) => index.remove(customerIds, Object.keys(dossierSources)),
    async *all() {
      for await (const facts of index.all()) yield dossierOf(facts, missingPermissions);
    },
  };
}

/** The `kind` of facts from events. */
const changes = "events";
/** The `kind` of facts from pending invoice items. */
const pending = "pending";

function dossierOf({ customerId, facts }: FactsOfCustomer, missingPermissions: MissingPermissions): IngestedDossier {
  const of = <Value extends object>(kind: string) =>
    facts.filter((fact) => fact.kind === kind).map(({ value }) => value as Value);
  return {
    customerId,
    customer: of<CustomerFacts>("customers")[0],
    subscriptions: of<SubscriptionFacts>("subscriptions"),
    invoices: of<InvoiceFacts>("invoices"),
    charges: missingPermissions.has("charges") ? undefined : of<ChargeFacts>("charges"),
    creditNotes: missingPermissions.has("credit_notes") ? undefined : of<CreditNoteFacts>("credit_notes"),
    changes: of<Change>(changes),
    pendingProrations: of<PendingProration>(pending),
  };
}
