import type { ChargeFacts } from "../metrics/dossier/charge-facts.js";
import type { CreditNoteFacts } from "../metrics/dossier/credit-note-facts.js";
import type { CustomerFacts } from "../metrics/dossier/customer-facts.js";
import type { Change } from "../metrics/dossier/dossier.js";
import type { InvoiceFacts } from "../metrics/dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../metrics/dossier/subscription-facts.js";
import { dossierSources } from "./sources.js";
import type { MissingPermissions } from "./missing-permissions.js";
import type { Fact, FactsOfCustomer, FactIndex } from "./index/fact-index.js";

/** What was gathered of one customer. */
export interface IngestedDossier {
  readonly customerId: string;
  /** undefined: no list and no fetch brought the customer's own object. */
  readonly customer: CustomerFacts | undefined;
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly invoices: readonly InvoiceFacts[];
  /** undefined, as the credit notes: the key may not read them. */
  readonly charges: readonly ChargeFacts[] | undefined;
  readonly creditNotes: readonly CreditNoteFacts[] | undefined;
  /** Facts of events. */
  readonly changes: readonly Change[];
}

/** Facts grouped by customer. */
export interface Dossiers {
  /** Adds facts of objects and changes. The last fact of one object or event counts. */
  add(facts: readonly Fact[]): Promise<void>;
  get(customerId: string): Promise<IngestedDossier>;
  /** Forgets what is known of the customers' objects, not what events told. */
  discard(customerIds: Iterable<string>): Promise<void>;
  /** Every customer of whom something is known, once, in the order of their ids. Holds a few at a time. */
  all(): AsyncIterable<IngestedDossier>;
}

/** Whether an object told of the customer, and not events alone. */
export function hasObjects({ customer, ...rest }: IngestedDossier): boolean {
  const { subscriptions, invoices, charges = [], creditNotes = [] } = rest;
  return customer !== undefined || [subscriptions, invoices, charges, creditNotes].some(({ length }) => length > 0);
}

/** What a change tells of the customer. */
export function factOfChange(customerId: string, change: Change): Fact {
  return { customerId, kind: changes, id: change.eventId, value: change };
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

/** The kind of facts that events tell. */
const changes = "events";

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
  };
}
