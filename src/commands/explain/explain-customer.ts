import { ConfigError, type Logger } from "@airbyte/cdk-typescript-compat";
import type { Dossier } from "../../metrics/dossier/dossier.js";
import type { CustomerFacts } from "../../metrics/dossier/customer-facts.js";
import { explain, type Explanation } from "../../metrics/explain/explain.js";
import { referencesOf, withoutTimes } from "../../metrics/dossier/references.js";
import type { MetricsOptions } from "../../metrics/options.js";
import { readAccount } from "../../stripe/account.js";
import { visibleSeconds, type StripeEvent } from "../../stripe/change-feed.js";
import type { StripeClient } from "../../stripe/client.js";
import { StripeError } from "../../stripe/request/errors.js";
import { permissions } from "../../stripe/key/permissions.js";
import { degradedWithout, referenceSources } from "../../facts/sources.js";
import { createFactStore, type FactStore } from "../../facts/fact-store.js";
import { readPendingProrations } from "../../facts/pending-prorations.js";
import { readDossier } from "../../facts/read-dossier.js";
import { customerFacts } from "../../facts/parse/customer.js";
import { createMissingPermissions, type MissingPermissions } from "../../facts/missing-permissions.js";
import { timeless } from "../../sync/scope/test-clocks/derive-test-clock.js";
import { clockOf } from "../../sync/scope/test-clocks/clock-of.js";
import { findCustomer } from "../../sync/scope/customers/find-customer.js";
import { readDeletedCoupons, readEventsOf } from "../../facts/read-events.js";

export interface ExplainRequest {
  readonly client: StripeClient;
  readonly log: Logger;
  readonly customerId: string;
  /** The number of days of events to read, at most 30. Earlier changes are inferred from objects and invoices. */
  readonly days: number;
  readonly options: MetricsOptions;
}

/**
 * Reads one customer as a first sync does, and explains its numbers and events. A test clock's customer is explained
 * as of the clock's time, from its objects only, as in syncs.
 *
 * @throws ConfigError if there is no customer with this id
 * @throws StripeError
 */
export async function explainCustomer(request: ExplainRequest): Promise<Explanation> {
  const { client, log, options } = request;
  const found = await findCustomer(client, request.customerId);
  if ("reason" in found) throw new ConfigError(found.reason);
  const { id, object } = found;
  const [account, testClock] = await Promise.all([readAccount(client), object && clockOf(client, object)]);
  const nowSeconds = client.nowSeconds();
  const missingPermissions = createMissingPermissions(log);
  const facts = createFactStore(client, log, missingPermissions, {});
  try {
    await readDossier(client, facts, missingPermissions, id);
    await readPendingProrations(client, facts, missingPermissions, id);
    const followed = testClock ? nothingFollowed(testClock) : await follow(request, facts, id, nowSeconds);
    const dossier = await dossierOf(facts, id, followed.events);
    const wanted = referencesOf(dossier);
    await facts.references.resolve(testClock ? withoutTimes(wanted) : wanted);
    const context = {
      account: { id: account.id, livemode: client.livemode },
      asOfSeconds: testClock?.frozenSeconds ?? nowSeconds,
      changesFromSeconds: followed.fromSeconds,
      connectedAtSeconds: followed.fromSeconds,
    };
    const references = testClock ? timeless(facts.references) : facts.references;
    return explain(dossier, references, options, context, [...followed.remarks, ...remarksOn(missingPermissions)]);
  } finally {
    await facts.close();
  }
}

/** The events of the customer, and the time since which all of them are known. */
interface Followed {
  readonly events: readonly StripeEvent[];
  readonly fromSeconds: number;
  readonly remarks: readonly string[];
}

async function follow(
  { client, log, days }: ExplainRequest,
  facts: FactStore,
  id: string,
  nowSeconds: number,
): Promise<Followed> {
  const untilSeconds = nowSeconds + 1;
  const inferred = "is inferred from objects and invoices";
  if (days === 0)
    return {
      events: [],
      fromSeconds: untilSeconds,
      remarks: [`No events were read (--days 0): everything ${inferred}.`],
    };
  const fromSeconds = Math.max(nowSeconds - days * 86_400, nowSeconds - visibleSeconds);
  const { charges = [] } = await facts.dossiers.get(id);
  const chargeIds = new Set(charges.map((charge) => charge.id));
  try {
    log.info(
      `Reading ${days} days of Stripe's events to find those about ${id}. ` +
        `This takes minutes in a large account; fewer --days are faster.`,
    );
    const range = { from: fromSeconds, to: untilSeconds };
    const events = await readEventsOf(client, log, { customerId: id, chargeIds }, range);
    await facts.addEvents(events);
    await readDeletedCoupons(client, log, facts, range);
    return {
      events,
      fromSeconds,
      remarks: [
        `Stripe's events were read since ${new Date(fromSeconds * 1000).toISOString().slice(0, 10)}; earlier changes of subscriptions are inferred from invoices.`,
      ],
    };
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "permission")) throw error;
    const remark = `The key lacks ${permissions.events.dashboard}: everything ${inferred}.`;
    return { events: [], fromSeconds: untilSeconds, remarks: [remark] };
  }
}

/** A test clock's objects are explained without events, because events can't be ordered by the clock's time. */
function nothingFollowed({ id, frozenSeconds }: { readonly id: string; readonly frozenSeconds: number }): Followed {
  const remark = `The customer belongs to test clock ${id}: it is explained as of the clock's time, from its objects only.`;
  return { events: [], fromSeconds: frozenSeconds + 1, remarks: [remark] };
}

async function dossierOf(facts: FactStore, id: string, events: readonly StripeEvent[]): Promise<Dossier> {
  const ingested = await facts.dossiers.get(id);
  return { ...ingested, customer: ingested.customer ?? deletedCustomer(id, events) };
}

/** Returns a deleted customer. Its deletion event shows its last state; without the event, only the id is known. */
function deletedCustomer(id: string, events: readonly StripeEvent[]): CustomerFacts {
  const deletion = events.find(({ type }) => type === "customer.deleted");
  return { ...customerFacts({ ...deletion?.data.object, id }), isDeleted: true };
}

/** Returns remarks on the references that the key may not read. */
function remarksOn(missingPermissions: MissingPermissions): string[] {
  return Object.keys(referenceSources)
    .filter((collection) => missingPermissions.has(collection))
    .map(
      (collection) =>
        `The key may not read ${collection}, so the explanation does without ${degradedWithout(collection) ?? "them"}.`,
    );
}
