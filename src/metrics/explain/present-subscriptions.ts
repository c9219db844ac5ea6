import type { Dossier, SubscriptionChange } from "../facts/dossier.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";
import { inOrderOfEvents } from "../timeline/chain.js";

/** The subscriptions as they stand, oldest first; one that only events tell of as the last of them shows it. */
export function presentSubscriptions({ subscriptions, changes }: Dossier): SubscriptionFacts[] {
  const listed = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  const told = changes.filter((change): change is SubscriptionChange => change.type === "subscription");
  const ids = new Set([...listed.keys(), ...told.map(({ after }) => after.id)]);
  return [...ids]
    .flatMap((id) => listed.get(id) ?? inOrderOfEvents(told.filter(({ after }) => after.id === id)).at(-1)?.after ?? [])
    .toSorted((a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1));
}
